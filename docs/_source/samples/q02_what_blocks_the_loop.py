# needs: standard library
"""`await` gives way only if what is awaited really waits."""
import asyncio
import time

beats = 0


async def heartbeat() -> None:
    global beats
    while True:
        await asyncio.sleep(0)
        beats += 1


async def never_suspends() -> int:
    return sum(range(1000))


async def await_a_plain_coroutine() -> None:
    for _ in range(1000):
        await never_suspends()


async def sleep_in_the_loop() -> None:
    time.sleep(0.1)


async def sleep_in_a_thread() -> None:
    await asyncio.to_thread(time.sleep, 0.1)


async def main() -> None:
    global beats
    task = asyncio.create_task(heartbeat())
    await asyncio.sleep(0)
    for case in (await_a_plain_coroutine, sleep_in_the_loop,
                 sleep_in_a_thread):
        beats = 0
        await case()
        print(f"{case.__name__:24} others ran: {beats > 0}")
    task.cancel()


asyncio.run(main())
