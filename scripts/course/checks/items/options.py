"""Rules about the set of options: how many, how different, how ordered."""

import re
from collections.abc import Iterator
from itertools import combinations

from course.checks.items.registry import Level, Sign, item_rule
from course.measures import grammar
from course.measures.item import GAP, MULTIPLE, SINGLE, Item
from course.measures.numbers import amounts, ascend
from course.reading.english import listed, signs, wording

# Three options suffice where one is right. Of a larger set several are right; a gap offers two or three phrasings.
_SIZES = {SINGLE: (3, 4), MULTIPLE: (3, 6), GAP: (2, 4)}
_ALIKE = 0.85
_FEW_WORDS = 3
_INSIDE_CHARACTERS = 6


@item_rule(
    "option-count",
    Level.ERROR,
    what="a choice with fewer than 3 or more than 4 options (3 to 6 where several are right, 2 to 4 in a gap)",
    why="Two options make a coin toss; a fourth distractor that works is rare, and the fifth is only read.",
    source="Rodriguez 2005; Haladyna, Downing & Rodriguez 2002, guideline 18; Tarrant et al. 2009",
    mend="Write three or four options, each of which real staff would choose, or give the item a waiver.",
)
def option_count(item: Item) -> Iterator[Sign]:
    """Yield a sign where there are too few or too many options.

    Rodriguez' meta-analysis is about one right answer, so larger sets are allowed where the learner picks several.
    """
    least, most = _SIZES[item.kind]
    count = len(item.options)
    if not least <= count <= most:
        yield Sign(f"there are {count} options; {least} to {most} are enough and needed", where=item.at)


@item_rule(
    "duplicate-options",
    Level.ERROR,
    Level.WARNING,
    what="options that are equal once case, punctuation and articles are dropped; word sets alike by .85 or more",
    why="Two options that say the same cannot both be right, so a test-wise person strikes out both.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 22",
    mend="Give each option an idea of its own.",
)
def duplicate_options(item: Item) -> Iterator[Sign]:
    """Yield a sign for each pair of options that say the same (E) or nearly the same (W)."""
    same = [_same(option) for option in item.plain_options]
    for first, second in combinations(range(len(same)), 2):
        if same[first] == same[second]:
            level, how = Level.ERROR, "the same"
        elif _is_alike(item.plain_options[first], item.plain_options[second]):
            level, how = Level.WARNING, "nearly the same"
        else:
            continue
        message = f"options {first + 1} and {second + 1} say {how}"
        yield Sign(message, (item.options[first], item.options[second]), item.option_at(second), level)


def _same(option: str) -> str:
    """Return an option without case, articles and punctuation; numbers and signs such as < and + stay."""
    parts = list(wording(option))
    return " ".join(part for part in parts if part not in {"a", "an", "the"}) or " ".join(parts) or option.strip()


def _is_alike(one: str, other: str) -> bool:
    """Return whether two options have nearly the same words, more than a few, and the same numbers and signs."""
    sets = frozenset(grammar.words(one)), frozenset(grammar.words(other))
    is_long = min(map(len, sets)) > _FEW_WORDS
    return is_long and grammar.alike(*sets) >= _ALIKE and signs(one) == signs(other)


@item_rule(
    "overlapping-options",
    Level.WARNING,
    what="one option that stands inside another, at word boundaries and with six characters or more",
    why="Where one option is a part of another, both may be right, or the longer one looks more complete.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 22",
    mend="Word the two options so that only one can hold.",
)
def overlapping_options(item: Item) -> Iterator[Sign]:
    """Yield a sign for each option that another one holds word by word."""
    folded = [" ".join(wording(option)) for option in item.plain_options]
    for inner, outer in ((a, b) for a in range(len(folded)) for b in range(len(folded)) if a != b):
        small, large = folded[inner], folded[outer]
        if small != large and len(small) >= _INSIDE_CHARACTERS and f" {small} " in f" {large} ":
            message = f"option {inner + 1} stands inside option {outer + 1}"
            yield Sign(message, (item.options[inner],), item.option_at(inner))


# The labels of statements that a stem lists, with the sets that they may come from.
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi")
_MARK = re.compile(r"(?<![A-Za-z])\(?(i{1,3}|iv|vi?)[.):]\)?\s?(?=\S)", re.IGNORECASE)


