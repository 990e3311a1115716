# needs: standard library
"""mypy --strict accepts all four gateways. Two break the promise."""
from typing import Protocol

class Declined(Exception): ...

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
    def charge(self, cents: int) -> None:
        if cents > 10_000:
            raise Declined

class Quiet(Fake):  # promises less: nobody hears of a refusal
    def charge(self, cents: int) -> None:
        try: super().charge(cents)
        except Declined: pass

class Picky(Fake):  # demands more: whole euros only
    def charge(self, cents: int) -> None:
        if cents % 100: raise ValueError("no cents, please")
        super().charge(cents)

class Logged:  # not a subclass, and a perfect substitute
    def __init__(self, inner: Gateway) -> None:
        self.inner = inner
    def charge(self, cents: int) -> None:
        print("  log:", cents)
        self.inner.charge(cents)

gateways: list[Gateway] = [Fake(), Quiet(), Picky(), Logged(Fake())]
for gateway in gateways:
    print(type(gateway).__name__)
    for cents in 20_000, 1_990:
        try: print(f"  {cents}:", checkout(gateway, cents))
        except ValueError as error: print(f"  {cents}: crash,", error)
