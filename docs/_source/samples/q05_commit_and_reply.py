# needs: fastapi, httpx2
"""The commit fails. What has the client been told by then?"""
from typing import Annotated

from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient

app = FastAPI()


def session():
    yield "db"
    raise RuntimeError("commit failed")


@app.post("/default")
def default(db: Annotated[str, Depends(session)]):
    return "saved"


@app.post("/function")
def function(db: Annotated[str, Depends(session, scope="function")]):
    return "saved"


client = TestClient(app, raise_server_exceptions=False)
for path in ("/default", "/function"):
    print(f"{path:10}", client.post(path).status_code)
