# needs: standard library
"""When dict and set grow, and what collisions cost."""
from sys import getsizeof


def growth(table, add):
    """The keys at which the table took more memory."""
    found = []
    for n in range(1, 200):
        before = getsizeof(table)
        add(table, n)
        if getsizeof(table) > before:
            found.append(n)
    return found


print("dict grows at key", growth({}, lambda d, n: d.update({n: n})))
print("set grows at key ", growth(set(), set.add))
full = dict.fromkeys(range(1000))
size = getsizeof(full)
for key in range(999):
    del full[key]
print("999 of 1000 deleted, smaller:", getsizeof(full) < size)


class Key(int):
    def __hash__(self):
        return code(int(self))

    def __eq__(self, other):
        calls.append(1)
        return int(self) == int(other)


for name, code in [("all differ", lambda n: n),
                   ("low bits alike", lambda n: n << 12),
                   ("one for all", lambda n: 7)]:
    calls = []
    dict.fromkeys(map(Key, range(1000)))
    print(f"1000 keys, hashes {name:15}{len(calls):7} __eq__ calls")
