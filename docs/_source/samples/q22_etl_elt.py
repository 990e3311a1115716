# needs: duckdb
"""The same feed loaded twice: transformed before, and after."""
import json
import duckdb

FEED = [  # what the shop's API returns, of the last days only
    {"id": 1, "day": "11-01", "kind": "sale", "sum": 100},
    {"id": 2, "day": "11-01", "kind": "sale", "sum": 60},
    {"id": 3, "day": "11-01", "kind": "refund", "sum": 60},
    {"id": 2, "day": "11-01", "kind": "sale", "sum": 60},  # again!
    {"id": 4, "day": "11-02", "kind": "sale", "sum": 90}]
dwh = duckdb.connect()
# ETL: Python adds up the sales, only the result is loaded.
days = {}
for order in {order["id"]: order for order in FEED}.values():
    if order["kind"] == "sale":
        days[order["day"]] = days.get(order["day"], 0) + order["sum"]
dwh.execute("CREATE TABLE etl (day TEXT, revenue INT)")
dwh.executemany("INSERT INTO etl VALUES (?, ?)", days.items())
# ELT: rows are loaded as they came (pos: the place in the feed).
dwh.execute("CREATE TABLE raw (pos INT, body JSON)")
rows = [(pos, json.dumps(order)) for pos, order in enumerate(FEED)]
dwh.executemany("INSERT INTO raw VALUES (?, ?)", rows)
ELT = """CREATE OR REPLACE VIEW elt AS WITH clean AS (
    SELECT body->>'id' AS id, body->>'day' AS day,
           body->>'kind' AS kind, (body->>'sum')::INT AS sum
    FROM raw QUALIFY pos = max(pos) OVER (PARTITION BY id))
SELECT day, sum({})::INT AS revenue FROM clean GROUP BY day"""


def show(title, table, columns="day, revenue"):
    query = f"SELECT {columns} FROM {table} ORDER BY day"
    try:
        print(f"{title:9}", *dwh.execute(query).fetchall())
    except duckdb.BinderException as error:
        print(f"{title:9}", str(error).split(" not ")[0], "not found")


dwh.execute(ELT.format("if(kind = 'sale', sum, 0)"))
show("ETL", "etl")
show("ELT", "elt")
print("A week later: refunds are deducted, and since day one")
dwh.execute(ELT.format("if(kind = 'sale', sum, -sum)"))
show("ELT again", "elt")
show("ETL again", "etl", "day, kind")
