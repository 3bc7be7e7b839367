"""Addresses as authors write them: one that can lead nowhere is told before anybody follows it."""

import re
from typing import Annotated, NamedTuple
from urllib.parse import SplitResult, urlsplit

from pydantic import BeforeValidator

from course.reading.english import did_you_mean
from course.reading.shapes import Text, fault

_SCHEME = re.compile(r"([a-z][a-z\d+.-]*):", re.IGNORECASE)
_SCHEMES = ("https", "http", "mailto", "tel", "sms")
# Not seen, and part of the address all the same.
_SPACE = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]")
_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
_HOST = re.compile(rf"localhost|(?:{_LABEL}\.)+(?:[^\W\d_]{{2,}}|xn--[a-z\d-]+|\d{{1,3}})\.?", re.IGNORECASE)
# A page of an organisation's own network, such as “https://intranet/policies”: only its staff can tell.
_OWN_NETWORK = re.compile(rf"//{_LABEL}(?::\d{{1,5}})?/\S", re.IGNORECASE)
_PORT = re.compile(r"(?::\d{0,5})?")
_MAIL = re.compile(rf"[^\s@,]+@(?:{_LABEL}\.)+[^\W\d_]{{2,}}")
_DIGITS = re.compile(r"\+?[\d(][\d().-]+\d(?:;[\w=;-]+)?")
# What was meant to be a full address, and would be taken for the name of a file.
_NO_COLON = re.compile(r"https?\W{0,2}//|:?//", re.IGNORECASE)
_NO_SCHEME = re.compile(r"www\.[\w-]+\.\w", re.IGNORECASE)
_ONLY_DIGITS = re.compile(r"\+?\d[\d().-]{4,}")
NO_SPACE = "Take the space out; an address on the web may have “%20” there."
_FULL = "Start it with “https://”."
# Numbers as people write them, a zero or a country's code before them.
_NUMBER = re.compile(r"\+?(?:\(\d+\) ?)?\d(?:[ \u00a0.-]?(?:\(0\) ?)?\d)+")
_LEAST = 3
_CALLS = ("tel:", "sms:")
_TWO = "Look up which of the two is right, and mend the other."
_SHOWN = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


class Wrong(NamedTuple):
    """What is wrong with an address, and what would mend it."""

    message: str
    mend: str


def wrong_address(address: str, words: str = "") -> Wrong | None:
    """Return what is sure to be wrong with an address; nothing of one that may name a file or a place on its page.

    Args:
        address: What somebody wrote.
        words: Those of its link, if it has any: they may show another number, mail or site.
    """
    shown = _other_than_shown(words.strip(), address) if words else None
    if shown and address.startswith(_CALLS):
        return shown
    wrong = _why(address)
    return Wrong(f"“{address}” leads nowhere: {wrong.message}", wrong.mend) if wrong else shown


def wrong_on_web(address: str) -> Wrong | None:
    """Return what is wrong with the full address of a site or a page on the web."""
    is_web = address.lower().startswith(("http://", "https://"))
    return wrong_address(address) or (None if is_web else Wrong(f"“{address}” is not a full address", _FULL))


def _why(address: str) -> Wrong | None:
    found = _SCHEME.match(address)
    if found is None:
        return _without_scheme(address)
    scheme = found[1].lower()
    if scheme not in _SCHEMES:
        return Wrong(
            f"nothing opens “{found[0]}”{did_you_mean(scheme, _SCHEMES)}",
            "Start it with “https://”, “mailto:” or “tel:”.",
        )
    rest = address[found.end() :]
    if scheme in ("tel", "sms"):
        if not _DIGITS.fullmatch(rest) or sum(map(str.isdigit, rest)) < _LEAST:
            return Wrong("it is no whole number", f"Write all its digits, and nothing else, behind “{scheme}:”.")
    elif _SPACE.search(address):
        return Wrong("there is a space in it", NO_SPACE)
    elif scheme == "mailto":
        to, _, more = rest.partition("?")
        if not all(map(_MAIL.fullmatch, to.split(","))) and (to or not more):
            return Wrong("it is no address for mail", "Write it as “mailto:name@example.org”.")
    else:
        return _of_web(rest)
    return None


def _without_scheme(address: str) -> Wrong | None:
    if _NO_COLON.match(address) or _NO_SCHEME.match(address):
        return Wrong("“https://” is missing, or not whole", _FULL)
    if _MAIL.fullmatch(address):
        return Wrong("it is an address for mail", "Write “mailto:” before it.")
    if _ONLY_DIGITS.fullmatch(address):
        return Wrong("it is a number to call", "Write “tel:” before it.")
    return None


def _of_web(rest: str) -> Wrong | None:
    if not rest.startswith("//"):
        return Wrong("“//” is missing behind the colon", _FULL)
    if _OWN_NETWORK.match(rest):
        return None
    host = re.split(r"[/?#]", rest[2:], maxsplit=1)[0].rpartition("@")[2]
    name = _HOST.match(host)
    if name is None or not _PORT.fullmatch(host, name.end()):
        what = f"“{host}” is no name of a site" if host else "it names no site"
        return Wrong(what, "Write one such as “www.example.org” behind “https://”.")
    return None


def _other_than_shown(words: str, address: str) -> Wrong | None:
    scheme, _, rest = address.partition(":")
    if address.startswith(_CALLS):
        numbers = [each for each in _NUMBER.findall(words) if sum(map(str.isdigit, each)) >= _LEAST]
        if numbers and not any(_is_same(each, rest) for each in numbers):
            return Wrong(f"the link shows “{numbers[0]}”, and calls “{rest}”", _TWO)
    elif scheme == "mailto":
        if _MAIL.fullmatch(words) and words.lower() not in rest.lower():
            return Wrong(f"the link shows “{words}”, and writes to “{rest}”", _TWO)
    elif _SHOWN.fullmatch(words) and _host(words) != _host(address):
        return Wrong(f"the link shows “{words}”, and leads to “{address}”", _TWO)
    return None


def _is_same(shown: str, dialled: str) -> bool:
    """Return whether two numbers are the same, with a country's code before one of them or not."""
    one, other = (re.sub(r"[^\d+]", "", each.replace("(0)", "") if "+" in each else each) for each in (shown, dialled))
    if one.startswith("+") == other.startswith("+"):
        return one == other
    abroad, home = (one, other) if one.startswith("+") else (other, one)
    return home.startswith("0") and re.fullmatch(rf"\+\d{{1,3}}{home[1:]}", abroad) is not None


def parts_of(address: str) -> SplitResult:
    """Return an address in its parts. One that cannot be split leads elsewhere, whatever it is."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", address, "", "", "")


def _host(address: str) -> str:
    return (parts_of(address if "//" in address else f"//{address}").hostname or "").removeprefix("www.")


def _full(value: object) -> object:
    if isinstance(value, str) and not value.startswith("https://"):
        raise fault("bad-address", f"“{value}” is not a full address", _FULL)
    if isinstance(value, str) and (wrong := wrong_address(value)):
        raise fault("bad-address", *wrong)
    return value


Address = Annotated[Text, BeforeValidator(_full)]
