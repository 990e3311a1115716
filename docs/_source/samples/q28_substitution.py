# needs: standard library
"""Four classes fit the type. Two of them break the promise."""
from typing import Protocol, runtime_checkable

class Declined(Exception): ...

@runtime_checkable
class Gateway(Protocol):
    def charge(self, cents: int) -> None:
        """Take the money, any amount, or raise Declined."""

def checkout(gateway: Gateway, cents: int) -> str:
    try:  # our policy: it knows the promise, not the bank
        gateway.charge(cents)
    except Declined:
        return "ask for another card"
    return "ship it"

class Fake:  # a test needs no network and no patching
    def charge(self, cents):
        if cents > 10_000:
            raise Declined

class Quiet:  # promises less: nobody hears of a refusal
    def charge(self, cents):
        return min(cents, 10_000)

class Picky(Fake):  # demands more: whole euros only
    def charge(self, cents):
        if cents % 100:
            raise ValueError("no cents, please")
        super().charge(cents)

class Logged:  # not a subclass, and a perfect substitute
    def __init__(self, inner):
        self.inner = inner
    def charge(self, cents):
        print("  log:", cents)
        self.inner.charge(cents)

for gateway in Fake(), Quiet(), Picky(), Logged(Fake()):
    print(type(gateway).__name__, "fits:", isinstance(gateway, Gateway))
    for cents in 20_000, 1_990:
        try: print(f"  {cents}:", checkout(gateway, cents))
        except ValueError as error: print(f"  {cents}: crash,", error)
