# needs: boto3, moto
import json
import time

import boto3
from moto import mock_aws

# moto interprets Amazon States Language itself: no account needed
run_it = {"stepfunctions": {"execute_state_machine": True}}
mock_aws(config=run_it).start()
aws = boto3.Session("x", "x", region_name="eu-west-1")
sqs, sfn = aws.client("sqs"), aws.client("stepfunctions")


def tell(service, what, **rules):  # the service is up if it has a queue
    url = f"https://sqs.eu-west-1.amazonaws.com/123456789012/{service}"
    return {"Type": "Task", **rules,
            "Resource": "arn:aws:states:::sqs:sendMessage",
            "Parameters": {"QueueUrl": url, "MessageBody": what}}


again = [{"ErrorEquals": ["States.TaskFailed"], "MaxAttempts": 1}]
undo = [{"ErrorEquals": ["States.ALL"], "Next": "Release"}]
order = {"StartAt": "Reserve", "States": {
    "Reserve": tell("stock", "reserve", Retry=again, Next="Charge"),
    "Charge": tell("bank", "pay", Retry=again, Catch=undo, End=True),
    "Release": tell("stock", "release", Next="Sorry"),
    "Sorry": {"Type": "Fail", "Error": "NotPaid"}}}
arn = sfn.create_state_machine(
    name="order", definition=json.dumps(order),
    roleArn="arn:aws:iam::123456789012:role/r")["stateMachineArn"]
run = sfn.start_execution(stateMachineArn=arn, name="1")["executionArn"]
shown, status = 0, "RUNNING"
while status == "RUNNING":
    time.sleep(0.05)
    status = sfn.describe_execution(executionArn=run)["status"]
    events = sfn.get_execution_history(executionArn=run)["events"]
    for e in events[shown:]:
        if e["type"].endswith("StateEntered"):
            print(e["stateEnteredEventDetails"]["name"])
        elif e["type"] in ("TaskFailed", "TaskSucceeded"):
            print("   ", e["type"])
            sqs.create_queue(QueueName="stock")  # up now; bank never is
    shown = len(events)
print(status)
