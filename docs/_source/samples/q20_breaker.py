# needs: standard library
from collections import Counter, deque
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
class Status(Exception): "One class for 4xx and 5xx, as raise_for_status() has it."
class Refused(Exception): "The circuit is open: nothing has left the process."
class Breaker:  # for the threads of one process; opens at 5 failures in 10 calls
    def __init__(self, clock, healthy, limit=5, window=10, rest=30):
        self.clock, self.healthy, self.limit, self.rest = clock, healthy, limit, rest
        self.state, self.since, self.term = "closed", 0, object()
        self.lock, self.recent = Lock(), deque(maxlen=window)  # True: it failed
    def call(self, function):
        with self.lock:  # held to decide and to count, never while calling
            if self.state == "open" and self.clock() - self.since >= self.rest:
                self.state, self.term = "half-open", object()  # this is the trial
            elif self.state != "closed": raise Refused("refused")
            term, failed = self.term, True  # whatever breaks below
        try:
            result, failed = function(), False  # the network call alone
            return result
        except BaseException as error:  # Ctrl-C is no sign of health either
            failed = not self.healthy(error)
            raise
        finally:
            with self.lock:
                if term is self.term:  # else the state has changed meanwhile
                    self.recent.append(failed)
                    if self.state == "half-open" or sum(self.recent) >= self.limit:
                        self.state = "open" if failed else "closed"
                        self.since, self.term = self.clock(), object()
                        self.recent.clear()

def healthy(error):  # 404 is; 429 asks for fewer calls, so it is not
    return isinstance(error, Status) and error.args[0] < 500 and error.args[0] != 429
def send():
    if now == 65: print("   meanwhile", *attempt(49).items())  # while it is tried
    if plan[now] > 200: raise Status(plan[now])
def attempt(times=1):  # each call in a thread of its own
    calls = [pool.submit(breaker.call, send) for _ in range(times)]
    return Counter(str(call.exception() or "ok") for call in calls)
plan = {0: 503, 1: 503, 2: 200, 3: 503, 4: 503, 5: 503, 6: 200, 35: 429, 65: 404}
breaker = Breaker(lambda: now, healthy)
with ThreadPoolExecutor(50) as pool:
    for now in plan:  # seconds of our own clock, and what the service answers
        print(f"{now:2} s", *attempt(), breaker.state)
