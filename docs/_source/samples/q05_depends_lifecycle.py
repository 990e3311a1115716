# needs: fastapi, httpx2, pydantic
"""Depends under a test client: validation, lifecycle, override."""
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from fastapi.testclient import TestClient
from pydantic import BaseModel

class Order(BaseModel):
    sku: str
    amount: int

app = FastAPI()

def session():
    print("  open")
    try:
        yield "real db"
    except Exception as error:
        print("  rollback:", type(error).__name__)
        raise  # swallowed here, the reply would be a 500
    finally:
        print("  close")  # no commit here: the reply may be out already

Session = Annotated[str, Depends(session)]

def user(db: Session) -> str:
    return f"anna from {db}"

@app.post("/orders", response_model=Order)
def create(order: Order, db: Session, who: Annotated[str, Depends(user)]):
    if order.amount > 100:
        raise HTTPException(409, "over the limit")
    print("  commit:", who, order.amount * 2)  # one session for both: opened once
    return {**order.model_dump(), "secret": "never leaves"}

client = TestClient(app)
for amount in ("21", "many", 500, 1):
    print("amount =", repr(amount))
    if amount == 1:
        app.dependency_overrides[session] = lambda: "fake db"
    reply = client.post("/orders", json={"sku": "a1", "amount": amount})
    print(" ", reply.status_code, *reply.json())
