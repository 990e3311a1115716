# needs: standard library
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

FAILURES = TimeoutError, ConnectionError, KeyboardInterrupt  # for a 5xx, raise one
class Refused(Exception): "The circuit is open: nothing has left the process."

class Breaker:  # counts failures in a row, for the threads of one process
    def __init__(self, clock, limit=5, rest=30):
        self.clock, self.limit, self.rest, self.lock = clock, limit, rest, Lock()
        self.state, self.since, self.failures, self.term = "closed", 0, 0, None
    def call(self, function):
        with self.lock:  # held to decide and to count, never while calling
            if self.state == "open" and self.clock() - self.since >= self.rest:
                self.state, self.term = "half-open", object()  # ours is the probe
            elif self.state != "closed":
                raise Refused
            term, failed = self.term, False
        try:
            return function()
        except FAILURES:
            failed = True
            raise
        finally:  # any other exception is an answer, too
            with self.lock:
                if term is self.term:  # else it began before a turn: old news
                    self.failures = self.failures + 1 if failed else 0
                    if self.state == "half-open" or self.failures >= self.limit:
                        self.state = "open" if failed else "closed"
                        self.since, self.failures, self.term = self.clock(), 0, object()

def down():
    raise ConnectionRefusedError
def bad():  # a bad request; while it is out, 49 more threads call
    print("   meanwhile", *attempt(down, 49).items())
    raise ValueError
def attempt(function, times):  # each call in a thread of its own
    calls = [pool.submit(breaker.call, function) for _ in range(times)]
    return Counter(type(call.exception()).__name__ for call in calls)

with ThreadPoolExecutor(50) as pool:
    breaker = Breaker(lambda: now)
    for now in 0, 1, 2, 3, 4, 5, 34, 35, 64:  # seconds of our own clock
        print(f"{now:2} s", *attempt(bad if now > 60 else down, 1), breaker.state)
