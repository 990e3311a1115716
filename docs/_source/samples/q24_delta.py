# needs: deltalake, pyarrow
"""A Delta table: a job that dies halfway, two writers, and a person really erased."""
import tempfile
from pathlib import Path

import pyarrow as pa, pyarrow.parquet as pq
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import CommitFailedError

root = Path(tempfile.mkdtemp())  # an empty folder of its own
folder, table = root / "folder", root / "table"
SCHEMA = pa.schema({"name": pa.string(), "price": pa.int64()})

def rows(**prices):
    return pa.table([[*prices], [*prices.values()]], SCHEMA)

def show(title, version=None):
    found = []  # only in the files that this version of the log names
    for file in DeltaTable(table, version=version).file_uris():
        found += pq.read_table(file).to_pylist()
    files = [pq.read_table(file).to_pylist() for file in table.glob("*.parquet")]
    print(f"{title:22}", *sorted(f"{row['name']}={row['price']}" for row in found),
          "| files with Ann:", sum("Ann" in str(file) for file in files))

# A day is Ann, Bob and Eve in two files; the job dies between them.
folder.mkdir()
write_deltalake(table, rows())
for place in folder, table:
    pq.write_table(rows(Ann=100, Bob=250), place / "part-1.parquet")
print(f"{'folder, half a day':22}", *pq.read_table(folder)["name"].to_pylist())
show("Delta, no commit yet")
write_deltalake(table, rows(Ann=100, Bob=250, Eve=80), mode="append")
one, two = DeltaTable(table), DeltaTable(table)  # both have read version 1
one.update(predicate="name = 'Bob'", updates={"price": "260"})
try:
    two.update(predicate="name = 'Bob'", updates={"price": "270"})
except CommitFailedError:
    show("the second writer lost")
DeltaTable(table).delete("name = 'Ann'")
show("Ann deleted")
show("time travel", version=1)
for title, orphans in ("VACUUM", False), ("VACUUM, orphans too", True):
    DeltaTable(table).vacuum(0, dry_run=False, full=orphans,  # 0 hours: only here,
                             enforce_retention_duration=False)  # nobody else reads
    show(title)
