# needs: standard library
"""What runs beside what, and what makes everybody wait."""
import asyncio
import time

log: list[str] = []


async def job(name: str) -> None:
    log.append(name + " begins")
    await asyncio.sleep(0.01)
    log.append(name + " ends")


async def await_twice() -> None:
    await job("a")  # a coroutine: it runs as part of its caller
    await job("b")


async def two_tasks() -> None:
    async with asyncio.TaskGroup() as group:  # at its end it waits for both
        group.create_task(job("a"))
        group.create_task(job("b"))


async def nothing() -> None: ...


async def blocking_call() -> None:
    time.sleep(0.05)


async def main() -> None:
    for case in await_twice(), two_tasks():
        await case
        print(f"{case.__name__:14}{', '.join(log)}")
        log.clear()
    for case in nothing(), blocking_call(), asyncio.to_thread(time.sleep, 0.05):
        other = asyncio.create_task(job("other"))
        await case
        print(f"{case.__name__:14}others ran: {bool(log)}")
        await other
        log.clear()

asyncio.run(main())
