# needs: deltalake, pyarrow
"""A job that dies halfway: a plain folder and a Delta table."""
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import CommitFailedError


def rows(*prices):
    return pa.table({"price": pa.array(prices, pa.int64())})


def show(title, version=None):
    prices = []  # only of the files that the log names
    for file in DeltaTable("table", version=version).file_uris():
        prices += pq.read_table(file)["price"].to_pylist()
    print(f"{title:24}", sorted(prices))


# A day is 100, 250, 80 in two files; the job dies between them.
Path("folder").mkdir()
pq.write_table(rows(100, 250), "folder/part-1.parquet")
print(f"{'folder':24}", pq.read_table("folder")["price"].to_pylist())
write_deltalake("table", rows())
pq.write_table(rows(100, 250), "table/part-1.parquet")
show("Delta, no commit yet")
write_deltalake("table", rows(100, 250, 80), mode="append")
show("Delta, the job repeated")
try:
    extra = rows(70).append_column("vat", [[14]])
    write_deltalake("table", extra, mode="append")
except Exception as error:
    print(f"{'an unknown column':24}", str(error)[:18])
# Two writers have read the same version; the second must lose.
one, two = DeltaTable("table"), DeltaTable("table")
one.update(predicate="price = 100", updates={"price": "110"})
try:
    two.update(predicate="price = 100", updates={"price": "120"})
except CommitFailedError as error:
    print(f"{'the second writer':24}", type(error).__name__)
show("now")
show("time travel, version 1", version=1)
