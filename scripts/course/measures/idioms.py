"""Idioms and opaque phrasal verbs, found in a text in any of their forms."""

import re
from functools import cache, cached_property, lru_cache

from course.measures import grammar
from course.measures.vocabulary import vocabulary

_DOUBLING = re.compile(r"[^aeiou][aeiou][bdgmnpt]$")
_ONES = r"(?:my|your|his|her|their|our|its|one's|someone's|\w+'s|\w+s')"
_SELF = r"(?:myself|yourself|himself|herself|themselves|ourselves|itself|oneself)"


@cache
def _someone() -> str:
    """Return a pattern for whoever it is. A pronoun stands alone; other names have up to three words."""
    naming = rf"(?!(?:{'|'.join(vocabulary().no_person.split())})\b)[\w'-]+"
    return rf"(?:(?:me|you|him|her|us|them|it)(?: all| both)?|{naming}(?: {naming}){{0,2}})"


def _forms(verb: str) -> str:
    """Return a pattern for all forms of a verb."""
    if forms := vocabulary().verbs.get(verb):
        return "(?:" + "|".join(forms.split()) + ")"
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
        phrase = (
            re.sub(r"\bsomeone(?:'s)?\b(?!'s)", lambda _: _someone(), phrase) if "someone" in self.entry else phrase
        )
        after = rf"(?![ ,]*(?:{self.literal})\b)" if self.literal else ""
        return re.compile(rf"(?<![\w'-]){phrase}(?![\w'-]){after}")


@lru_cache(maxsize=1)
def _idioms() -> dict[str, list[_Idiom]]:
    by_anchor: dict[str, list[_Idiom]] = {}
    for entry, told in vocabulary().idioms.items():
        one = _Idiom(entry, told)
        by_anchor.setdefault(one.anchor, []).append(one)
    return by_anchor


@lru_cache(maxsize=20_000)
def idioms_in(text: str) -> tuple[tuple[str, str], ...]:
    """Return the idioms of a text as they stand in it, each with plain words instead; the longest where two meet."""
    folded = grammar.plain(text).lower()
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