def _statements(stem: str) -> set[str]:
    """Return the labels of the statements that a stem lists by Roman numerals, such as i, ii and iii."""
    found = {label.lower() for label in _MARK.findall(stem)}
    size = next((size for size, label in enumerate(_ROMAN) if label not in found), len(_ROMAN))
    return set(_ROMAN[:size])


_LABEL = r"(?:\(?(?:[A-H]|[a-h]|[ivx]{1,4}|[IVX]{1,4})\)?|(?:[Ss]tatements?|[Oo]ptions?)? ?\(?[1-6]\)?)"
_JOINED = re.compile(
    rf"(?:both |only |either |neither )?{_LABEL}(?:(?:,? (?:and|or|nor|&) |, ?| ?& ?){_LABEL})+(?: only)?(?: (?:is"
    rf"|are) .*)?"
)
_ONLY = re.compile(rf"(?:{_LABEL} only|only {_LABEL})(?: (?:is|are) .*)?")

# What such an option may point at: the rest of the list, by any name.
_LIST = r"(?:the |these |those )?(?:(?:other|given|listed) )?(?:above|aforementioned|following|other|others|options?|choices?|answers?|alternatives?|responses?|statements?|possibilities|mentioned|these|those|them)"  # noqa: E501
_TAIL = r"(?: (?:above|below|given|listed|provided|mentioned|stated))?(?: (?:is|are|applies|apply|may be|can be|could be|will)(?: (?:all |also |equally )?(?:correct|true|right|apply|wrong|false|incorrect|possible|valid|the case))?)?"  # noqa: E501
ABOVE = re.compile(
    rf"(?:(?:all|none|any|both|neither|either|each|every one)(?: (?:one|two|three|four))?(?: of)? {_LIST}{_TAIL}"
    rf"|(?:more than one|two or more) of {_LIST}{_TAIL}"
    r"|(?:all|none|both|neither|any)(?: (?:is|are|apply|applies))?(?: (?:correct|true|right|wrong|false))?"
    r"|no (?:(?:correct|right) (?:answer|option|choice)(?: given)?|(?:answer|option|choice) is (?:correct|right)"
    r"|(?:above|of these))"
    r"|(?:all|none|both|neither) (?:a|b|c|d) (?:and|or|nor) (?:a|b|c|d))",
    re.IGNORECASE,
)


@item_rule(
    "all-or-none-of-the-above",
    Level.ERROR,
    what="“all of the above”, “none of these”, “both of them”, “neither” as an option; "
    "not every option that starts with “all the …”",
    why="Who knows two right options, or one wrong one, has the answer without knowing the rest.",
    source="Haladyna, Downing & Rodriguez 2002, guidelines 25 and 26; NBME item-writing guide",
    mend="Write an option that says what somebody would do, or drop this one: three are enough.",
)
def all_or_none_of_the_above(item: Item) -> Iterator[Sign]:
    """Yield a sign for each option whose whole text points at the other options.

    Where the stem lists statements, an option that names every one of them (“i, ii and iii”) is “all of the above”.
    """
    statements = _statements(item.stem)
    for index, option in enumerate(item.plain_options):
        text = re.sub(r"^\(?[A-Ha-h][).:]\s+", "", option).strip(" .!;:,")
        named = _JOINED.fullmatch(text) and set(re.findall(r"\w+", text.lower())) - {"and", "only", "or"}
        if ABOVE.fullmatch(text) or (named and len(statements) > 2 and named == statements):
            yield Sign(f"“{option}” is no answer of its own", (option,), item.option_at(index))


_FIGURES = re.compile(r"[\d\s,.andor&-]+")
_LISTED_IN_STEM = re.compile(
    r"(?<![\w.])\(?(?:I|i|1|A|a)[.):]\)?\s.*?(?<![\w])\(?(?P<second>II|ii|2|B|b)[.):]\)?\s?\S"
    r"|\b(?P<what>statement|scenario|assertion|claim)s? (?:1|I|A)\b.{3,}?\b(?P=what)s? (?:2|II|B)\b"
    r"|(?<=[?:.])I\.\s.*?II\.\s",
    re.DOTALL | re.IGNORECASE,
)
_PART = re.compile(r",? (?:and|or|but|then) |, |; | & | \+ |/")


