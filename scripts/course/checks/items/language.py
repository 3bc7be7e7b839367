"""Rules about language: how hard an item is to read, and phrases that a second-language reader must guess."""

from collections.abc import Iterator

from course.checks.items.registry import Level, Path, Sign, item_rule
from course.measures import grammar
from course.measures.idioms import idioms_in
from course.measures.item import GAP, QUESTIONS, Item
from course.measures.readability import Measure, Terms, measure

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
    asked = grammar.word_count(item.lead_in)
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
    sentences = [sentence for text in texts for sentence in grammar.sentences(text)]
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
