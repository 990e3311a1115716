# needs: boto3, moto[stepfunctions]
import json
import time
import boto3
from moto import mock_aws
mock_aws(config={"stepfunctions": {"execute_state_machine": True}}).start()
session = boto3.Session("x", "x", region_name="eu-west-1")
sqs, sfn = map(session.client, ("sqs", "stepfunctions"))
once = [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 2, "MaxAttempts": 1}]
stubborn = [{**once[0], "MaxAttempts": 9}]  # undoing must not give up early

def step(service, what, retry, **rules):  # a service is up if it has a queue
    url = f"https://sqs.eu-west-1.amazonaws.com/123456789012/{service}"
    body = f"States.Format('{what} {{}} {{}}', $$.Execution.Name, $.amount)"
    return {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", **rules,
            "Parameters": {"QueueUrl": url, "MessageBody.$": body},  # key and amount
            "ResultPath": None, "Retry": retry}  # null: the input goes on unchanged

to = {s: [{"ErrorEquals": ["States.ALL"], "Next": s, "ResultPath": "$.error"}]
      for s in ("Refund", "Release")}  # without ResultPath the amount would be lost
# What timed out may have happened: Refund goes out even if Charge failed.
# Nobody refuses here, so undoing has no Catch: redrive resumes at a failed step.
order = {"StartAt": "Reserve", "States": {
    "Reserve": step("stock", "reserve", once, Catch=to["Release"], Next="Charge"),
    "Charge": step("bank", "charge", once, Catch=to["Refund"], Next="Paid"),
    "Refund": step("bank", "refund", stubborn, Next="Release"),
    "Release": step("stock", "release", stubborn, Next="Cancelled"),
    "Cancelled": {"Type": "Succeed"}, "Paid": {"Type": "Succeed"}}}
made = sfn.create_state_machine(name="order", definition=json.dumps(order),
                                roleArn="arn:aws:iam::123456789012:role/r")
run = sfn.start_execution(stateMachineArn=made["stateMachineArn"], name="order-42",
                          input='{"amount": 500}')["executionArn"]
shown, failures, status = 0, 0, "RUNNING"
while status == "RUNNING":
    time.sleep(0.05)
    status = sfn.describe_execution(executionArn=run)["status"]
    for e in sfn.get_execution_history(executionArn=run)["events"][shown:]:
        shown += 1
        if e["type"].endswith("StateEntered"):
            print(e["stateEnteredEventDetails"]["name"])
        elif e["type"] in ("TaskFailed", "TaskSucceeded"):
            print("   ", e["type"])
            failures += e["type"] == "TaskFailed"
            if failures in (1, 4):  # a service is back
                sqs.create_queue(QueueName={1: "stock", 4: "bank"}[failures])
