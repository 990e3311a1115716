# needs: standard library
"""A saga with a log: it survives a decline, and then a crash."""
import sqlite3

SAGA = (("CreateOrder", "CancelOrder", "orders", 1),
        ("ReserveInventory", "ReleaseInventory", "stock", -1),
        ("ProcessPayment", "RefundPayment", "paid", 1))
state = {"orders": 0, "stock": 10, "paid": 0}  # three services
log = sqlite3.connect(":memory:", isolation_level=None)
log.execute("CREATE TABLE log (saga, event, UNIQUE (saga, event))")


def events(saga):
    query = "SELECT event FROM log WHERE saga = ? ORDER BY rowid"
    return [event for (event,) in log.execute(query, [saga])]


def once(saga, event, service=None, change=0):
    # In life each service keeps such a key beside its own data.
    write = "INSERT OR IGNORE INTO log VALUES (?, ?)"
    if log.execute(write, [saga, event]).rowcount and service:
        state[service] += change


def run(saga, declines=None, dies_before=None):
    for step, _, *effect in SAGA:
        if step == declines or "failed" in events(saga):
            once(saga, "failed")
            break
        once(saga, step, *effect)
    back = reversed(SAGA) if "failed" in events(saga) else ()
    for step, undo, service, change in back:
        if undo == dies_before:
            return
        if step in events(saga):  # only what was really done
            once(saga, undo, service, -change)

run("A")
run("B", "ProcessPayment")
run("C", "ProcessPayment", dies_before="CancelOrder")
print("C died:", events("C")[-1], state)
run("C")  # another process reads the same log
for saga in "ABC":
    print(saga, " > ".join(events(saga)))
print(state)
