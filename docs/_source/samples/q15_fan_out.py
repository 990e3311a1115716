# needs: boto3, moto
import json
import boto3
from moto import mock_aws

mock_aws().start()  # moto plays AWS: no account, no network
aws = boto3.Session("x", "x", region_name="eu-west-1")
sns, sqs = map(aws.client, ("sns", "sqs"))
topic = sns.create_topic(Name="orders")["TopicArn"]

def queue(name, **extra):
    url = sqs.create_queue(QueueName=name, Attributes=extra)["QueueUrl"]
    got = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])
    return url, got["Attributes"]["QueueArn"]

def subscribe(url, arn, *kinds):  # AWS delivers nothing without the policy
    allow = {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": arn,
             "Principal": {"Service": "sns.amazonaws.com"},
             "Condition": {"ArnEquals": {"aws:SourceArn": topic}}}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [allow]})
    sqs.set_queue_attributes(QueueUrl=url, Attributes={"Policy": policy})
    rules = {"FilterPolicy": json.dumps({"type": kinds}), "RawMessageDelivery": "true"}
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes=rules)

def receive(url):  # on AWS with WaitTimeSeconds=20: long polling
    got = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)
    return [(m["Body"], m["ReceiptHandle"]) for m in got.get("Messages", ())]

dead, dead_arn = queue("billing-dead", MessageRetentionPeriod="1209600")
redrive = json.dumps({"deadLetterTargetArn": dead_arn, "maxReceiveCount": 2})
subscribe(*(billing := queue("billing", RedrivePolicy=redrive)), "paid")
subscribe(*(search := queue("search")), "new", "paid")
for order, kind in ("A", "new"), ("B", "paid"), ("C", "paid"):
    sns.publish(TopicArn=topic, Message=order, MessageAttributes={
        "type": {"DataType": "String", "StringValue": kind}})
print("search: ", [body for body, _ in receive(search[0])])  # not deleted yet
while batch := receive(billing[0]):
    print("billing:", [body for body, _ in batch])
    for body, handle in batch:
        mine = {"QueueUrl": billing[0], "ReceiptHandle": handle}
        if body != "B":
            sqs.delete_message(**mine)  # after the work, not before
        else:  # it failed; 0 spares the demo a wait, real code gives 10, 20, 40 seconds
            sqs.change_message_visibility(**mine, VisibilityTimeout=0)
print("dead:   ", [body for body, _ in receive(dead)])
