# needs: fastapi, httpx2
"""Retries that fail, wait, obey and give up in time, and a dead letter queue."""
import random, httpx2
from email.utils import formatdate, parsedate_to_datetime
from fastapi import FastAPI, Response
from fastapi.testclient import TestClient

clock = 1_800_000_000.0  # our own: nothing sleeps in this demo
JOBS = {"fine": (200, 1, ""), "flaky": (503, 4, ""), "limited": (429, 2, "20"),
        "dated": (503, 2, formatdate(clock + 60, usegmt=True)), "lost": (0, 2, ""),
        "later": (429, 9, "3600"), "typo": (400, 9, ""), "broken": (500, 6, "")}
app, calls = FastAPI(), dict.fromkeys(JOBS, 0)
client = TestClient(app)  # raises here what the handler raised there

@app.put("/jobs/{job}")  # PUT: a repeat changes nothing more
def handle(job: str, response: Response):
    calls[job] += 1
    status, success, response.headers["Retry-After"] = JOBS[job]
    response.status_code = status if calls[job] < success else 200
    if not response.status_code: raise httpx2.ReadTimeout("lost on the way back")

def asked(value):  # seconds or an HTTP date; other things ask for nothing
    if value.isdecimal(): return int(value)
    try: return max(0, parsedate_to_datetime(value).timestamp() - clock)
    except (TypeError, ValueError): return 0

def deliver(job, attempts=5, base=1, cap=8, seconds=60):
    global clock
    deadline, waits = clock + seconds, []
    for attempt in range(attempts):
        try:  # in production: with a timeout, never longer than the time left
            got = client.put(f"/jobs/{job}")
            status, wait = got.status_code, asked(got.headers.get("Retry-After", ""))
        except httpx2.TransportError: status, wait = 0, 0  # done or not? PUT: again
        wait += random.uniform(0, min(cap, base * 2**attempt))  # jitter all the same
        if (status not in (0, 408, 429, 500, 502, 503, 504)
                or attempt + 1 == attempts or clock + wait > deadline):
            break  # done, hopeless, out of attempts, or too late for the caller
        waits, clock = [*waits, round(wait, 1)], clock + wait  # in production: sleep
    print(f"{job:8}{status} after {attempt + 1} calls, waits {waits}")
    return status

random.seed(38)  # only to print the same waits each time
dead = [job for job in JOBS if deliver(job) != 200]
print("dead letters:", *dead, "- after a fix:", *map(deliver, dead))
