# needs: standard library
"""Heap, sorted list, dict: the same tasks, comparisons counted."""
import heapq
from bisect import bisect_left
from random import Random

steps, shifts = [], []


class Job(float):  # the moment it is due, in seconds
    def __lt__(self, other):
        steps.append(1)
        return float(self) < float(other)


def run(title, work):
    steps.clear()
    work()
    count = float(f"{len(steps):.2g}")  # the rest varies by Python version
    print(f"{title:31}{count:10,.0f} comparisons")


def heap(queue, later):
    for job in later:
        heapq.heapreplace(queue, job)  # take the least, add one


def insort(queue, later):
    for job in later:
        del queue[0]
        queue.insert(place := bisect_left(queue, job), job)
        shifts.append(2 * len(queue) - place)  # del and insert


jobs = [Job(n / 7) for n in Random(27).sample(range(70_000), 10_000)]
order, due = sorted(jobs), dict.fromkeys(jobs)
run("10 smallest: sorted()[:10]", lambda: sorted(jobs)[:10])
run("10 smallest: heapq.nsmallest", lambda: heapq.nsmallest(10, jobs))
run("queue: heapq", lambda: heap(order[:5000], jobs[:5000]))  # sorted, so a heap
run("queue: sorted list", lambda: insort(order[:5000], jobs[:5000]))
print(f"{'  and items it shifted':31}{round(sum(shifts), -6):10,}")
run("due at 40 to 45 s: scan a dict",
    lambda: [n for n in due if not n < 40 and n < 45])
run("due at 40 to 45 s: bisect",
    lambda: order[bisect_left(order, 40):bisect_left(order, 45)])
