"""How hard a text is to read: Flesch–Kincaid grade with British syllables, with and without the glossary's help.

Source: Kincaid, Fishburne, Rogers & Chissom 1975, grade = 0.39 × words a sentence + 11.8 × syllables a word − 15.59.
"""

import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass, field
from functools import cache, lru_cache
from typing import Any

import pyphen  # type: ignore[import-untyped]

from course.measures import grammar
from course.measures.vocabulary import vocabulary

LONGEST_SENTENCE = 25
TERM_SYLLABLES = 2
WORST = 5

_VOWELS = re.compile(r"[aeiouyà-öø-ÿ]+")
_SILENT = re.compile(r"(?<=[^aeiouy])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouysxzcg])es$|(?<=[^sc]h)es$")
_SPOKEN_LE = re.compile(r"[^aeiouylrw]le[sd]?$")
# Neighbouring vowels that are spoken apart: “media”, “period”, “various”, “valuable”, “quiet”, “carrying”, “museum”.
_APART = re.compile(
    r"(?<![tscgx])i(?:a|um|us|o(?![un]))|(?<=[vrdnl])ious|(?<=[^tscgxlnh])ion|(?<![qg])u[ao]"
    r"|(?:qu|d|soc|r|x|l)ie(?=t|n)|[yo]i(?=ng)|eu(?=m)|[aeo]ing$|(?<=[aeiou])y(?=[aeiou])(?!e[sd]?$)"
)
# Letters that nobody speaks, wherever hyphenation puts them: “tongue”, “unique”, “safely”.
_UNSPOKEN = re.compile(r"(?<=[aeioun]g)ue(?=s?$)|(?<=q)ue(?=s?$)|(?<=[aeiouy][^aeiouy])e(?=ly$)")
_SYLLABIC_NOT = re.compile(r"[bcdfgkpst]n't$")


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """Return how many syllables a word has, at least 1; a figure counts one for each digit.

    British hyphenation says where a word's parts meet, but never divides a part that a printer would not (“very”,
    “idea”, “carer”), so on its own it counts too few. Vowel groups on their own count too many, because silent e's
    hide inside words (“safe|guard|ing”, “some|thing”). So the word is divided by hyphenation, and vowel groups are
    counted in each part, where a silent e stands last and can be seen.
    """
    word = word.lower().replace("’", "'")
    if known := vocabulary().syllables.get(word):
        return known
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part) or 1
    if any(sign.isdigit() for sign in word):
        return max(1, sum(sign.isdigit() for sign in word))
    count = 1 if _SYLLABIC_NOT.search(word) else 0
    if word.endswith(("s's", "x's", "z's", "ch's", "sh's")):
        count += 1
    word = re.sub(r"n't$|'\w*$", "", word)
    if known := vocabulary().syllables.get(word):
        return known + count
    return max(1, count + sum(_in_part(part) for part in _parts(word)))


@cache  # read where a word is divided, and not by each command: many a build divides none
def _hyphens() -> Any:
    return pyphen.Pyphen(lang="en_GB", left=2, right=2)


def _parts(word: str) -> list[str]:
    return str(_hyphens().inserted(_UNSPOKEN.sub("", word))).split("-")


def _in_part(part: str) -> int:
    if not part:
        return 0
    if part[0] == "y" and len(part) > 1:
        part = part[1:] if _VOWELS.match(part[1]) else part
    count = len(_VOWELS.findall(part)) + len(_APART.findall(part))
    if _SILENT.search(part) and not _SPOKEN_LE.search(part):
        count -= 1
    return max(count, 1)


class Terms:
    """The words that a glossary explains, ready to be found in a text."""

    def __init__(self, forms: Iterable[str] = ()) -> None:
        self.phrases = frozenset(grammar.words(form) for form in forms)
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(self.phrases, key=len, reverse=True):
            if phrase:
                self._by_first.setdefault(phrase[0], []).append(phrase)

    def marked(self, text: tuple[str, ...]) -> list[bool]:
        """Return for each word of a text whether it belongs to a listed term, the longest term first."""
        marks = [False] * len(text)
        if not self._by_first:
            return marks
        index = 0
        while index < len(text):
            phrases = self._by_first.get(text[index], ())
            size = next((len(phrase) for phrase in phrases if text[index : index + len(phrase)] == phrase), 0)
            marks[index : index + size] = [True] * size
            index += size or 1
        return marks


