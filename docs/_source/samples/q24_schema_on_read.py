# needs: duckdb, pyarrow
"""Three exports in a lake, one of them odd, and a warehouse."""
import tempfile

import duckdb
import pyarrow as pa, pyarrow.parquet as pq

# Three releases of the shop wrote these. A lake takes any file.
folder = tempfile.mkdtemp()  # an empty one of its own
pq.write_table(pa.table({"id": [1, 2], "price": [100, 250]}),
               f"{folder}/2026-09.parquet")
pq.write_table(pa.table({"id": [3], "price": [80], "vat": [16]}),
               f"{folder}/2026-10.parquet")
pq.write_table(pa.table({"id": [4, 5], "price": ["70", "70 EUR"]}),
               f"{folder}/2026-11.parquet")
db = duckdb.connect()


def ask(title, query):
    try:
        print(f"{title:22}", db.execute(query).fetchone())
    except duckdb.Error as error:
        print(f"{title:22}", type(error).__name__)


LAKE = f"read_parquet('{folder}/*.parquet', union_by_name = {{}})"
ask("first file decides", f"SELECT sum(vat) FROM {LAKE.format(0)}")
ask("all files decide", f"SELECT sum(vat) FROM {LAKE.format(1)}")
# One text price has made the whole column text: the reader pays.
ask("price is now", f"SELECT typeof(price) FROM {LAKE.format(1)}")
ask("cast", f"SELECT sum(price::INT) FROM {LAKE.format(1)}")
ask("try_cast", f"""SELECT sum(try_cast(price AS INT)),
    count(*) FILTER (try_cast(price AS INT) IS NULL) AS lost
    FROM {LAKE.format(1)}""")

# Schema-on-write: the same file is stopped at the door, whole.
db.execute("CREATE TABLE dwh (id INT, price INT NOT NULL)")
for month in "09", "10", "11":
    file = f"{folder}/2026-{month}.parquet"
    try:
        db.execute(f"INSERT INTO dwh SELECT id, price FROM '{file}'")
        print(f"2026-{month} loaded")
    except duckdb.ConversionException:
        print(f"2026-{month} rejected")
ask("warehouse", "SELECT sum(price), count(*) FROM dwh")
