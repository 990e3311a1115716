# needs: standard library
"""Deposits just below a reporting limit: an alert, not a verdict."""
from collections import defaultdict
from datetime import date, timedelta

LIMIT, NEAR, DAYS = 10_000, 0.8, 7  # an imaginary country's rule
DEPOSITS = [  # customer, day of June, amount
    ("Ann", 1, 9_500), ("Ann", 2, 9_400), ("Ann", 4, 9_800),
    ("Bakery", 1, 8_200), ("Bakery", 3, 8_600), ("Bakery", 5, 8_100),
    ("Carl", 1, 12_000),  # reported anyway: nothing to dodge
    ("Dora", 1, 9_900), ("Dora", 15, 9_900), ("Dora", 29, 9_900),
    ("Eve", 2, 9_700), ("Eve's nominee", 2, 9_600),
    ("Fay", 1, 4_900), ("Fay", 2, 4_900), ("Fay", 3, 4_900),
]


def alerts(deposits, owner=lambda customer: customer):
    near = defaultdict(list)
    for customer, day, amount in deposits:
        if LIMIT * NEAR <= amount < LIMIT:
            near[owner(customer)].append((date(2026, 6, day), amount))
    for who, kept in near.items():
        for start, _ in kept:
            end = start + timedelta(days=DAYS)
            week = [amount for day, amount in kept if start <= day < end]
            if len(week) > 1 and sum(week) >= LIMIT:
                yield who, len(week), sum(week)
                break


for alert in alerts(DEPOSITS):
    print("review:", *alert)
behind = {"Eve's nominee": "Eve"}  # from KYC: one beneficial owner
print("with the owner known:", *(
    who for who, *_ in alerts(DEPOSITS, lambda c: behind.get(c, c))))
