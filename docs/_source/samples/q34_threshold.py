# needs: standard library
"""A velocity rule, and one model at four thresholds."""
import random
from collections import defaultdict, deque

SECONDS, LIMIT = 60, 3
recent = defaultdict(deque)


def too_fast(card, now):  # a sliding window for every card
    times = recent[card]
    while times and times[0] <= now - SECONDS:
        times.popleft()
    times.append(now)  # attempts that were stopped count, too
    return len(times) > LIMIT

thief, shopper = [0, 10, 20, 30, 40], [0, 25, 61, 90, 200]
for who, times in ("thief", thief), ("shopper", shopper):
    print(who, ["stop" if too_fast(who, t) else "ok" for t in times])

# A made-up model: of 20,000 payments 40 are fraud, that is 0.2%.
pick = random.Random(1)
good = [pick.random() ** 12 for _ in range(19_960)]
fraud = [pick.random() ** (1 / 12) for _ in range(40)]
THEFT, INSULT = 200, 5  # euros: a fraud missed, a good payment stopped


def probability(score):  # of fraud; really, calibrate on payments not trained on
    theft = 40 * 12 * score**11  # here: the densities behind the two lists
    return theft / (theft + 19_960 / 12 * score ** (1 / 12 - 1))

print(f"stopping pays from a probability of {INSULT / (INSULT + THEFT):.1%}")
print(f"stop nobody: accuracy {19_960 / 20_000:.1%}, cost {40 * THEFT}")
print("  at P(fraud) stopped precision recall cost")
for threshold in 0.5, 0.8, 0.9, 0.99:
    caught = sum(score >= threshold for score in fraud)
    wrong = sum(score >= threshold for score in good)
    stopped = caught + wrong
    cost = (40 - caught) * THEFT + wrong * INSULT
    print(f"{threshold:4} {probability(threshold):8.1%} {stopped:7}"
          f" {caught / stopped:9.1%} {caught / 40:6.1%} {cost:4}")
