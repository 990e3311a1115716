# needs: standard library
"""Two threads add to one counter: which way of adding loses updates?"""
import sys
import threading

total, lock = 0, threading.Lock()


def price() -> int:
    return 1


def add_one() -> None:
    global total
    for _ in range(100_000):
        total += 1  # up to Python 3.9 this lost updates, too


def add_price() -> None:
    global total
    for _ in range(100_000):
        total += price()  # read, call (a switch may come here), write


def add_price_locked() -> None:
    global total
    for _ in range(100_000):
        with lock:
            total += price()


def loses(work) -> bool:
    global total
    total = 0
    one, two = (threading.Thread(target=work) for _ in range(2))
    one.start(), two.start()
    one.join(), two.join()
    return total != 200_000


sys.setswitchinterval(1e-6)  # switch often: the race shows at once
for work in add_one, add_price, add_price_locked:
    lost = any(loses(work) for _ in range(10))
    print(f"{work.__name__:17}loses updates: {lost}")