NO_TERMS = Terms()


@dataclass(frozen=True, slots=True)
class Measure:
    """The counts of one text. `eased` are its syllables when no word of a listed term counts more than two."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    eased: int = 0

    def __add__(self, other: "Measure") -> "Measure":
        return Measure(
            self.words + other.words,
            self.sentences + other.sentences,
            self.syllables + other.syllables,
            self.eased + other.eased,
        )

    @property
    def grade(self) -> float:
        """The Flesch–Kincaid grade with every syllable counted."""
        return self._grade(self.syllables)

    @property
    def eased_grade(self) -> float:
        """The grade by the glossary rule. The words of a term still count as words: the learner reads each."""
        return self._grade(self.eased)

    @property
    def mean_sentence(self) -> float:
        """How many words a sentence has in the mean."""
        return self.words / self.sentences if self.sentences else 0.0

    def _grade(self, spoken: int) -> float:
        if not self.words or not self.sentences:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * spoken / self.words - 15.59


def measure(text: str, terms: Terms = NO_TERMS) -> Measure:
    """Return the counts of a text, sentence by sentence."""
    return sum((_of_sentence(sentence, terms) for sentence in grammar.sentences(text)), Measure())


def _of_sentence(sentence: str, terms: Terms) -> Measure:
    found = grammar.words(sentence)
    spoken = [syllables(word) for word in found]
    marks = terms.marked(found)
    eased = sum(min(n, TERM_SYLLABLES) if marked else n for n, marked in zip(spoken, marks, strict=True))
    return Measure(len(found), 1, sum(spoken), eased)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and its counts."""

    text: str
    measure: Measure


@dataclass(frozen=True)
class Reading:
    """How a page reads. `exempt` is what was left out of the other figures."""

    total: Measure
    sentences: tuple[Sentence, ...]
    exempt: Measure = field(default=Measure())

    @property
    def grade(self) -> float:
        """The grade with every syllable counted."""
        return self.total.grade

    @property
    def eased_grade(self) -> float:
        """The grade by the glossary rule."""
        return self.total.eased_grade

    @property
    def mean_sentence(self) -> float:
        """How many words a sentence has in the mean."""
        return self.total.mean_sentence

    @property
    def long_sentences(self) -> list[Sentence]:
        """The sentences that are longer than anybody should have to read."""
        return [sentence for sentence in self.sentences if sentence.measure.words > LONGEST_SENTENCE]

    def told(self) -> list[Any]:
        """Return all of it as plain lists."""
        sentences = [(each.text, astuple(each.measure)) for each in self.sentences]
        return [astuple(self.total), sentences, astuple(self.exempt)]

    @staticmethod
    def retold(told: Any) -> "Reading":
        """Return what was told."""
        total, sentences, exempt = told
        read = tuple(Sentence(text, Measure(*counts)) for text, counts in sentences)
        return Reading(Measure(*total), read, Measure(*exempt))

    def worst(self, most: int = WORST) -> list[Sentence]:
        """Return the hardest sentences, the hardest first: what to rewrite if the page is too hard."""
        return sorted(self.sentences, key=lambda sentence: -sentence.measure.eased_grade)[:most]


def read_page(prose: Iterable[tuple[str, bool]], terms: Terms = NO_TERMS) -> Reading:
    """Return how a page reads.

    Args:
        prose: The plain text of each of its blocks, without Markdown's block marks, and whether that is exempt, as the
            wording of a law is: simple and wrong is worse.
        terms: The glossary.
    """
    blocks = list(prose)
    sentences = [
        Sentence(sentence, _of_sentence(sentence, terms))
        for text, is_exempt in blocks
        if not is_exempt
        for sentence in grammar.sentences(text)
    ]
    exempt = sum((measure(text, terms) for text, is_exempt in blocks if is_exempt), Measure())
    return Reading(sum((sentence.measure for sentence in sentences), Measure()), tuple(sentences), exempt)
