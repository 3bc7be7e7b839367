"""Rules about the bank as a whole: what no single item shows, and test-wise people find out."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, sqrt

from course.checks.items import robot
from course.checks.items.registry import Sign, bank_rule
from course.measures import chance, grammar
from course.measures.item import MULTIPLE, ONE_ANSWER, QUESTIONS, SINGLE, Item
from course.measures.robots.picks import score

# Statistics on fewer items than this say nothing.
FEWEST = 20

_LEAST_P = 0.01
_LARGEST_SHARE = {3: 0.45}
_LARGEST_SHARE_ELSE = 0.40
_LONGEST_RUN = 3


def _single(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if item.kind == SINGLE and item.key is not None and len(item.options) > 1]


def positions(items: Sequence[Item]) -> dict[int, Counter[int]]:
    """Return how often the key stands in each place, apart for each number of options."""
    found: dict[int, Counter[int]] = defaultdict(Counter)
    for item in _single(items):
        if item.key is not None:
            found[len(item.options)][item.key] += 1
    return dict(found)


@bank_rule(
    "key-position",
    what="over 20 items and more: exact test p < .01, a position over 40% (45% with three options), "
    "a run over 3 in a file",
    why="Authors favour the middle, and learners notice when the same place is right again and again.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 20; Attali & Bar-Hillel 2003",
    mend="Move the key of some items to the places that have too few.",
    stops=True,
)
def key_position(items: Sequence[Item]) -> Iterator[Sign]:
    """Yield a sign where the key's place can be guessed.

    Items with three and with four options are tested together, each place by its exact distribution; p is multiplied
    by the number of places (Bonferroni), because each is a chance to find something.
    """
    single = _single(items)
    places = max((len(item.options) for item in single), default=0)
    if len(single) >= FEWEST:
        for place in range(places):
            chances = [1 / len(item.options) for item in single if len(item.options) > place]
            hits = sum(item.key == place for item in single)
            p = min(1.0, chance.two_sided(hits, chances) * places)
            if p < _LEAST_P:
                yield _placed(
                    single, place, f"the key stands in place {place + 1} in {hits} of {len(single)} items, p = {p:.4f}"
                )
        for size, counts in positions(single).items():
            total = counts.total()
            largest = _LARGEST_SHARE.get(size, _LARGEST_SHARE_ELSE)
            for place, hits in counts.items():
                if size > 2 and total >= FEWEST and hits / total > largest:
                    what = f"of the items with {size} options, {hits / total:.0%} have the key in place {place + 1}"
                    yield _placed([item for item in single if len(item.options) == size], place, what)
    yield from _runs(single)


def _placed(items: Sequence[Item], place: int, message: str) -> Sign:
    return Sign(message, item=next((item for item in items if item.key == place), items[0]))


def _runs(items: Sequence[Item]) -> Iterator[Sign]:
    """Yield a sign for each run of one place that is too long, at the item where it becomes so."""
    length = 1
    for before, item in pairwise(items):
        length = length + 1 if (item.key, item.source) == (before.key, before.source) else 1
        if length == _LONGEST_RUN + 1:
            place = (item.key or 0) + 1
            yield Sign(f"the key stands in place {place} more than {_LONGEST_RUN} times in a row", item=item)


_SENIOR = (
    r"(?:(?:line |duty |shift |team |unit |care |ward |home )*(?:manager|senior|supervisor|lead|leader|nurse"
    r"|matron|boss|office"
    r"|coordinator|co-ordinator)|safeguarding(?: \w+)?|on-call(?: \w+)?|nurse in charge|person in charge)"
)
_REFERS_UP = re.compile(
    rf"\b(?:tell|ask|inform|alert|call|phone|ring|contact|speak to|talk to|report (?:it|this|that"
    rf"|what .{{1,40}})? ?to|pass (?:it|this|that) (?:on )?to"
    rf"|let|refer (?:it|this|that|her|him|them) to|take (?:it|this|that) to|leave (?:it|this|that) (?:to|with)"
    rf"|go to|raise (?:it|this|that) with)"
    rf" (?:(?:your|the|my|his|her|their|our|a|an|its) )?{_SENIOR}\b|\breport (?:it|this|that)\b|\bpass (?:it|this"
    rf"|that) on\b"
    r"|\bescalate\b|\braise (?:a|the) (?:safeguarding )?(?:concern|alert)\b",
    re.IGNORECASE,
)
_LARGEST_REFERRED = 0.25
_FEWEST_REFERRED = 8


def refers_up(option: str) -> bool:
    """Return whether an option hands the matter to somebody above."""
    return _REFERS_UP.search(grammar.plain(option)) is not None


@bank_rule(
    "refer-up-key",
    what="“tell your senior”, “report it” as the key of more than 25% of the choice items that are not `critical`",
    why="If asking somebody above is right so often, it is the answer to guess, and nobody learns to act.",
    source="This course's guide to item writing; Haladyna, Downing & Rodriguez 2002, guideline 28",
    mend="Ask what to say or do before anybody is told, or make the option wrong where it only hands it on.",
    stops=False,
)
def refer_up_key(items: Sequence[Item]) -> Iterator[Sign]:
    """Yield a sign where handing the matter on is too often the key."""
    asked = [item for item in items if item.kind in {SINGLE, MULTIPLE} and item.keys and not item.critical]
    upward = [item for item in asked if any(refers_up(item.options[index]) for index in item.keys)]
    if len(asked) >= _FEWEST_REFERRED and len(upward) > _LARGEST_REFERRED * len(asked):
        names = tuple(item.id for item in upward)
        yield Sign(f"handing it on is the key of {len(upward)} of {len(asked)} items", names, item=upward[0])


@bank_rule(
    "key-length",
    what="the key is strictly the longest option in more than 1/k + 2 standard errors of the items",
    why="Picking the longest option must not pay.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 24; Tarrant et al. 2006",
    mend="Shorten some keys, or give some distractors the same detail.",
    stops=True,
)
def key_length(items: Sequence[Item]) -> Iterator[Sign]:
    """Yield a sign where the key is the longest option too often."""
    single = [item for item in items if item.kind in ONE_ANSWER and item.key is not None and len(item.options) > 1]
    if len(single) < FEWEST:
        return
    longest = [item for item in single if _key_is_longest(item)]
    expected = sum(1 / len(item.options) for item in single)
    error = sqrt(sum((1 / len(item.options)) * (1 - 1 / len(item.options)) for item in single))
    if len(longest) > expected + 2 * error:
        message = f"the key is the longest option in {len(longest)} of {len(single)} items; chance gives {expected:.0f}"
        yield Sign(message, tuple(item.id for item in longest), item=longest[0])


def _key_is_longest(item: Item) -> bool:
    lengths = [len(option) for option in item.plain_options]
    return item.key is not None and all(lengths[item.key] > lengths[index] for index in item.distractors)


_LEAST_ROBOT_P = 0.05


@bank_rule(
    "test-wise",
    what="a robot that has read nothing (it picks by length, absolutes, stem overlap, convergence) is above chance "
    "(one-sided exact test, p < .05)",
    why="What a robot can guess, a learner who has understood nothing can guess.",
    source="Millman, Bishop & Ebel 1965; Tarrant et al. 2006",
    mend="Read the items that it got right, and take away what gave them away.",
    stops=True,
)
def test_wise(items: Sequence[Item]) -> Iterator[Sign]:
    """Yield a sign where the robot does better than guessing; doing worse is no fault."""
    found = score(robot.picks(items))
    if found.trials >= FEWEST and found.p < _LEAST_ROBOT_P:
        message = f"a robot gets {found.in_words()}, {found.p_in_words}"
        yield Sign(message, item=next(item for item in items if item.kind in ONE_ANSWER))


_ALIKE = 0.8


@bank_rule(
    "near-duplicates",
    what="two questions whose words, situation included, are alike by .8; members of one family are meant to be alike",
    why="A question that is asked twice counts twice, and one may hold the answer to the other.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 4",
    mend="Keep one of the two, or give one another situation and another point.",
    stops=False,
)
def near_duplicates(items: Sequence[Item]) -> Iterator[Sign]:
    """Yield a sign for each question that is nearly the same as an earlier one.

    Stems alone are short and alike by design (“What should you say?”), so the situation belongs to the comparison;
    where two questions share their situation, it is the stems and the options that must differ. Only pairs that share
    one of their rarest words are compared: others cannot be alike (prefix filtering, Chaudhuri, Ganti & Kaushik 2006).
    Each word is a bit of a number, so that a comparison is two operations. A family counts as one question: its
    members are alike on purpose, and two families are told once.
    """
    seen: set[tuple[str, str]] = set()
    told = [item for item in items if item.kind in QUESTIONS]
    sets = [_words(item) for item in told]
    index: dict[str, list[int]] = defaultdict(list)
    counts = Counter(word for own in sets for word in own)
    bit = {word: 1 << number for number, word in enumerate(counts)}
    bits = [sum(bit[word] for word in own) for own in sets]
    for number, (item, own) in enumerate(zip(told, sets, strict=True)):
        rare = sorted(own, key=lambda word: (counts[word], word))
        prefix = rare[: len(rare) - ceil(_ALIKE * len(rare)) + 1]
        earlier = sorted({other for word in prefix for other in index[word]})
        mine = bits[number]
        close = (
            told[other]
            for other in earlier
            if _counts_as(told[other]) != _counts_as(item)
            and (bits[other] & mine).bit_count() >= _ALIKE * (bits[other] | mine).bit_count()
        )
        match = next((other for other in close if _is_same(other, item)), None)
        if match is not None and (pair := (_counts_as(item), _counts_as(match))) not in seen:
            seen.add(pair)
            yield Sign(f"it is nearly the same as “{match.id}”", (match.id,), item=item)
        for word in prefix:
            index[word].append(number)


def _counts_as(item: Item) -> str:
    return item.family or item.id


def _words(item: Item) -> frozenset[str]:
    return frozenset(grammar.words(f"{item.vignette} {item.stem}"))


def _is_same(one: Item, other: Item) -> bool:
    """Return whether two items with nearly the same words say nearly the same."""
    if one.vignette and one.vignette == other.vignette:
        whole = [frozenset(grammar.words(" ".join([item.stem, item.body, *item.options]))) for item in (one, other)]
        return grammar.alike(*whole) >= _ALIKE
    return bool(one.vignette or other.vignette) or len(_words(one)) > 3
