# needs: standard library
"""While another thread is busy, does the main thread get to run?"""
import hashlib
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def python_loop(turns: int = 20_000_000) -> None:
    for _ in range(turns): ...  # bytecode: threads may switch here


def one_c_call() -> None:
    sum(range(25_000_000))  # one C call that keeps the GIL


def key_stretching() -> None:  # C code that releases the GIL
    hashlib.pbkdf2_hmac("sha256", b"secret", b"salt", 500_000)


def timed(job, *args) -> tuple:  # runs in the worker
    return time.monotonic(), job(*args), time.monotonic()


def try_to_wake_up(pool, job, *args) -> str:
    done, wakes = pool.submit(timed, job, *args), []
    while not done.done():
        time.sleep(0.001)
        wakes.append(time.monotonic())
    start, _, end = done.result()
    woke = sum(start < wake < end for wake in wakes) > 15
    return f"{job.__name__:15}{'yes' if woke else 'NO'}"


if __name__ == "__main__":
    with ThreadPoolExecutor(1) as pool:
        print("thread ", try_to_wake_up(pool, time.sleep, 0.3))
        for job in key_stretching, python_loop, one_c_call:
            print("thread ", try_to_wake_up(pool, job))
    with ProcessPoolExecutor(1) as pool:
        print("process", try_to_wake_up(pool, one_c_call))
    wall, cpu = time.monotonic(), time.process_time()
    with ThreadPoolExecutor(2) as pool:
        pool.map(python_loop, [10_000_000] * 2)
    cores = (time.process_time() - cpu) / (time.monotonic() - wall)
    print("two CPU-bound threads used over 1.2 cores:", cores > 1.2)
