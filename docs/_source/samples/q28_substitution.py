# needs: standard library
"""mypy --strict accepts all four gateways. Two break the promise."""
import contextlib, typing
class Declined(Exception): ...
class Gateway(typing.Protocol):
    def charge(self, cents: int) -> None:
        """Take the money, or raise Declined: a test account only above 100 euros."""

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

class Quiet(Fake):  # inherited for the code; nobody hears of a refusal
    def charge(self, cents: int) -> None:
        with contextlib.suppress(Declined):
            super().charge(cents)

class Picky(Fake):  # demands more: whole euros only
    def charge(self, cents: int) -> None:
        if cents % 100:
            raise ValueError("no cents, please")
        super().charge(cents)

class Logged:  # not a subclass, and a perfect substitute
    def __init__(self, inner: Gateway) -> None:
        self.inner = inner
    def charge(self, cents: int) -> None:
        print("log:", cents)
        self.inner.charge(cents)

gateways: list[Gateway] = [Fake(), Quiet(), Picky(), Logged(Fake())]
for gateway in gateways:  # one set of contract tests for all of them
    for cents, want in (20_000, "ask for another card"), (1_990, "ship it"):
        got = "crash"
        with contextlib.suppress(ValueError):
            got = checkout(gateway, cents)
        print(type(gateway).__name__, cents, "kept" if got == want else "BROKEN", got)
