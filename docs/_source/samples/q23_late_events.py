# needs: standard library
"""Ten-minute windows by event time: batch, stream and replay."""
from collections import Counter
# (minute it happened, clicks) in the order of arrival. A phone was
# on the subway: its minute 6 came after minute 31.
LOG = [(1, 1), (4, 1), (12, 1), (9, 1), (15, 1), (3, 1), (23, 1),
       (31, 1), (6, 5), (38, 1), (28, 1)]


def batch(events):
    totals = Counter()
    for minute, clicks in events:  # all of them are already here
        totals[minute // 10 * 10] += clicks
    return dict(sorted(totals.items()))


def stream(events, delay, lateness=0):
    """Show a window once the watermark passes its end."""
    state, watermark, shown, lost = Counter(), 0, {}, 0
    for minute, clicks in events:
        start = minute // 10 * 10
        if start + 10 + lateness <= watermark:
            lost += clicks  # its state is gone; log this somewhere
            continue
        state[start] += clicks
        watermark = max(watermark, minute - delay)
        for start, total in sorted(state.items()):
            if start + 10 <= watermark and shown.get(start) != total:
                verb = "corrected" if start in shown else "shown"
                print(f"  after event of minute {minute:2}: "
                      f"{start}-{start + 10} {verb}, {total}")
                shown[start] = total
            if start + 10 + lateness <= watermark:
                del state[start]
    shown |= state  # the log has ended: all windows close
    print("  in the end", dict(sorted(shown.items())), "lost", lost)


print("batch, when the day is over:", batch(LOG))
print("stream, waits 2 minutes:")
stream(LOG, delay=2)
print("stream, waits 2 minutes, corrects for 15 more:")
stream(LOG, delay=2, lateness=15)
print("the same code replays the log, waits 30 minutes:")
stream(LOG, delay=30)
