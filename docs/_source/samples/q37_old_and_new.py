# needs: fastapi, httpx2, pydantic
"""An adapter over a legacy row, two API versions, one sunset."""
from datetime import UTC, datetime
from email.utils import format_datetime
from fastapi import FastAPI, HTTPException, Response
from fastapi.testclient import TestClient
from pydantic import BaseModel, Field

ROW = {"FIRST_NM": "JOHN    ", "LAST_NM": "SMITH     ", "BAL": "0000012990"}
DEPRECATED, SUNSET = (datetime(year, 6, 1, tzinfo=UTC) for year in (2026, 2027))
now = datetime(2026, 11, 24, tzinfo=UTC)  # ours: the demo jumps
client = TestClient(app := FastAPI())

class Customer(BaseModel):  # our model, our words
    name: str = Field(pattern=r"^\S.*\S$")  # no blank half
    cents: int

class LegacyError(Exception): """They broke the agreement: in production, a 502."""

def from_legacy(row):  # nothing else knows the old names
    try:
        name = f"{row['FIRST_NM'].strip()} {row['LAST_NM'].strip()}"
        return Customer(name=name, cents=int(row["BAL"]))
    except (KeyError, ValueError) as error:
        raise LegacyError(f"customer record: {error!r}") from error

@app.get("/v2/customer")
def new() -> Customer:
    return from_legacy(ROW)

@app.get("/v1/customer", deprecated=True)  # OpenAPI says so as well
def old(response: Response):
    if now >= SUNSET: raise HTTPException(410, "gone: use /v2/customer")
    response.headers["Deprecation"] = f"@{DEPRECATED.timestamp():.0f}"
    response.headers["Sunset"] = format_datetime(SUNSET, usegmt=True)
    response.headers["Link"] = '</v2/customer>; rel="successor-version"'
    return {"name": from_legacy(ROW).name}  # what v1 promised

print("v2:", client.get("/v2/customer").json())
print("v1:", (reply := client.get("/v1/customer")).json())
for name in "Deprecation", "Sunset", "Link": print(f"{name}: {reply.headers[name]}")
now = SUNSET
print("v1:", client.get("/v1/customer").status_code)
try: from_legacy({**ROW, "BAL": "N/A"})
except LegacyError as error: print("LegacyError:", error)
