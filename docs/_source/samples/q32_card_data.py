# needs: standard library
"""A vault, a mask, and why an unkeyed hash of a PAN hides nothing."""
import hashlib, hmac, secrets

KEY = secrets.token_bytes(32)  # in production: in a KMS or an HSM


def luhn(pan):  # catches typing errors, not thieves
    digits = [int(d) for d in reversed(pan)]
    doubled = sum(sum(divmod(2 * d, 10)) for d in digits[1::2])
    return (sum(digits[::2]) + doubled) % 10 == 0


def mask(pan):  # the BIN and the last four, no more
    return f"{pan[:6]}{'*' * (len(pan) - 10)}{pan[-4:]}"


def plain_hash(pan):
    return hashlib.sha256(pan.encode()).hexdigest()


class Vault:  # the only place that knows which PAN is behind a token
    def __init__(self):
        self._pans, self._tokens = {}, {}

    def tokenize(self, pan):
        same = hmac.digest(KEY, pan.encode(), "sha256")
        token = self._tokens.setdefault(same, secrets.token_hex(8))
        self._pans[token] = pan  # in production: encrypted under a data key
        return token


pan, typo = "4242424242424242", "4242424242424224"
print("Luhn:", luhn(pan), "typo:", luhn(typo), "mask:", mask(pan))
vault = Vault()
first = vault.tokenize(pan)
print("one card, one token:", first == vault.tokenize(pan))
stolen, leaked, tries = mask(pan), plain_hash(pan), 0
for middle in range(10**6):
    guess = f"{stolen[:6]}{middle:06}{stolen[-4:]}"
    if luhn(guess):
        tries += 1
        if plain_hash(guess) == leaked:
            print("PAN:", guess == pan, "after", tries, "tries")
            break
