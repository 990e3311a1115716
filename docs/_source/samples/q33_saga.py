# needs: standard library
"""A saga that lives in its log: a refusal, a late failure, a death after a commit."""
SAGA = [("CreateOrder", "CancelOrder", "shop", 1),
        ("ReserveInventory", "ReleaseInventory", "stock", -1),
        ("ProcessPayment", "RefundPayment", "bank", 500),
        ("BookDelivery", "CancelDelivery", "courier", 1)]
DENIED = {"o2/ProcessPayment", "o3/BookDelivery", "o4/BookDelivery", "o4/RefundPayment"}
dies = {"o1/ProcessPayment", "o3/RefundPayment"}  # right after this, and once
NO_ANSWER, REFUSED = None, 0  # any other answer is the effect of the work
# Each dict is a table in a database of its own; setdefault is what
# INSERT ... ON CONFLICT DO NOTHING is there: what came first under a key stays.
log = {}
inboxes = {service: {} for _, _, service, _ in SAGA}
calls = []

def serve(inbox, key, effect):  # a service: its work and its answer, in one commit
    return inbox.setdefault(key, REFUSED if key in DENIED else effect)

def ask(key, service, effect):  # the key is ours, the same at every repeat
    if log.setdefault(key, NO_ANSWER) is NO_ANSWER:  # ask, maybe again
        calls.append(key)
        answer = serve(inboxes[service], key, effect)
        if key in dies:
            dies.remove(key)
            raise SystemExit  # the service has committed, our log does not know
        log[key] = answer
    return log[key]

def run(order):  # always from the start: the log skips what is done
    undo = []
    for step, back, service, effect in SAGA:
        if ask(f"{order}/{step}", service, effect) == REFUSED:
            for command in reversed(undo):
                if ask(*command) == REFUSED:
                    print("a person is needed:", command[0])
            return
        undo.append((f"{order}/{back}", service, -effect))

for order in "o1", "o2", "o3", "o4":
    try:
        run(order)
    except SystemExit:
        run(order)  # another process reads the same log
    print(order, "...", *[key[3:] for key in calls if order in key][2:])
print({service: sum(inbox.values()) for service, inbox in inboxes.items()})
