# needs: boto3, moto
import json

import boto3
from moto import mock_aws

mock_aws().start()  # moto plays AWS: no account, no network
aws = boto3.Session("x", "x", region_name="eu-west-1")
sns, sqs = aws.client("sns"), aws.client("sqs")


def queue(name, **extra):
    url = sqs.create_queue(QueueName=name, Attributes=extra)["QueueUrl"]
    got = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])
    return url, got["Attributes"]["QueueArn"], got["Attributes"]


def receive(url):
    got = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)
    found = got.get("Messages", [])
    return [(m["Body"], m["ReceiptHandle"]) for m in found]


dead, dead_arn, _ = queue("billing-dead")
redrive = {"deadLetterTargetArn": dead_arn, "maxReceiveCount": 2}
billing, billing_arn, _ = queue(
    "billing", VisibilityTimeout="0", RedrivePolicy=json.dumps(redrive))
search, search_arn, default = queue("search")
topic = sns.create_topic(Name="orders")["TopicArn"]
for arn, only in (billing_arn, ["paid"]), (search_arn, ["new", "paid"]):
    rules = {"FilterPolicy": json.dumps({"type": only})}
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn,
                  Attributes={**rules, "RawMessageDelivery": "true"})
for order, kind in ("A", "new"), ("B", "paid"), ("C", "paid"):
    tag = {"type": {"DataType": "String", "StringValue": kind}}
    sns.publish(TopicArn=topic, Message=order, MessageAttributes=tag)
print("search: ", [body for body, _ in receive(search)])
while batch := receive(billing):
    print("billing:", [body for body, _ in batch])
    for body, handle in batch:
        if body != "B":  # B fails every time, so it is not deleted
            sqs.delete_message(QueueUrl=billing, ReceiptHandle=handle)
print("dead:   ", [body for body, _ in receive(dead)])
print("kept, s:", default["MessageRetentionPeriod"])
