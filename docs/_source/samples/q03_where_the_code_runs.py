# needs: django, fastapi, httpx2
"""Which thread works: Django's async ORM, FastAPI's plain def."""
import asyncio
from threading import current_thread

import django
from django.conf import settings
from django.db import models
from django.db.backends.signals import connection_created
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient

settings.configure(INSTALLED_APPS=[__name__], DATABASES={"default": {
    "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
django.setup()
app, threads = FastAPI(), []
connection_created.connect(  # whoever opens a connection, queries
    lambda **_: threads.append(current_thread()), weak=False)


class Table(models.Model):  # a table that every SQLite database has
    name = models.TextField(primary_key=True)
    Meta = type("Meta", (), {"db_table": "sqlite_master"})


async def django_view():
    try:
        Table.objects.count()
    except Exception as refusal:
        print("django count():", type(refusal).__name__)
    await Table.objects.acount()
    print("django acount() in loop:", threads[0] is current_thread())


async def on_the_loop():
    threads.append(current_thread())


@app.get("/{n}", dependencies=[Depends(on_the_loop)])
def book(n: int):
    return current_thread() is threads[-1]


asyncio.run(django_view())
print("fastapi def in loop:", TestClient(app).get("/1").json())
