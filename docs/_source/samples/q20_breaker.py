# needs: standard library
"""A breaker that trips and recovers. The clock is ours: no waiting."""
from collections import Counter, deque


class Breaker:
    def __init__(self, window=10, minimum=5, rate=0.5, rest=30):
        self.failed = deque(maxlen=window)  # True is a failure
        self.minimum, self.rate, self.rest = minimum, rate, rest
        self.state, self.opened_at = "closed", 0

    def call(self, function, now):
        if self.state == "open":
            if now - self.opened_at < self.rest:
                return "refused"  # nothing leaves the process
            self.state = "half-open"  # one probe may go through
        try:
            answer, failed = function(now), False
        except TimeoutError:
            answer, failed = "timeout", True
        if self.state == "half-open":
            self.failed.clear()
            self.state = "open" if failed else "closed"
            self.opened_at = now
        self.failed.append(failed)
        bad = sum(self.failed) / len(self.failed) >= self.rate
        if len(self.failed) >= self.minimum and bad:
            self.state, self.opened_at = "open", now
        return answer


def payments(now):  # down from second 20 to second 70
    if 20 <= now < 70:
        raise TimeoutError
    return "ok"


breaker, before, counts = Breaker(), None, Counter()
for second in range(0, 120, 2):  # a call every two seconds
    got = breaker.call(payments, second)
    counts[got] += 1
    if (got, breaker.state) != before:
        print(f"{second:3} s  {got:8}-> {breaker.state}")
        before = got, breaker.state
print(dict(counts), "- without it, 25 timeouts")
