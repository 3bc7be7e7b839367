"""Numbers in options: is every option a number, and what is it worth?"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from course.measures import grammar
from course.measures.grammar import bag

# Each word stands in the place of its worth.
_UNITS_SPELT = tuple("zero one two three four five six seven eight nine ten".split())  # noqa: SIM905
_TEENS_SPELT = tuple("eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split())  # noqa: SIM905
_TENS_SPELT = tuple("twenty thirty forty fifty sixty seventy eighty ninety".split())  # noqa: SIM905
_NUMBER_WORDS = {
    **{word: float(value) for value, word in enumerate((*_UNITS_SPELT, *_TEENS_SPELT))},
    **{word: 10.0 * value for value, word in enumerate(_TENS_SPELT, 2)},
    **{"once": 1.0, "twice": 2.0, "half": 0.5, "quarter": 0.25},
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "m": 1e6}
# Units of one dimension, so that 90 minutes stand after one hour.
_UNITS = {
    **dict.fromkeys(("second", "seconds", "sec", "secs"), 1.0),
    **dict.fromkeys(("minute", "minutes", "min", "mins"), 60.0),
    **dict.fromkeys(("hour", "hours", "hr", "hrs"), 3600.0),
    **dict.fromkeys(("day", "days"), 86_400.0),
    **dict.fromkeys(("week", "weeks"), 604_800.0),
    **dict.fromkeys(("fortnight", "fortnights"), 1_209_600.0),
    **dict.fromkeys(("month", "months"), 2_629_800.0),
    **dict.fromkeys(("year", "years"), 31_557_600.0),
    **dict.fromkeys(("decade", "decades"), 315_576_000.0),
    **dict.fromkeys(("century", "centuries"), 3_155_760_000.0),
}
_LIKE = {"am": "clock", "pm": "clock", "a.m": "clock", "p.m": "clock"}
_GLYPHS = {"½": ".5", "¼": ".25", "¾": ".75", "⅓": ".333333", "⅔": ".666667"}

_FRACTION = re.compile(r"\\[dt]?frac\s*\{?\s*(\d+)\s*\}?\s*\{?\s*(\d+)\s*\}?")
_NUMERAL = re.compile(
    r"(?P<sign>(?<![\w)}])[-−–]\s?)?(?P<whole>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.\d+|\d+)"
    r"(?:\s+(?P<top>\d+)\s?/\s?(?P<bottom>\d+)|\s?/\s?(?P<under>\d+))?"
)
# A range is worth its start, “over 95” its limit; a sum or a difference is no number.
_RANGE = re.compile(
    r"(?:[<>≤≥]\s*)?(\d+(?:\.\d+)?)\s?(?:%|percent)?(?:\s?(?:-|–|to)\s?\d+(?:\.\d+)?)(?![\d(]|\s?[-+*])|[<>≤≥]\s*(?=\d)"
)
_ARITHMETIC = re.compile(r"\b(?:minus|plus|times \d)\b|[<>]")
_TOKEN = re.compile(r"[a-z]+(?:\.[a-z])?|[%£$€°]")
# Words that stand beside a number without changing what is compared.
_FILLERS = bag(
    """
    a an the of about around approximately roughly nearly almost over under at least most up to only just more
    than less rs in by per and after before within every for there are is it from exactly text times once
    """
)
_LABEL = re.compile(r"^\(?[A-Ha-h][).:]\s*(?=[\d$£.-])")


_ONE_UNIT = re.compile(r"(?:about |after |in |for |once )?an? ([a-z]+)\W*$")
_MAY_HOLD_ONE = re.compile("[0-9½¼¾⅓⅔]|^(?:\\w+ )?an? |" + rf"\b(?:{'|'.join(_NUMBER_WORDS)})\b", re.IGNORECASE)
# A longer option tells a story in which a number stands.
_LONGEST = 150


class Amount(NamedTuple):
    """A number in one kind of unit, and the words round it."""

    value: float
    unit: str
    around: tuple[str, ...]


def amount(option: str) -> Amount | None:
    """Return the one number that an option is about; None where it has none, or several."""
    if len(option) > _LONGEST or not _MAY_HOLD_ONE.search(option):
        return None
    text = _LABEL.sub("", grammar.plain(option).replace("\\$", "").replace("$", " ").replace("\\%", "%")).lower()
    text = text.replace("£", " ").replace("€", " ")
    text = _FRACTION.sub(lambda found: f" {found[1]}/{found[2]} ", text)
    for glyph, decimals in _GLYPHS.items():
        text = re.sub(rf"(\d)\s?{glyph}", rf"\g<1>{decimals}", text).replace(glyph, f"0{decimals}")
    text = text.translate({ord(sign): " " for sign in "{}\\"})
    text = _RANGE.sub(r"\g<1>", text)
    if _ARITHMETIC.search(text) or re.search(
        r"[=^_]|\d\s*[a-z]\b\s*[-+]|[-+*]\s*\d*[a-z]\b|[a-z]\s*[-+]\s*\d|\d\s*[-+*:]\s*\d", text
    ):
        return None  # an expression, a ratio or a range, not a number
    numerals = list(_NUMERAL.finditer(text))
    tokens = _TOKEN.findall(_NUMERAL.sub(" ", text))
    if len(numerals) == 1:
        value = _value(numerals[0])
    elif not numerals and (one := _ONE_UNIT.match(text)) and one[1] in _UNITS:
        value = 1.0
    elif not numerals and (spelt := [word for word in tokens if word in _NUMBER_WORDS]):
        if len(spelt) > 2 or (len(spelt) == 2 and _NUMBER_WORDS[spelt[0]] < 20):
            return None
        value = sum(_NUMBER_WORDS[word] for word in spelt)
        tokens = [word for word in tokens if word not in _NUMBER_WORDS]
    else:
        return None
    if value is None:
        return None
    for word in tokens:
        value *= _SCALES.get(word, 1.0) if word != "m" or len(tokens) > 1 else 1.0
    time = next((word for word in tokens if word in _UNITS), None)
    clock = next((word for word in tokens if word in _LIKE), None)
    if time is not None:
        value *= _UNITS[time]
    if clock is not None and clock.startswith("p") and value < 12:
        value += 12
    left = [word for word in tokens if word not in _SCALES and word not in _UNITS and word not in _LIKE]
    unit = "time" if time else "clock" if clock else ""
    return Amount(value, unit, tuple(word for word in left if word not in _FILLERS))


def _value(numeral: re.Match[str]) -> float | None:
    value = float(numeral["whole"].replace(",", ""))
    if numeral["bottom"]:
        value += float(numeral["top"]) / float(numeral["bottom"]) if float(numeral["bottom"]) else 0
    if numeral["under"]:
        if not float(numeral["under"]):
            return None
        value /= float(numeral["under"])
    return -value if numeral["sign"] else value


def amounts(options: Sequence[str]) -> list[float] | None:
    """Return the numbers of a set of options in their order; None where the options are not about numbers.

    One option without a number (“None of these”, “It differs from person to person”) may stand beside three numbers.
    Words beside a number must be the same in each (“People remember 10% of it”), but for one: its unit.
    """
    read = [found for option in options if (found := amount(option)) is not None]
    others = len(options) - len(read)
    if len(read) < 2 or others > (1 if len(read) > 2 else 0) or len({one.unit for one in read if one.unit}) > 1:
        return None
    frames = [frozenset(one.around) for one in read]
    shared = frozenset.intersection(*frames)
    if any(len(frame - shared) > 1 for frame in frames):
        return None
    return [one.value for one in read]


def ascend(values: Sequence[float]) -> bool:
    """Return whether numbers stand in order, the smallest first."""
    return all(first <= second for first, second in pairwise(values))
