# needs: fastapi, httpx2, pydantic
"""An adapter over a legacy row, two API versions, one sunset."""
from datetime import UTC, datetime
from email.utils import format_datetime

from fastapi import FastAPI, HTTPException, Response
from fastapi.testclient import TestClient
from pydantic import BaseModel

ROW = {"CUST_NM": "SMITH JOHN  ", "BAL": "0000012990"}  # a mainframe
DEPRECATED = datetime(2026, 6, 1, tzinfo=UTC)
SUNSET = datetime(2027, 6, 1, tzinfo=UTC)
now = datetime(2026, 11, 24, tzinfo=UTC)  # ours: the demo jumps
app = FastAPI()

class Customer(BaseModel):  # our model, our words
    name: str
    cents: int

def from_legacy(row):  # nothing else knows the old names
    last, first = row["CUST_NM"].title().split()
    return Customer(name=f"{first} {last}", cents=int(row["BAL"]))

@app.get("/v2/customer")
def new() -> Customer:
    return from_legacy(ROW)

@app.get("/v1/customer")
def old(response: Response):
    if now >= SUNSET:
        raise HTTPException(410, "gone: use /v2/customer")
    response.headers.update({
        "Deprecation": f"@{DEPRECATED.timestamp():.0f}",
        "Sunset": format_datetime(SUNSET, usegmt=True),
        "Link": '</v2/customer>; rel="successor-version"'})
    return {"name": from_legacy(ROW).name}  # what v1 promised

client = TestClient(app)
print("v2:", client.get("/v2/customer").json())
reply = client.get("/v1/customer")
print("v1:", reply.json())
for name in "Deprecation", "Sunset", "Link":
    print(f"{name}: {reply.headers[name]}")
now = SUNSET
print("v1:", client.get("/v1/customer").status_code)
