# needs: fastapi, httpx2, pydantic
"""Depends under a test client: validation, lifecycle, override."""
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from fastapi.testclient import TestClient
from pydantic import BaseModel


class Order(BaseModel):
    sku: str
    amount: int


def session():
    print("  open")
    try:
        yield "real db"
    except Exception as error:
        print("  rollback:", type(error).__name__)
        raise  # swallowed here, the reply would be a 500
    finally:
        print("  close")  # no commit here: the reply may be out already


def user(db: Annotated[str, Depends(session)]) -> str:
    return f"anna from {db}"  # the route's session: opened once


def create(order: Order, who: Annotated[str, Depends(user)]):
    if order.amount > 100:
        raise HTTPException(409, "over the limit")
    print("  commit:", who, order.amount * 2)
    return {**order.model_dump(), "secret": "never leaves"}


app = FastAPI()
app.post("/orders", response_model=Order, dependencies=[Depends(session)])(create)
client = TestClient(app)
for amount in ("21", "many", 500, 1):
    print("amount =", repr(amount))
    if amount == 1:
        app.dependency_overrides[session] = lambda: "fake db"
    reply = client.post("/orders", json={"sku": "a1", "amount": amount})
    print(" ", reply.status_code, *reply.json())
