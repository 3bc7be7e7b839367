"""Rules about cues: words and forms that give the answer away to people who do not know it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from course.checks.items.registry import Level, Sign, item_rule
from course.measures import grammar
from course.measures.item import ONE_ANSWER, Item

# In an option as long as a paragraph, one such word is not what it claims, and nobody picks by it.
_PARAGRAPH = 25

_ABSOLUTE = re.compile(
    r"\b(?:always|never|all|none|every|everyone|everybody|everything|everywhere|nobody|no one|nothing|whatever happens"
    r"|complete(?:ly)?|total(?:ly)?|entirely|absolutely|definitely|utterly|impossible|forever|endless(?:ly)?"
    r"|(?<!the )(?<!i )(?<!if )only(?! (?:a|an|some|two|three|just|if|when|once|after|then)\b)"
    r"|without exception|under no circumstances|in no case|no matter what|at all times|guarantee[sd]?)\b",
    re.IGNORECASE,
)
# The same letters with another meaning: times and rhythms, degrees, fixed phrases, the verb “to complete”.
_NOT_ABSOLUTE = re.compile(
    r"\bevery(?: (?:other|single|few|second|third|fourth|\d+\w*|one|two|three|four|five|six|seven|eight|ten|twelve"
    r"|fifteen|twenty|thirty))*[ -](?:seconds?|minutes?|half|hours?|days?|nights?|mornings?|afternoons?|evenings?"
    r"|weeks?|weekends?|fortnights?|months?|years?|quarters?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?"
    r"|saturdays?|sundays?|shifts?|visits?|times?|now and (?:then|again)|so often|other|new|chance|right|reason|bit"
    r"|meals?|mealtimes?)\b|\ball (?:the (?:same|while|more|better|best|time in the world)|right|day|night|morning"
    r"|afternoon|evening|week|year|along|alone|but|over|at once|of a sudden|round|around|in all|out|sorts|kinds|too)\b"
    r"|\b(?:at|after|above|first of|once and for|in|for|if|best of|worst of|most of|not) all\b|\ball-\w+"
    r"|\bnot (?:all|every)\w*\b"
    r"|\bup all\b|\bof all\b"
    r"|\b(?:never ?mind|none the (?:less|wiser|worse)|nonetheless|nothing (?:but|wrong|like|much|else"
    r"|in particular|special)|next to nothing)\b|\bnothing to do with\b|\bnone (?:yet|left|today|now)\b"
    r"|\bas (?:always|never before)\b|\balmost (?:all|always|never|every\w*|nothing|none|impossible)\b"
    r"|\b(?:nearly|virtually|practically|hardly|not quite|not) (?:all|always|never|every\w*|nothing"
    r"|complete(?:ly)?|entirely|impossible)\b"
    r"|\b(?:to|and|must|please|you|i|we|they|should|can|will|then) complete\b|^complete\b|\bcomplete (?:the|a|an"
    r"|your|their|his|her|this|it)\b"
    r"|\b(?:a|the|in|of|sum|grand|sub) ?total\b|\btotal (?:of|number|amount|cost|score|time|weight)\b"
    r"|\beveryday\b|\beverything (?:is|'s|was|be) (?:all right|ok|okay|fine)\b",
    re.IGNORECASE,
)


@item_rule(
    "absolute-terms",
    Level.WARNING,
    Level.ERROR,
    what="always, never, all, none, every, completely, totally, definitely, impossible … in options, less idioms "
    "(“every day”, “at all”); E when only distractors carry them",
    why="Little in care is true without exception, so test-wise people strike such options out.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 28a; NBME item-writing guide",
    mend="Say how far it goes, or take the word away.",
)
def absolute_terms(item: Item) -> Iterator[Sign]:
    """Yield a sign for each option with an absolute word.

    A word that every option carries sets none of them apart, and a word that another rule is about is left to it.
    It is an error where distractors carry such words and the key does not: then they give it away.
    """
    found = _of_each(item, absolutes)
    own = _own(found)
    only_wrong = bool(item.keys) and not any(found[index] for index in item.keys)
    level = Level.ERROR if only_wrong else Level.WARNING
    for index, words in own.items():
        yield Sign(f"option {index + 1} is absolute: “{words[0]}”", tuple(words), item.option_at(index), level)


_ABOVE = re.compile(
    r"^(?:all|none)\W*$|^(?:all|none) (?:of )?(?:the |these |those )?(?:above|these|those|them|options?|choices?)?\W*$",
    re.IGNORECASE,
)


def absolutes(option: str) -> list[str]:
    """Return the absolute words of an option, in lower case."""
    if _ABOVE.match(option) or grammar.word_count(option) > _PARAGRAPH:
        return []
    return [found.lower() for found in _ABSOLUTE.findall(_NOT_ABSOLUTE.sub(" ", option))]


# Hedges: they blur whatever they stand in.
_HEDGE = re.compile(
    r"\b(?:usually|usual|generally|typically|normally|commonly|as a rule|once in a while|most of the time"
    r"|much of the time|in most cases|in many cases|in some cases|more or less"
    r"|(?:almost|nearly|virtually|hardly|scarcely) (?:always|never|ever)|probably|tend to"
    r"|(?:very|relatively|fairly) (?:little|few|many)|far (?:more|less|fewer)"
    r"|an? (?:\w+ )?(?:larger|great|greater|small|smaller|less|certain) (?:amount|deal|extent) of)\b",
    re.IGNORECASE,
)
# How often something happens is a fault where an option starts with it, where readers must tell one such word from
# another, and where only the key has one. People who were asked call “by frequently recycling paper” no flaw.
_FREQUENCY = re.compile(
    r"\b(?:often|sometimes|rarely|frequently|frequent|occasionally|occasional|seldom|regularly|at times"
    r"|from time to time|now and (?:then|again)|tends to|an? (?:large|great|small) number of)\b",
    re.IGNORECASE,
)
# A vague amount, or how often, counts where the option is about it: as its first words.
_VAGUE_START = re.compile(
    r"^(?:(?:most|some)(?: of)? (?!one\b)\w+|(?:often|sometimes|rarely|seldom|occasionally|frequently|regularly)\b)",
    re.IGNORECASE,
)
# Comparisons and questions are not vague: “more often than before”, “how often”, “as usual”, “the usual nurse”.
_NOT_VAGUE = re.compile(
    r"\b(?:more|less|as|too|how|so|very|that|quite) (?:often|frequently|regularly|frequent|rarely)\b"
    r"|\bthan usual\b|\bas usual\b"
    r"|\b(?:the|her|his|their|your|my|our|its) usual\b|\bmore than usual\b|\busual(?=(?: \w+)? (?:care worker"
    r"|nurse|carer|time|way|place|tablets|dose))\b"
    r"|\bnormally\b(?= (?:again|distributed))|\bregularly distributed\b",
    re.IGNORECASE,
)


@item_rule(
    "vague-frequency",
    Level.WARNING,
    what="usually, generally, probably and their like in options; “most …”, “some …”, “often …” or “rarely …” at their "
    "start; often, rarely and their like elsewhere where two options differ in them or the key alone has one",
    why="“Often” means twice a year to one reader and daily to the next, and a hedge marks the careful, right answer.",
    source="NBME item-writing guide (vague frequency terms); Haladyna, Downing & Rodriguez 2002, guideline 28",
    mend="Say how often or when, or take the word away.",
)
def vague_frequency(item: Item) -> Iterator[Sign]:
    """Yield a sign for each option with a vague word that not all of the options share."""
    hedged, often = _own(_of_each(item, vague_words)), _own(_of_each(item, _how_often))
    if len(often) > 1 or often.keys() <= item.keys:
        hedged = {index: hedged.get(index, []) + often.get(index, []) for index in hedged | often}
    for index, words in sorted(hedged.items()):
        yield Sign(f"option {index + 1} is vague: “{words[0]}”", tuple(words), item.option_at(index))


def _of_each(item: Item, words_of: Callable[[str], list[str]]) -> dict[int, list[str]]:
    return {index: words_of(option) for index, option in enumerate(item.plain_options)}


def _own(found: dict[int, list[str]]) -> dict[int, list[str]]:
    """Return the words of options without those that all of them share; options without any are left out."""
    shared = set.intersection(*map(set, found.values())) if found else set()
    own = {index: [word for word in words if word not in shared] for index, words in found.items()}
    return {index: words for index, words in own.items() if words}


def _how_often(option: str) -> list[str]:
    return [word.lower() for word in _FREQUENCY.findall(_where_vague(option))]


def vague_words(option: str) -> list[str]:
    """Return the hedges of an option, in lower case."""
    text = _where_vague(option)
    start = _VAGUE_START.match(text)
    return [word.lower() for word in [*_HEDGE.findall(text), *([start[0]] if start else [])]]


def _where_vague(option: str) -> str:
    """Return where an option may be vague: not in what only looks so, and not in a paragraph."""
    return "" if grammar.word_count(option) > _PARAGRAPH else _NOT_VAGUE.sub(" ", option)


@item_rule(
    "word-repeat",
    Level.WARNING,
    what="a content word shared by stem and key, and by no distractor",
    why="A word that rings again (“clang association”) leads to the key without any knowledge.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 28b; NBME item-writing guide (word repeats)",
    mend="Say it with another word in the stem or in the key, or let a distractor use it too.",
)
def word_repeat(item: Item) -> Iterator[Sign]:
    """Yield a sign for the words that stem and key alone share.

    The situation of a vignette is not the stem: options must be about its people and things.
    """
    repeated = repeats(item)
    if repeated:
        where = item.option_at(min(item.keys))
        yield Sign(f"only the key repeats “{repeated[0]}” of the stem", tuple(repeated), where)


def repeats(item: Item) -> list[str]:
    """Return the roots that the stem shares with every key and with no distractor."""
    if not item.keys or not item.distractors:
        return []
    asked = grammar.content(item.stem)
    right = frozenset.intersection(*(grammar.content(item.options[index]) for index in item.keys))
    wrong = frozenset().union(*(grammar.content(item.options[index]) for index in item.distractors))
    return sorted(root for root in (asked & right) - wrong if len(root) > 2)


_ARTICLE_END = re.compile(r"\b(an?)\W*$", re.IGNORECASE)
_SILENT_H = ("hour", "honest", "honour", "heir")
_CONSONANT_SOUND = re.compile(
    r"(?:uni(?:[^mn]|$)|unanim|use|usu|util|eu|ewe|one(?:$|\W|s\b|-)|once|ubiq|uro)", re.IGNORECASE
)
_LETTER_NAMES = frozenset("aefhilmnorsx")
_PLURAL = re.compile(r"(?:[^suia]s|ies|children|people|men|women)$")


@item_rule(
    "grammar-cue",
    Level.ERROR,
    Level.WARNING,
    what="a lead-in ending in a/an that does not fit every option (E); "
    "the key alone differs in end punctuation, capital or number (W)",
    why="Who reads the grammar need not know the answer.",
    source="Haladyna, Downing & Rodriguez 2002, guidelines 12 and 28c; NBME item-writing guide (grammatical cues)",
    mend="Move the article into the options, and give all options the same form.",
)
def grammar_cue(item: Item) -> Iterator[Sign]:
    """Yield a sign where grammar rules options out, or sets the key apart."""
    stem = grammar.plain(item.stem).rstrip(" :_.…-")
    ending = _ARTICLE_END.search(stem)
    if ending and item.options and not stem.endswith("?"):
        wanted = ending[1].lower() == "an"
        misfits = [index for index, option in enumerate(item.plain_options) if _starts_with_vowel(option) is not wanted]
        if misfits:
            words = (ending[1], *(item.options[index] for index in misfits))
            yield Sign(f"“{ending[1]}” at the end of the stem does not fit every option", words, ("stem",), Level.ERROR)
    key = item.key
    if key is None or len(item.options) < 3:
        return
    for what, marks in (
        ("in its end punctuation", [bool(re.search(r"[.!?][\"')\]]*$", option)) for option in item.plain_options]),
        ("in its first capital", [_has_capital(option) for option in item.plain_options]),
        ("in number", [_is_plural(option) for option in item.plain_options]),
    ):
        if Counter(marks)[marks[key]] == 1 and None not in marks:
            yield Sign(f"the key alone differs {what}", (item.options[key],), item.option_at(key), Level.WARNING)
            return


def _starts_with_vowel(option: str) -> bool:
    """Return whether an option's first word takes “an”."""
    found = re.match(r"\W*([\w'-]+)", option)
    first = found[1] if found else ""
    if len(first) > 1 and first.isupper() and first.isalpha():  # spoken letter by letter: “an NHS number”
        return first[0].lower() in _LETTER_NAMES
    first = first.lower()
    if first[:1].isdigit():
        return first.startswith(("8", "11", "18"))
    if first.startswith(_SILENT_H):
        return True
    return first[:1] in set("aeiou") and not _CONSONANT_SOUND.match(first)