@item_rule(
    "combined-options",
    Level.ERROR,
    what="options that join letters or numerals (“A and C”, “i, iii only”); a lettered list of statements in the stem; "
    "every option a list drawn from one small pool",
    why="Combined options (K-type) reward the elimination of pairs; they are harder to read and measure less well.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 9; NBME item-writing guide; Tarrant et al. 2006",
    mend="Ask for the one best option, or make it a multiple-response question that says how many.",
)
def combined_options(item: Item) -> Iterator[Sign]:
    """Yield a sign for each combined option, for a lettered list in the stem, and for options from one pool."""
    in_stem = _LISTED_IN_STEM.search(item.stem)
    for index, option in enumerate(item.plain_options):
        text = option.strip(" .;:")
        # Bare figures (“2 and 5”) may be an answer; they are labels only where the stem has a list, or with “only”.
        if (_JOINED.fullmatch(text) and (in_stem or not _FIGURES.fullmatch(text))) or _ONLY.fullmatch(text):
            yield Sign(f"“{option}” joins other options", (option,), item.option_at(index))
    if in_stem:
        yield Sign("the stem lists statements to be combined", (" ".join(in_stem[0].split())[:60],), ("stem",))
    pool = _pool(item.plain_options)
    if pool:
        yield Sign(f"every option is made from {listed(sorted(pool))}", tuple(sorted(pool)), item.at)


def _pool(options: tuple[str, ...]) -> frozenset[str]:
    """Return the few parts that all options are put together from; empty where they are not."""
    parts = [[part.strip().lower() for part in _PART.split(option.strip(" .")) if part.strip()] for option in options]
    if len(parts) < 3 or any(len(part) < 2 for part in parts):
        return frozenset()
    pool = frozenset(part for row in parts for part in row)
    if any(sign.isdigit() for part in pool for sign in part) or any(len(part.split()) > 4 for part in pool):
        return frozenset()
    repeats = sum(len(row) for row in parts) / len(pool)
    return pool if len(pool) <= len(options) and repeats >= 1.5 else frozenset()


_VERDICTS = frozenset({"true", "false", "yes", "no", "right", "wrong", "correct", "incorrect", "agree", "disagree"})
_HEDGES = frozenset({"maybe", "not sure", "unsure", "don't know", "i don't know", "it depends", "sometimes", "partly"})
_WHICH_IS_TRUE = re.compile(
    r"(?:(?:which|what)(?: one)?(?: of (?:the |these )?(?:following|these|them|statements|options|choices|answers))?"
    r"(?: (?:statements?|options?|choices?|answers?|sentences?|ones?))?(?: below| here)?"
    r"|(?:select|choose|pick|identify|mark) the(?: one)?)"
    r" (?:(?:is|are)(?: (?:most|always|not|both|all|n't))?|isn't|aren't)?\s?(?:true|false|correct|incorrect|right"
    r"|wrong|accurate|valid)"
    r"(?: (?:statement|option|answer|one)s?)?\s?[?.:]*",
    re.IGNORECASE,
)


@item_rule(
    "true-false",
    Level.ERROR,
    what="options within true/false/yes/no; “which is true?” as the whole question",
    why="It asks whether a sentence can be recognised, not what to do; half of the guesses are right.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 9; NBME item-writing guide (true/false families)",
    mend="Put a person in front of the learner, and ask what to do, say, write or ask.",
)
def true_false(item: Item) -> Iterator[Sign]:
    """Yield a sign for options that only judge, and for a stem that asks nothing but which option is true."""
    told = [option.lower().strip(" .!\"'") for option in item.plain_options]
    if len(told) > 1 and all(option in _VERDICTS | _HEDGES for option in told) and _VERDICTS & set(told):
        yield Sign("the options only say true or false, yes or no", tuple(item.options), item.at)
    if not item.vignette and _WHICH_IS_TRUE.fullmatch(grammar.plain(item.stem)):
        yield Sign(f"“{grammar.plain(item.stem)}” asks nothing of its own", (item.stem,), ("stem",))


@item_rule(
    "unordered-numbers",
    Level.ERROR,
    what="options that are all numbers, and do not rise from the smallest",
    why="Numbers in a mixed order make the reader search, and a number put last draws the eye.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 21; NBME item-writing guide",
    mend="Put the numbers in order, the smallest first.",
)
def unordered_numbers(item: Item) -> Iterator[Sign]:
    """Yield a sign for numbers out of order.

    One direction for the whole bank: on the development data judges call falling numbers a flaw as well.
    """
    values = amounts(item.options)
    if values is not None and not ascend(values):
        yield Sign("the numbers do not rise from the smallest", tuple(item.options), item.at)
