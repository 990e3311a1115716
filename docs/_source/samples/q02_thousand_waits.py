# needs: standard library
"""A thousand waits: how many at once, and in how many threads?"""
import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

waiting, most, threads, lock = 0, 0, set(), threading.Lock()


@contextmanager
def counted():
    global waiting, most
    with lock:
        waiting += 1
        most = max(most, waiting)
        threads.add(threading.get_ident())
    try:
        yield
    finally:
        with lock:
            waiting -= 1


async def wait_in_a_coroutine():
    with counted():
        await asyncio.sleep(0.02)


def wait_in_a_thread(_):
    with counted():
        time.sleep(0.02)


async def on_the_loop():
    await asyncio.gather(*(wait_in_a_coroutine() for _ in range(1000)))

asyncio.run(on_the_loop())
print("event loop  at once:", most, " threads:", len(threads))
most = 0
threads.clear()
with ThreadPoolExecutor(32) as pool:
    list(pool.map(wait_in_a_thread, range(1000)))
print("pool of 32  at once:", most, " threads:", len(threads))
