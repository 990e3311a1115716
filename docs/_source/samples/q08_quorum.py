# needs: standard library
"""Try every failure: why Aurora keeps 6 copies and not 3."""
from itertools import combinations


def what_survives(per_zone: int, write: int, read: int) -> None:
    copies = [(zone, n) for zone in "abc" for n in range(per_zone)]
    zones = [{c for c in copies if c[0] == zone} for zone in "abc"]
    total = len(copies)
    assert read + write > total  # a recovery meets the last write
    assert 2 * write > total  # two writes meet each other

    cases = {
        "any 1 copy": [{c} for c in copies],
        "any 2 copies": [set(c) for c in combinations(copies, 2)],
        "any 3 copies": [set(c) for c in combinations(copies, 3)],
        "a zone": zones,
        "a zone + 1 copy": [z | {c} for z in zones
                            for c in copies if c not in z],
    }
    print(f"{total} copies, write {write}, read for recovery {read}")
    for lost, failures in cases.items():
        left = [total - len(failure) for failure in failures]
        writes = all(n >= write for n in left)
        reads = all(n >= read for n in left)
        print(f"  lost {lost:16}"
              f"writes {'go on' if writes else 'STOP ':6}"
              f"recovery {'goes on' if reads else 'STOP'}")


what_survives(per_zone=1, write=2, read=2)
what_survives(per_zone=2, write=4, read=3)
