# needs: standard library
"""Strategy is a function, a factory makes one, a singleton bites."""
from functools import cache
from types import MappingProxyType

def by_zone(zone):  # a factory: makes a strategy, its settings live in a closure
    return lambda grams: zone * 300 + grams // 20

RATES = {"pickup": lambda grams: 0, "abroad": by_zone(4)}  # name -> strategy
def rate(name):  # a new rate registers itself
    def register(strategy):
        RATES[name] = strategy
        return strategy
    return register

@rate("courier")
def courier(grams):
    return 500 + grams // 10

def strategy_for(name):  # only looks up; an unknown name is an error, with a list
    if name not in RATES:
        raise LookupError(f"no {name!r}, only {', '.join(RATES)}")
    return RATES[name]

for name in "courier", "pickup", "abroad", "drone":
    try: print(name, strategy_for(name)(2000))
    except LookupError as error: print("LookupError:", error)

class Config:  # the usual port of the pattern
    def __new__(cls, *args, **kwargs):
        if not hasattr(cls, "one"):
            cls.one = super().__new__(cls)
        return cls.one
    def __init__(self, debug=False):  # runs at every call
        self.debug = debug

@cache
def config():  # call it before threads start; a test can reset it
    return MappingProxyType({"debug": True})  # settings that nobody can change

first, kept = Config(debug=True), config()
print("one object:", Config() is first, "debug:", first.debug)
print("one object:", config() is kept, "debug:", kept["debug"])
config.cache_clear()
print("fresh for a test:", config() is not kept)
