# needs: standard library
"""Strategy is a function, a factory is a dict, a singleton bites."""
from functools import cache

RATES = {"pickup": lambda grams: 0}  # name -> strategy

def rate(name):  # a new tariff registers itself
    def register(strategy):
        RATES[name] = strategy
        return strategy
    return register

@rate("courier")
def courier(grams):
    return 500 + grams // 10

def by_zone(zone):  # the settings live in a closure
    return lambda grams: zone * 300 + grams // 20

RATES["abroad"] = by_zone(4)

for name in "courier", "pickup", "abroad", "drone":
    if tariff := RATES.get(name):
        print(name, tariff(2000))
    else:
        print(f"{name}? we have {', '.join(RATES)}")

class Config:  # the singleton from the book
    def __new__(cls, *args, **kwargs):
        if not hasattr(cls, "one"):
            cls.one = super().__new__(cls)
        return cls.one
    def __init__(self, debug=False):  # runs at every call
        self.debug = debug

@cache
def config():  # one in a process, and a test can reset it
    return {"debug": True}

first = Config(debug=True)
print("one object:", Config() is first, "debug:", first.debug)
kept = config()
print("one object:", config() is kept, "debug:", kept["debug"])
config.cache_clear()
print("fresh for a test:", config() is not kept)
