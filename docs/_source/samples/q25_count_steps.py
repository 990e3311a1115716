# needs: standard library
"""Count steps, not seconds: what doubling n does to them."""
import sys
from bisect import bisect_left
from collections import Counter
from random import Random

steps = []


def counted(method):
    def call(*items):
        steps.append(method)
        return method(*items)
    return call


class Item(int):  # counts its comparisons and hashes
    __lt__, __eq__ = counted(int.__lt__), counted(int.__eq__)
    __hash__ = counted(int.__hash__)


def count(work, n):
    items = [Item(number) for number in range(n)]
    steps.clear()
    work(items)
    return len(steps)


for name, work in [
    ("O(log n)    bisect", lambda a: bisect_left(a, a[1])),
    ("O(n)        x in list", lambda a: Item(-1) in a),
    ("O(n)        sorted, in order", sorted),
    ("O(n log n)  sorted, shuffled",
     lambda a: sorted(Random(25).sample(a, len(a)))),
    ("O(n*n)      a.count in a loop", lambda a: [*map(a.count, a)]),
    ("O(n)        Counter, the same", Counter),
]:
    growth = count(work, 2000) / count(work, 1000)
    print(f"{name:31}x{growth:.1f}")
items, sizes = [], set()
for n in range(100_000):
    items.append(n)
    sizes.add(sys.getsizeof(items))
print("100,000 appends: memory taken", len(sizes), "times")
