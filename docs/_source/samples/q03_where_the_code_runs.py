# needs: asgiref, django, fastapi, httpx2
"""Which threads work: Django's ORM in coroutines, FastAPI's plain def."""
import asyncio
from threading import Barrier, get_ident

import django
import httpx2  # the successor of httpx
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import connection
from fastapi import FastAPI

settings.configure(DATABASES={"default": {
    "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
django.setup()
app, five = FastAPI(), Barrier(5)


def query():  # sync_to_async is what acount() and the others use inside
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return get_ident()


@app.get("/")
def plain_def():
    five.wait(10)  # lets nobody on until five are here at once
    return get_ident()


async def main():
    try:
        query()
    except django.core.exceptions.SynchronousOnlyOperation as refusal:
        print("query in a coroutine:", type(refusal).__name__)
    ours = await asyncio.gather(*(sync_to_async(query)() for _ in range(5)))
    print("5 queries at once, threads:", len(set(ours)))
    print("  the loop's own:", get_ident() in ours)
    # Django's own close() does nothing to a database in memory.
    await sync_to_async(lambda: connection.connection.close())()
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app)) as web:
        replies = await asyncio.gather(*(web.get("http://a/") for _ in range(5)))
    print("5 plain def at once, threads:", len({r.text for r in replies}))

asyncio.run(main())
