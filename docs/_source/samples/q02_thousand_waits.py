# needs: standard library
"""A thousand waits of 20 ms: who waits, and who is done first."""
import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

WAITS, PAUSE = 1000, 0.02
waiters: set[str] = set()  # names of the threads that did the waiting


async def wait_in_a_coroutine() -> None:
    waiters.add(threading.current_thread().name)
    await asyncio.sleep(PAUSE)


def wait_in_a_thread(_: int) -> None:
    waiters.add(threading.current_thread().name)
    time.sleep(PAUSE)


async def on_the_loop() -> None:
    async with asyncio.TaskGroup() as group:
        for _ in range(WAITS):
            group.create_task(wait_in_a_coroutine())


def in_threads(size: int) -> None:
    with ThreadPoolExecutor(size) as pool:
        list(pool.map(wait_in_a_thread, range(WAITS)))


def measure(label: str, run, *args) -> float:
    waiters.clear()
    start = time.perf_counter()
    run(*args)
    spent = time.perf_counter() - start
    print(f"{label:10} waits: {WAITS}  threads: {len(waiters)}")
    return spent


loop = measure("event loop", lambda: asyncio.run(on_the_loop()))
pool = measure("pool of 32", in_threads, 32)
print("pool needed at least 31 rounds:", pool > 31 * PAUSE)
print("loop was over twice as fast:", pool > 2 * loop)
