"""Small pieces of English for messages and pages."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

# Not from the locale: the course is in English wherever it is built.
_SMALL = ("none", "one", "two", "three", "four", "five", "six")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

# A number with its parts, a word, or any other sign. Markdown marks words with some of those.
_PART = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+|[^\w\s]")
_MARKS = frozenset("*_`~|")
# Before a number, not inside “5-10” or “vitamin B-12”, they make it less than nothing.
_MINUS = re.compile(r"(?<![\w)])[-‐‑‒–—−](?=\s?[\d.£$€])")


def wording(text: str) -> Iterator[str]:
    """Yield what gives a text its meaning: words in small letters, numbers, and signs such as <, +, % or ✓.

    Punctuation, brackets and the marks of Markdown are left out.
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    for part in _PART.findall(_MINUS.sub("−", folded)):
        if len(part) > 1 or part.isalnum() or _is_meant(part):
            yield part


def signs(text: str) -> list[str]:
    """Return the numbers of a text, and its signs that are neither words nor punctuation."""
    return [part for part in wording(text) if not part.isalpha()]


def _is_meant(sign: str) -> bool:
    return sign not in _MARKS and (unicodedata.category(sign) in {"Sm", "Sc", "So", "No"} or sign in "%‰&#@/\\§†‡^")


def listed(names: Iterable[str], last: str = "and") -> str:
    """Return names as English: “a”, “b” and “c”."""
    quoted = [f"“{name}”" for name in names]
    return f" {last} ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else "".join(quoted)


def between(least: int, most: int) -> str:
    """Return a range: “6”, “6 or 7”, “6 to 8”."""
    return str(least) if least == most else f"{least} {'or' if most == least + 1 else 'to'} {most}"


def part_of(whole: str, part: str) -> str:
    """Return the name of a part: “Small signs: plan”; after a question, “Who decides? Plan”."""
    return f"{whole} {part[:1].upper()}{part[1:]}" if whole.endswith(("?", "!")) else f"{whole}: {part}"


def with_article(word: str) -> str:
    """Return a word with “a” or “an” before it."""
    return f"an {word}" if word[:1].lower() in "aeio" else f"a {word}"


def meant(name: str, known: Iterable[str]) -> str | None:
    """Return what is known and looks most like a name, if anything does."""
    names = list(known)
    # A name that is known looks most like itself: no need to compare it with all the others.
    return name if name in names else next(iter(difflib.get_close_matches(name, names, 1)), None)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return “; did you mean …?” where something known looks like the name, else nothing."""
    close = meant(name, known)
    return f"; did you mean “{close}”?" if close else ""


def role_name(slug: str) -> str:
    """Return a role as a sentence names it: “care-worker” is “care worker”."""
    return slug.replace("-", " ")


def number_word(count: int) -> str:
    """Return a small number as a word, a larger one in digits."""
    return _SMALL[count] if count < len(_SMALL) else str(count)


def day(value: date) -> str:
    """Return a date as people in the UK write it: 22 November 2026."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def plural(count: int, noun: str, several: str = "") -> str:
    """Return a count with its noun: 1 question, 2 questions; `several` where an “s” alone does not make it."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {several or f'{noun}s'}"
