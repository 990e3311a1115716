# needs: boto3, botocore, moto[dynamodb]
from decimal import Decimal

import boto3
from boto3.dynamodb.conditions import Attr, Key
from botocore.exceptions import ClientError
from moto import mock_aws

mock_aws().start()  # moto plays AWS: no account, no network
db = boto3.resource("dynamodb", "eu-west-1",
                    aws_access_key_id="x", aws_secret_access_key="x")

def keys(pk, sk):
    return [{"AttributeName": pk, "KeyType": "HASH"},
            {"AttributeName": sk, "KeyType": "RANGE"}]

everything = {"ProjectionType": "ALL"}  # cheaper: KEYS_ONLY or INCLUDE
kinds = {"customer": "S", "at": "S", "total": "N", "courier": "S"}
orders = db.create_table(
    TableName="orders", BillingMode="PAY_PER_REQUEST", KeySchema=keys("customer", "at"),
    LocalSecondaryIndexes=[{"IndexName": "lsi", "Projection": everything,
                            "KeySchema": keys("customer", "total")}],
    GlobalSecondaryIndexes=[{"IndexName": "gsi", "Projection": everything,
                             "KeySchema": keys("courier", "at")}],  # on the road only
    AttributeDefinitions=[{"AttributeName": n, "AttributeType": t}
                          for n, t in kinds.items()])
for row in [("ann", "01-05", 50), ("bob", "01-06", Decimal("7.5"), "kim"),  # no float!
            ("ann", "02-01", 20, "kim"), ("ann", "03-09", 90)]:
    orders.put_item(Item=dict(zip(kinds, row)),  # an insert, never an overwrite
                    ConditionExpression=Attr("customer").not_exists())

ann, kim = Key("customer").eq("ann"), Key("courier").eq("kim")
for name, condition, options in [
        ("range of sort key", ann & Key("at").gt("02"), {}),
        ("filter", ann, {"FilterExpression": Attr("total").gt(60)}),
        ("LSI, consistent", ann & Key("total").gt(60),
         {"IndexName": "lsi", "ConsistentRead": True}),
        ("GSI", kim, {"IndexName": "gsi"}),
        ("GSI, consistent", kim, {"IndexName": "gsi", "ConsistentRead": True})]:
    try:  # one page: in production go on while there is a LastEvaluatedKey
        got = orders.query(KeyConditionExpression=condition, **options)
        print(f"{name}: {got['Count']} of {got['ScannedCount']} read")
    except ClientError as e:
        print(f"{name}: {e.response['Error']['Code']}")
