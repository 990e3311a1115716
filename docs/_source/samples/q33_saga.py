# needs: standard library
"""A saga that lives in its log: a refusal, a late failure, a death after a commit."""
import sqlite3

SAGA = [("CreateOrder", "CancelOrder", "shop", 1),
        ("ReserveInventory", "ReleaseInventory", "stock", -1),
        ("ProcessPayment", "RefundPayment", "bank", 500),
        ("BookDelivery", "CancelDelivery", "courier", 1)]
DENIED = {"o2/ProcessPayment", "o3/BookDelivery", "o4/BookDelivery", "o4/RefundPayment"}
DIES = {"o1/ProcessPayment": 1, "o3/RefundPayment": 1}  # right after this, and once
def database():  # here in memory, in production on disk; every statement commits
    db = sqlite3.connect(":memory:", isolation_level=None)
    return db.execute("CREATE TABLE done (key PRIMARY KEY, effect)").connection
log, calls = database(), []  # the saga log: what was asked, what came of it
inboxes = {name: database() for _, _, name, _ in SAGA}  # each service has its own

def once(db, key, effect):  # what was written first under a key stays
    db.execute("INSERT OR IGNORE INTO done VALUES (?, ?)", [key, effect])
    return db.execute("SELECT effect FROM done WHERE key = ?", [key]).fetchone()[0]

def ask(key, name, effect):  # the key is ours, the same at every repeat
    if once(log, key, None) is None:  # no answer recorded: ask, maybe again
        calls.append(key)
        answer = once(inboxes[name], key, 0 if key in DENIED else effect)
        if DIES.pop(key, 0): raise SystemExit  # it has committed, our log does not know
        log.execute("UPDATE done SET effect = ? WHERE key = ?", [answer, key])
    return once(log, key, None)  # 0: refused

def run(order):  # always from the start: the log skips what is done
    undo = []
    for step, back, name, effect in SAGA:
        if not ask(f"{order}/{step}", name, effect):
            for command in reversed(undo):
                if not ask(*command): print("a person is needed:", command[0])
            return
        undo.append((f"{order}/{back}", name, -effect))

for order in "o1", "o2", "o3", "o4":
    try: run(order)
    except SystemExit: run(order)  # another process reads the same log
    print(order, "...", *[key[3:] for key in calls if order in key][2:])
for name, db in inboxes.items():
    print(name, *db.execute("SELECT sum(effect) FROM done").fetchone())
    db.close()
log.close()