def _has_capital(option: str) -> bool | None:
    """Return whether an option starts with a capital that ordinary words do not have; None where it cannot be told."""
    found = re.match(r"[\"'(]*([^\W\d_]+)", option)
    if not found:
        return None
    return found[1][0].isupper()


def _is_plural(option: str) -> bool | None:
    """Return whether a short noun phrase is plural; None where the option is no such phrase."""
    found = grammar.words(option)
    if not 1 <= len(found) <= 2 or any(sign.isdigit() for sign in option):
        return None
    return bool(_PLURAL.search(found[-1])) and not found[-1].endswith(("ss", "us", "is"))


_LEAST_SHARED = 2
# In a long option two common words are no pattern: half of it must come back elsewhere.
_SHARED_HALF = 0.5


@item_rule(
    "convergence",
    Level.WARNING,
    what="the key shares more parts with the other options than any of them does",
    why="Authors vary the right answer to make wrong ones, so the option in the middle of all is the key.",
    source="NBME item-writing guide (convergence strategy); Haladyna, Downing & Rodriguez 2002, guideline 28e",
    mend="Vary one distractor from another, not each from the key.",
    kinds=ONE_ANSWER,
)
def convergence(item: Item) -> Iterator[Sign]:
    """Yield a sign where the key alone shares two parts, each with another option, and has the most in common."""
    key = item.key
    if key is None or len(item.options) < 3:
        return
    scores = shared_parts(item)
    others = [score for index, score in enumerate(scores) if index != key]
    parts = _parts(item)
    if scores[key] >= max(_LEAST_SHARED, _SHARED_HALF * len(parts[key])) and scores[key] > max(others):
        shared = sorted(part for part in parts[key] if any(part in parts[other] for other in item.distractors))
        yield Sign("the key shares most with the other options", tuple(shared), item.option_at(key))


def shared_parts(item: Item) -> list[int]:
    """Return for each option how many of its parts it shares with only some of the others.

    Parts that all options have are the frame of the set, and no cue.
    """
    parts = _parts(item)
    counts = Counter(part for row in parts for part in row)
    return [sum(1 < counts[part] < len(parts) for part in row) for row in parts]


def _parts(item: Item) -> list[frozenset[str]]:
    return [grammar.content(option) for option in item.options]
