# needs: standard library
"""One handler behind both kinds of API, and what becomes of its answer."""
import json
from urllib.parse import parse_qs

KNOWN = {"statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded"}


def handler(event, context):
    if event.get("version") == "2.0":  # HTTP API
        method = event["requestContext"]["http"]["method"]
        path = event["rawPath"]
        query = parse_qs(event["rawQueryString"], keep_blank_values=True)
    else:  # REST API
        method, path = event["httpMethod"], event["path"]
        query = event["multiValueQueryStringParameters"] or {}
    headers = {name.lower(): v for name, v in (event["headers"] or {}).items()}
    body = [method, path, query.get("tag", []), headers.get("user-agent")]
    return {"statusCode": 200, "body": json.dumps(body)}


def rest_api(got):  # our model of it, after tests that were run on AWS
    body = got.get("body", "")
    if set(got) - KNOWN or not isinstance(body, str):
        return 502, '{"message": "Internal server error"}'
    return got.get("statusCode", 200), body


def http_api(got):  # with format 2.0
    if "statusCode" not in got:
        return 200, json.dumps(got)  # a response is inferred
    return got["statusCode"], got.get("body", "")


v1 = {"queryStringParameters": {"tag": "c"},  # 1.0: the last one only
      "headers": {"User-Agent": "app"}, "path": "/items", "httpMethod": "GET",
      "multiValueQueryStringParameters": {"tag": ["a,b", "c"]}}
v2 = {"version": "2.0", "rawPath": "/items", "rawQueryString": "tag=a%2Cb&tag=c",
      "queryStringParameters": {"tag": "a,b,c"},  # two values or three?
      "headers": {"user-agent": "app"}, "requestContext": {"http": {"method": "GET"}}}
print("REST", *rest_api(handler(v1, None)))
print("HTTP", *http_api(handler(v2, None)))
for r in {"headers": {}}, {"id": 7}, {"statusCode": 200, "id": 7}, {"statusCode": 201}:
    print(f"{json.dumps(r):29} REST {rest_api(r)[0]}, HTTP {http_api(r)}")
print('{"body": {"id": 7}}           REST', rest_api({"body": {"id": 7}})[0])
