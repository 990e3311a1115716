# needs: fastapi, httpx2
"""Retries that fail, wait and recover, and a dead letter queue."""
import random
from collections import Counter

from fastapi import FastAPI, Response
from fastapi.testclient import TestClient

app, calls = FastAPI(), Counter()
answers = {"typo": 400, "poison": 500, "flaky": 503, "limited": 429}


@app.put("/jobs/{job}")  # PUT: a repeat changes nothing more
def handle(job: str, response: Response):
    calls[job] += 1
    if calls[job] == {"flaky": 4, "limited": 2}.get(job):
        del answers[job]  # recovered
    response.status_code = answers.get(job, 200)
    if response.status_code == 429:
        response.headers["Retry-After"] = "20"


def deliver(job, attempts=5, base=1, cap=8):
    for attempt in range(attempts):
        reply = client.put(f"/jobs/{job}")
        if reply.status_code not in (429, 500, 502, 503, 504):
            break  # done, or a repeat will not help
        if attempt + 1 < attempts:
            wait = random.uniform(0, min(cap, base * 2**attempt))
            asked = float(reply.headers.get("Retry-After", 0))
            waits.append(round(max(wait, asked), 1))  # sleep here
    return reply.status_code


random.seed(38)  # only to print the same waits each time
client, waits, dead = TestClient(app), [], []
for job in "fine", "flaky", "limited", "typo", "poison":
    status = deliver(job)
    print(f"{job:8}{status} after {calls[job]} calls, waits {waits}")
    if status != 200:
        dead.append(job)
    waits.clear()
print("dead letters:", dead)
del answers["poison"]  # the bug is fixed, the queue is redriven
print("redrive:", {job: deliver(job) for job in dead})
