# needs: standard library
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

class Status(Exception): "One class for 4xx and 5xx, as raise_for_status() has it."
class Refused(Exception): "The circuit is open: nothing has left the process."
class Breaker:  # counts failures in a row, for the threads of one process
    def __init__(self, clock, healthy, limit=5, rest=30):
        self.clock, self.healthy, self.limit, self.rest = clock, healthy, limit, rest
        self.state, self.since, self.failures, self.term = "closed", 0, 0, None
        self.lock = Lock()

    def call(self, function):
        with self.lock:  # held to decide and to count, never while calling
            if self.state == "open" and self.clock() - self.since >= self.rest:
                self.state, self.term = "half-open", object()  # ours is the probe
            elif self.state != "closed":
                raise Refused
            term, failed = self.term, False
        try: return function()  # the network call alone
        except BaseException as error:  # Ctrl-C is no sign of health either
            failed = not self.healthy(error)
            raise
        finally:
            with self.lock:
                if term is self.term:  # else it began before a turn: old news
                    self.failures = self.failures + 1 if failed else 0
                    if self.state == "half-open" or self.failures >= self.limit:
                        self.state = "open" if failed else "closed"
                        self.since, self.failures, self.term = self.clock(), 0, object()

def healthy(error): return isinstance(error, Status) and error.args[0] < 500
def down(): raise Status(503)
def bad():  # a bad request; while it is out, 49 more threads call
    print("   meanwhile", *attempt(down, 49).items())
    raise Status(404)
def attempt(function, times=1):  # each call in a thread of its own
    calls = [pool.submit(breaker.call, function) for _ in range(times)]
    return Counter(repr(call.exception()) for call in calls)

with ThreadPoolExecutor(50) as pool:
    breaker = Breaker(lambda: now, healthy)
    for now in 0, 1, 2, 3, 4, 5, 34, 35, 64:  # seconds of our own clock
        print(f"{now:2} s", *attempt(bad if now > 60 else down), breaker.state)
