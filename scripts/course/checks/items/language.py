"""Rules about language: how hard an item is to read, and phrases that a second-language reader must guess."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from course.checks.items import english
from course.checks.items.idioms import IDIOMS
from course.checks.items.item import GAP, QUESTIONS, Item
from course.checks.items.readability import Measure, Terms, measure
from course.checks.items.registry import Level, Path, Sign, item_rule

HARDEST_GRADE = 6.0
_LEAD_IN_WORDS = 20
# The formula is made for passages: on a handful of words one long name decides it.
_FEWEST_WORDS = 12


@item_rule(
    "reading-level",
    Level.WARNING,
    what="a Flesch–Kincaid grade over 6, in the vignette or in stem and options together; a lead-in over 20 words",
    why="A hard sentence tests reading, and care staff of every schooling and first language sit the course.",
    source="Haladyna, Downing & Rodriguez 2002, guidelines 8 and 13; Kincaid et al. 1975",
    mend="Use shorter sentences and shorter words; put long terms into the glossary.",
    kinds=QUESTIONS | {GAP},
)
def reading_level(item: Item) -> Iterator[Sign]:
    """Yield a sign for an item that reads as hard as secondary school.

    Words of listed glossary terms count as two syllables. In a gap-select question the text is read with its right
    words in the gaps; a gap alone is too short to be measured.
    """
    if item.kind == GAP:
        return
    asked = english.word_count(item.lead_in)
    if asked > _LEAD_IN_WORDS:
        yield Sign(f"the lead-in has {asked} words; the most is {_LEAD_IN_WORDS}", (item.lead_in,), ("stem",))
    parts: list[tuple[str, tuple[str, ...], Path]] = [
        ("stem and options", (item.stem, item.body, *item.options), ("stem",)),
        ("the vignette", (item.vignette,), ("vignette",)),
    ]
    for what, texts, where in parts:
        total = sum((_measured(text, item.terms) for text in texts), Measure())
        grade = round(total.eased_grade, 1)
        if total.words >= _FEWEST_WORDS and grade > HARDEST_GRADE:
            verb = "read" if what.startswith("stem") else "reads"
            yield Sign(f"{what} {verb} at grade {grade:.1f}", (_hardest(texts, item.terms),), where)


def _measured(text: str, terms: Terms) -> Measure:
    # An option without a full stop is a sentence of its own, and so is each line.
    return measure(text, terms) if text else Measure()


def _hardest(texts: tuple[str, ...], terms: Terms) -> str:
    sentences = [sentence for text in texts for sentence in english.sentences(text)]
    return max(sentences, key=lambda sentence: measure(sentence, terms).eased_grade, default="")


@item_rule(
    "idiom",
    Level.WARNING,
    what="a phrase from the committed list of idioms and opaque phrasal verbs, in any text of the question",
    why="Its words do not add up to its meaning, so a second-language reader has to guess.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 8; NBME item-writing guide",
    mend="Say it in plain words; the message offers some.",
    kinds=QUESTIONS | {GAP},
)
def idiom(item: Item) -> Iterator[Sign]:
    """Yield a sign for each idiom in vignette, stem, options and feedback."""
    texts: list[tuple[str, Path]] = [(text, item.option_at(index)) for index, text in enumerate(item.options)]
    texts += [(text, (*item.at, index, "feedback")) for index, text in enumerate(item.feedback)]
    if item.kind in QUESTIONS:
        texts += [(item.vignette, ("vignette",)), (item.stem, ("stem",))]
    for text, where in texts:
        for phrase, instead in idioms_in(text):
            yield Sign(f"“{phrase}” is an idiom: say “{instead}”", (phrase,), where)


# Verbs of the list whose forms are not made by the rules below.
_FORMS = {
    "be": "be is are was were been being am", "bear": "bear bears bore borne bearing",
    "beat": "beat beats beaten beating", "bend": "bend bends bent bending", "bite": "bite bites bit bitten biting",
    "blow": "blow blows blew blown blowing", "break": "break breaks broke broken breaking",
    "bring": "bring brings brought bringing", "build": "build builds built building",
    "burn": "burn burns burnt burned burning", "catch": "catch catches caught catching",
    "come": "come comes came coming", "cut": "cut cuts cutting", "do": "do does did done doing",
    "draw": "draw draws drew drawn drawing", "drive": "drive drives drove driven driving",
    "fall": "fall falls fell fallen falling", "fly": "fly flies flew flown flying", "get": "get gets got getting",
    "give": "give gives gave given giving", "go": "go goes went gone going", "hang": "hang hangs hung hanging",
    "have": "have has had having", "hit": "hit hits hitting", "hold": "hold holds held holding",
    "keep": "keep keeps kept keeping", "know": "know knows knew known knowing", "lay": "lay lays laid laying",
    "learn": "learn learns learnt learned learning", "lend": "lend lends lent lending", "let": "let lets letting",
    "lose": "lose loses lost losing", "make": "make makes made making", "put": "put puts putting",
    "read": "read reads reading", "ring": "ring rings rang rung ringing", "run": "run runs ran running",
    "see": "see sees saw seen seeing", "set": "set sets setting", "show": "show shows showed shown showing",
    "sing": "sing sings sang sung singing", "sit": "sit sits sat sitting", "sleep": "sleep sleeps slept sleeping",
    "speak": "speak speaks spoke spoken speaking", "spend": "spend spends spent spending",
    "spill": "spill spills spilt spilled spilling", "stand": "stand stands stood standing",
    "stick": "stick sticks stuck sticking", "strike": "strike strikes struck striking",
    "sweep": "sweep sweeps swept sweeping", "take": "take takes took taken taking", "tell": "tell tells told telling",
    "think": "think thinks thought thinking", "throw": "throw throws threw thrown throwing",
    "tread": "tread treads trod trodden treading", "wind": "wind winds wound winding",
    "tie": "tie ties tied tying", "crop": "crop crops cropped cropping",
}  # fmt: skip
_DOUBLING = re.compile(r"[^aeiou][aeiou][bdgmnpt]$")
_ONES = r"(?:my|your|his|her|their|our|its|one's|someone's|\w+'s|\w+s')"
_SELF = r"(?:myself|yourself|himself|herself|themselves|ourselves|itself|oneself)"
# Words that end what names a person, or that do something of their own: “let us sit him down” lets nobody down.
_NO_PERSON = re.sub(
    r"\s+",
    "|",
    "me you him us them it to not and or but if that what how when where who in on at of with from up down out off over"
    " by sit sat lie lay stand stood kneel bend lean walk step climb come go get fall jump slide drop sink roll turn"
    " settle calm cool slow quiet rest write note copy jot put set place take bring carry lift lower help look see run"
    " drive move push pull pour drink swallow wash wipe cut keep stay have be do know think try begin start find make"
    " show ask tell break back close shut finish work let",
)
_NAMING = rf"(?!(?:{_NO_PERSON})\b)[\w'-]+"
# A pronoun stands alone; other names have up to three words.
_SOMEONE = rf"(?:(?:me|you|him|her|us|them|it)(?: all| both)?|{_NAMING}(?: {_NAMING}){{0,2}})"


def _forms(verb: str) -> str:
    """Return a pattern for all forms of a verb."""
    if verb in _FORMS:
        return "(?:" + "|".join(_FORMS[verb].split()) + ")"
    stub = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"(?:{verb}|{verb[:-1]}ies|{verb[:-1]}ied|{verb}ing)"
    doubled = verb + verb[-1] if _DOUBLING.search(verb) and verb not in {"open", "shoulder", "peter"} else stub
    plural = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "ss")) else f"{verb}s"
    return f"(?:{verb}|{plural}|{doubled}ed|{doubled}ing)"


class _Idiom:
    """One entry of the list, ready to be found."""

    def __init__(self, entry: str, told: str) -> None:
        self.entry = entry
        self.instead, _, self.literal = told.partition(" !")
        # The longest plain word that every match must hold: most texts are passed over by it.
        outside = re.sub(r"\{\w+\}|\([^)]*\)\??|one's|oneself|someone(?:'s)?|\w+\??-?\?\w*", " ", entry.lower())
        self.fixed = frozenset(re.findall(r"[a-z]+", outside))
        self.anchor = max(self.fixed, key=len, default="")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds it, made when it is first looked for: most of the list never is."""
        phrase = re.sub(r"\{(\w+)\}", lambda found: _forms(found[1]), self.entry.lower())
        phrase = re.sub(r"\bone's(?!\|)(?!\w)", lambda _: _ONES, phrase) if "one's" in self.entry else phrase
        phrase = re.sub(r"\boneself\b", lambda _: _SELF, phrase)
        phrase = re.sub(r"\bsomeone(?:'s)?\b(?!'s)", lambda _: _SOMEONE, phrase) if "someone" in self.entry else phrase
        after = rf"(?![ ,]*(?:{self.literal})\b)" if self.literal and "$a^" not in self.literal else ""
        return re.compile(rf"(?<![\w'-]){phrase}(?![\w'-]){after}")


@lru_cache(maxsize=1)
def _idioms() -> dict[str, list[_Idiom]]:
    by_anchor: dict[str, list[_Idiom]] = {}
    for entry, told in IDIOMS:
        one = _Idiom(entry, told)
        by_anchor.setdefault(one.anchor, []).append(one)
    return by_anchor


@lru_cache(maxsize=20_000)
def idioms_in(text: str) -> tuple[tuple[str, str], ...]:
    """Return the idioms of a text as they stand in it, each with plain words instead; the longest where two meet."""
    folded = english.plain(text).lower()
    present = {*re.findall(r"[a-z]+", folded), ""}
    found = [
        (match.start(), match.end(), one.instead)
        for anchor in present & _idioms().keys()
        for one in _idioms()[anchor]
        if one.fixed <= present
        for match in one.pattern.finditer(folded)
    ]
    kept: list[tuple[int, int, str]] = []
    for start, end, instead in sorted(found, key=lambda row: (row[0], -row[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, instead))
    return tuple((folded[start:end], instead) for start, end, instead in kept)
