# needs: standard library
import json
from urllib.parse import parse_qs


def handler(event, context):
    """The same code behind an HTTP API (2.0) and a REST API (1.0)."""
    if event.get("version") == "2.0":
        method = event["requestContext"]["http"]["method"]
        path = event["rawPath"]
        query = parse_qs(event["rawQueryString"])
    else:
        method, path = event["httpMethod"], event["path"]
        query = event["multiValueQueryStringParameters"] or {}
    headers = {name.lower(): v for name, v in event["headers"].items()}
    body = [method, path, query.get("tag", []), headers["user-agent"]]
    return {"statusCode": 200, "body": json.dumps(body)}


def gateway(version, returned):
    """What API Gateway makes of it, after its documentation."""
    if version == "2.0" and "statusCode" not in returned:
        return 200, json.dumps(returned)  # a response is inferred
    status, body = returned.get("statusCode"), returned.get("body", "")
    if status is None or not isinstance(body, str):
        return 502, "Internal server error"
    return status, body


v2 = {"version": "2.0", "rawPath": "/items",
      "rawQueryString": "tag=a%2Cb&tag=c",
      "queryStringParameters": {"tag": "a,b,c"},  # two or three?
      "headers": {"user-agent": "app"},
      "requestContext": {"http": {"method": "GET"}}}
v1 = {"httpMethod": "GET", "path": "/items",
      "queryStringParameters": {"tag": "c"},  # the last one only
      "multiValueQueryStringParameters": {"tag": ["a,b", "c"]},
      "headers": {"User-Agent": "app"}}
for version, event in (("1.0", v1), ("2.0", v2)):
    print(version, *gateway(version, handler(event, None)))
print("no statusCode:")
for version in ("1.0", "2.0"):
    print(version, *gateway(version, {"id": 7}))
print("a body that is not a string:")
print("1.0", *gateway("1.0", {"statusCode": 200, "body": {"id": 7}}))
