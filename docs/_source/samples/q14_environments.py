# needs: standard library
"""What outlives a call, and what all copies of a snapshot share."""
import base64
import json
import pickle
import random
import uuid
from types import SimpleNamespace


class Environment:
    def __init__(self):  # stands for the module level: INIT, once
        self.env, self.dice = uuid.uuid4().hex, random.Random()
        self.users = []

    def handler(self, event, context):
        self.users.append(event["user"])  # outlives the request!
        body = {"env": self.env, "dice": self.dice.random(),
                "call": context.aws_request_id, "users": self.users}
        return {"statusCode": 200, "body": json.dumps(body)}


def invoke(where, user):  # what Lambda does with a handler
    context = SimpleNamespace(aws_request_id=str(uuid.uuid4()))
    return json.loads(where.handler({"user": user}, context)["body"])


warm, users = Environment(), ["ann", "bob", "eve"]
in_turn = [invoke(warm, user) for user in users]
# At once: an Event Function gives an environment one event at a time.
at_once = [invoke(Environment(), user) for user in users]
print("in turn, cold starts:", len({r["env"] for r in in_turn}))
print("at once, cold starts:", len({r["env"] for r in at_once}))
print("what the third caller sees:", in_turn[2]["users"])
snapshot = pickle.dumps(Environment())  # SnapStart: INIT once, copies
a, b, cured = (pickle.loads(snapshot) for _ in range(3))
cured.dice.seed()  # on Lambda, a hook that runs after each restore
a, b, cured = (invoke(copy, "ann") for copy in (a, b, cured))
for what in "env", "dice", "call":
    print(f"{what} the same in two copies:", a[what] == b[what])
print("dice the same after the hook:", a["dice"] == cured["dice"])
for mb in (4, 5):  # a file in a JSON response travels as base64
    size = len(base64.b64encode(bytes(mb * 1024**2)))
    print(f"{mb} MB file under 6 MB as base64:", size < 6 * 1024**2)
