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

PROMISED = {20_000: "ask for another card", 1_990: "ship it"}
gateways: list[Gateway] = [Fake(), Quiet(), Picky(), Logged(Fake())]
for gateway in gateways:  # one set of contract tests for all of them
    for cents, promised in PROMISED.items():
        try:
            got = checkout(gateway, cents)
        except ValueError as error:
            got = f"crash, {error}"
        verdict = "kept" if got == promised else "BROKEN"
        print(f"{type(gateway).__name__:7}{cents:6} {verdict:7}{got}")
