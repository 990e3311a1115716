# needs: standard library
import base64
import json
import multiprocessing
import uuid


def init():
    """The module level of a function: runs once an environment."""
    env = {"id": uuid.uuid4().hex, "users": []}

    def handler(event, context):
        env["users"].append(event["user"])  # outlives the request!
        body = {**env, "request": context["request_id"]}
        return {"statusCode": 200, "body": json.dumps(body)}

    return handler


def invoke(handler, user):  # what Lambda does with a handler
    context = {"request_id": uuid.uuid4().hex}
    return json.loads(handler({"user": user}, context)["body"])


def in_a_copy(user):
    return invoke(snapshot, user)


warm, users = init(), ["ann", "bob", "eve"]
in_turn = [invoke(warm, user) for user in users]
# At once: an environment takes one event at a time.
at_once = [invoke(init(), user) for user in users]
print("in turn, cold starts:", len({r["id"] for r in in_turn}))
print("at once, cold starts:", len({r["id"] for r in at_once}))
print("what the third caller sees:", in_turn[2]["users"])

snapshot = init()  # SnapStart: one memory, many copies; fork plays it
fork = multiprocessing.get_context("fork")
with fork.Pool(2, maxtasksperchild=1) as pool:
    a, b = pool.map(in_a_copy, users[:2], chunksize=1)
print("ids drawn in INIT differ:", a["id"] != b["id"])
print("ids drawn per request differ:", a["request"] != b["request"])
for mb in (4, 5):  # a file in a JSON response travels as base64
    size = len(base64.b64encode(bytes(mb * 1024**2)))
    print(f"{mb} MB file under 6 MB as base64:", size < 6 * 1024**2)
