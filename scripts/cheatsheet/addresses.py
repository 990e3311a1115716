"""The addresses that a deployment sets, held to what a page, a sitemap and a host can all follow.

Each function takes the value of an environment variable and gives it as it is written in a page, as RFC 3986 has it:
ASCII only, escapes in capitals and only where needed, so that the same place has one spelling. A value that names no
such place is a :class:`SettingsError`, which names the variable.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from typing import NoReturn
from urllib.parse import SplitResult, quote, unquote, unquote_to_bytes, urlsplit

from cheatsheet.paths import CHANGES
from cheatsheet.sheet.characters import named

_DEFAULT_PORTS = {"http": 80, "https": 443}
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SAFE = "-._~!$()*+,;=:@"
"""What stands for itself in a segment of a path: RFC 3986, pchar, without what a page or script writes differently."""

SITE_URL = "https://python-backend.example/"
REPO_URL = "https://github.com/example/python-backend"
BRANCH = "main"
"""What a build goes by when its environment says nothing."""


class SettingsError(Exception):
    """A setting from the environment cannot be built with; the message names it and what was expected."""


def site_address(text: str) -> str:
    """``SITE_URL``: where the site will be served, with a final slash. Raises :class:`SettingsError`."""
    address = _address("SITE_URL", text, "https://example.org/sheet/")
    if re.search(r"/index\.html?$", address):
        _refuse("SITE_URL", text, "the file of a page", f"the folder that it is in, {address.rpartition('/')[0]}/")
    return f"{address}/"


def repository_address(text: str) -> str:
    """``REPO_URL``: the web page of the repository, without a final slash. Raises :class:`SettingsError`."""
    address = _address("REPO_URL", text, "https://github.com/you/repo")
    # What `git clone` is given has no page below it.
    return re.sub(r"/?(?:\.git)+$", "", address)


def branch_path(text: str) -> str:
    """``REPO_BRANCH``: a branch as a part of an address. Raises :class:`SettingsError`."""
    _refuse_unseen("REPO_BRANCH", text)
    # git-check-ref-format(1)
    if not text or re.search(r"[\x00-\x20\x7f~^:?*\[\\]|\.\.|@\{|//|/\.|\.lock(?:/|$)|^[-/.]|[/.]$|^@$", text):
        _refuse("REPO_BRANCH", text, "no branch can be called so", "the name of a branch, such as main")
    return quote(text, safe="/" + _SAFE)


def changes_address(home: str, code: str) -> str:
    """Where a copy's reader learns what has changed since it was made; it stands on the copy, beside its version.

    ``home`` is the address of a language's home page, ``code`` the short id of the commit that the copy is of
    (``Settings.commit_id``). Where that is not known it is empty, and the address is that of the whole list.
    """
    return f"{home}{CHANGES}" + (f"?since={code}" if code else "")


def _address(name: str, text: str, example: str) -> str:
    """``text`` in its one spelling, without a final slash."""
    text = text.strip()
    if not text:
        _refuse(name, text, "it is empty", f"an address such as {example}; leave it unset for the usual one")
    if re.search(r"[\x00-\x1f\x7f-\x9f\\<>\"{}|^`\u2028\u2029]", text):
        _refuse(name, text, "a sign that no address has", f"one such as {example}")
    _refuse_unseen(name, unquote(text, errors="replace"))
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        _refuse(name, text, str(error), f"an address such as {example}")
    if parts.scheme not in _DEFAULT_PORTS or not parts.netloc:
        _refuse(name, text, "it does not begin with https:// or http://", f"an address such as {example}")
    if "@" in parts.netloc:
        _refuse(name, text, "a user name or password, which would be published", "a host alone")
    if parts.query or parts.fragment or text.endswith(("?", "#")):
        _refuse(name, text, "a query or a fragment", f"an address that pages can be added to, such as {example}")
    usual = port is None or port == _DEFAULT_PORTS[parts.scheme]
    return f"{parts.scheme}://{_host(name, text, parts)}{'' if usual else f':{port}'}{_path(name, text, parts.path)}"


def _host(name: str, text: str, parts: SplitResult) -> str:
    """The host as DNS knows it: small letters, other scripts in Punycode."""
    host = parts.hostname or ""
    try:
        if "[" in parts.netloc:
            return f"[{ipaddress.IPv6Address(host)}]"
        host = host.removesuffix(".").encode("idna").decode("ascii").lower()
    except ValueError:  # UnicodeError is one
        host = ""
    if not host or len(host) > 253 or not all(_LABEL.fullmatch(label) for label in host.split(".")):
        _refuse(name, text, "its host is no name of one", "a host such as example.org")
    return host


def _path(name: str, text: str, path: str) -> str:
    """The path with other scripts and spaces escaped."""
    if _ESCAPE.search(path):
        _refuse(name, text, "a percent sign that escapes nothing", "two hexadecimal digits behind it, or %25")
    segments = []
    for segment in path.strip("/").split("/") if path.strip("/") else []:
        data = unquote_to_bytes(segment)
        if segment == "" or data in (b".", b"..") or re.search(rb"[\x00-\x1f\x7f/\\?#]", data):
            _refuse(name, text, f"the part {segment!r} of its path", "names of folders, joined by one slash")
        try:
            segments.append(quote(data.decode("utf-8"), safe=_SAFE))
        except UnicodeDecodeError:
            _refuse(name, text, f"the part {segment!r} of its path is not UTF-8", "UTF-8, escaped or not")
    return "".join(f"/{segment}" for segment in segments)


def _refuse_unseen(name: str, text: str) -> None:
    """Refuse a sign that comes along unseen when an address is copied out of a chat or a PDF, escaped or not."""
    for sign in text:
        if sign != " " and unicodedata.category(sign) in ("Cf", "Co", "Zs"):
            _refuse(name, text, f"the sign {named(sign)}, which nobody sees", "the same without it")


def _refuse(name: str, text: str, why: str, expected: str) -> NoReturn:
    shown = re.sub(r"//[^/]*@", "//…@", text)  # a password is not repeated
    raise SettingsError(f"{name}: {shown!r}: {why}; expected {expected}")
