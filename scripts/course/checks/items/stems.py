"""Rules about the stem: what it asks, and how."""

import re
from collections.abc import Iterator

from course.checks.items.registry import Level, Sign, item_rule
from course.measures import grammar
from course.measures.item import QUESTIONS, SCORED_QUESTIONS, Item

# A negative word turns the question round. The exceptions only look like one.
_NEGATIVE = re.compile(
    r"\b(?:not|except(?:ing)?|cannot|incorrect(?:ly)?|untrue|all but"
    r"|(?:do|does|did|is|are|was|were|has|have|had|ca|wo|could|would|should|must|need|ought)n't)\b"
    r"|\bleast\b|\b(?:is|are|be|the) wrong\b"
    # These two turn a question round where it has people choose or act. “When is food never cold?” asks for a fact.
    r"|(?:\b(?:which|following|these|should|must)\b.*)\b(?:never|false(?:ly)?)\b",
    re.IGNORECASE,
)
# “Her skills were not ordinary, they were what?” asks in its last clause.
_ASKED_LAST = re.compile(r".*, (?=[^,]*\bwhat\W*$)", re.IGNORECASE)
_NO_NEGATIVE = re.compile(
    r"\bat least\b|\bat the very least\b|\blast but not least\b|\bnot only\b|\bwhether or not\b|\bor not\b|\bif not\b"
    r"|\bnot (?:yet|long|far)\b|\bthe least (?:common|whole|number|amount|time|money|squares)\b"
    r"|\bgo(?:es|ne)? wrong\b|\bwent wrong\b|\bgoing wrong\b|\b(?:is|was) wrong (?:with|here)\b|\bfalse (?:teeth"
    r"|alarm)s?\b"
    r"|\bwhy (?:do|does|did|is|are|was|were|have|has)n't (?:you|we|they|he|she|it)\b(?=.*\bsay\b)"
    r"|\bdo not resuscitate\b|\bdo not attempt\b",
    re.IGNORECASE,
)
# A negative in a clause about some thing or person belongs to the situation, not to the task …
_RELATIVE = re.compile(
    r"\b(?:who|which|that|whom|whose|where)(?:'s|'re)? (?:[\w-]+ ){0,8}?(?:not|never|cannot|[a-z]+n't)\b[^,?]*|"
    r"\b(?:but|and) (?:is|are|was|were|do|does|did|has|have|can|could|will|would) not\b[^,?]*",
    re.IGNORECASE,
)
# … unless the question picks that thing out: “What is the largest city that is not …?”
_PICKS = re.compile(
    r"^(?:\W*\w+\W+){0,6}?\W*(?:(?:what|who)(?:'s| is| are| was| were)\b|which\b)",
    re.IGNORECASE,
)
# An amount of what did not happen is an amount: “How many did not come?” turns no option round.
_AMOUNT = re.compile(
    r"\bhow (?:many|much|often|long)\b|\b(?:percent|percentage|per cent|probability|proportion|fraction|number)\b",
    re.IGNORECASE,
)


@item_rule(
    "negative-stem",
    Level.ERROR,
    what="not, except, least, false, incorrect, never in the clause that asks; not “at least”, not “not only”",
    why="Good learners overlook the word, and knowing what is wrong does not show that one knows what helps.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 17; Tarrant et al. 2006; NBME item-writing guide",
    mend="Ask for what to do. If a danger must be named, write a waiver and make the word **bold**.",
    kinds=SCORED_QUESTIONS,
)
def negative_stem(item: Item) -> Iterator[Sign]:
    """Yield a sign for a negative word in the lead-in's main clause.

    Negatives in the situation, in quoted speech, in clauses that start with “if” or “because”, and in a clause that
    describes something in a how-question (“How can I clear a sink that isn't draining?”) do not turn the question.
    """
    if _is_statement(item.lead_in):
        return
    asked = _NO_NEGATIVE.sub(" ", item.asked)
    if _AMOUNT.search(asked):
        return
    if not _PICKS.match(asked):
        asked = _RELATIVE.sub(" ", asked)
    if found := _NEGATIVE.search(_ASKED_LAST.sub("", asked)):
        word = found[0].split()[-1]
        yield Sign(f"the lead-in asks with “{word}”", (word,), ("stem",))


def _is_statement(sentence: str) -> bool:
    """Return whether a sentence only tells something: a full stop, and nothing that asks or instructs."""
    closed = sentence.rstrip("\"')").endswith((".", "!"))
    return closed and not (_ASKS.search(sentence) or _INSTRUCTS.search(sentence) or _OF_A_LIST.search(sentence))


_STRONG = re.compile(r"(?<!\w)__(?=[^\W_])[^_]+(?<=[^\W_])__(?!\w)")
_BLANK = re.compile(
    r"(?<!\\)_{3,}|(?<![\w_\\$^}])__(?![\w_{])|(?<=\w)__(?=[\s.,;:?!]|$)|(?<![\w_\\$^}])_(?![\w_{])"
    r"|\[\s*(?:blank|gap|\.{2,}|…|_+)?\s*\](?!\()|\((?:blank|gap|\.{3,}|…|_+|\s{2,})\)|<blank>|\(\?\)|(?<=[+×*/÷-]) ?\?"
    r"|\? ?(?=[+×*/÷-] ?\d)"
    r"|(?<=\s)(?:\.{3,}|…|-{3,}|—{2,}|–{2,})(?=\s+[a-z])|(?<=\s)\.{4,}(?=\s*[?.]?$)",
    re.IGNORECASE,
)
# “Dogs stay what in winter?”: a gap with a word in it. Verbs that take a question of their own are none.
_SAID_AS_WHAT = re.compile(
    r"^(?!(?:wh|how|if|ask|tell|say|write|in|on|at|to|do|does|did|is|are|can|should|would|will|has|have)\w*\b)[^?.!]*?"
    r"\b(?!(?:and|but|or|of|in|on|at|for|about|from|with|to|by|as|into|than|know|knows|ask|asks|see|sees|say|says|tell"
    r"|tells|decide|explain|explains|just|exactly|is|are|was|were)\b)[a-z']+ what (?=(?:in|until|to|from|with|by|as)\b"
    r"(?! \w+ing\b))[^?.!]*\?",
    re.IGNORECASE,
)


@item_rule(
    "blank-in-stem",
    Level.ERROR,
    what="`__`, `[blank]` or another gap in the midst of the stem; one at its end leaves a stem without a question",
    why="The reader must hold half a sentence in mind while trying each option in it.",
    source="Haladyna, Downing & Rodriguez 2002, guidelines 9 and 15",
    mend="Ask a whole question, or make it a gap-select question, whose text is made for gaps.",
    kinds=SCORED_QUESTIONS,
)
def blank_in_stem(item: Item) -> Iterator[Sign]:
    """Yield a sign for a gap in the stem; emphasis by underscores, LaTeX's indexes and “…” at an end are none.

    With a gap at the very end, the reader has the whole sentence before the options: `unfocused-stem` looks at that.
    """
    stem = _STRONG.sub(" ", item.stem.translate({0xA0: " "}))
    gaps = (found for found in _BLANK.finditer(stem) if stem[found.end() :].strip(" .?!:”"))
    if found := next(gaps, None) or _SAID_AS_WHAT.search("".join(grammar.sentences(stem)[-1:])):
        yield Sign("the stem has a blank to be filled", (found[0].strip() or found[0],), ("stem",))


_ASKS = re.compile(r"\?|\b(?:what|which|who|whom|whose|when|where|why|how)\b", re.IGNORECASE)
# Without a question mark only a question word near the start asks; “when” there mostly opens a condition.
_STARTS_ASKING = re.compile(
    r"^(?:[\w'-]+[ ,]+){0,3}?(?:what|which|who|whom|whose|where|why|how)\b(?! to\b)", re.IGNORECASE
)
_OF_A_LIST = re.compile(r"\bfollowing\b|\bexcept\b|\bof these\b", re.IGNORECASE)
_INSTRUCTS = re.compile(
    r"(?:^|[.!?:]\s+|,\s+)(?:please |then |now |first )*(?:choose|match|put|order|arrange|sort|select|pick"
    r"|complete|decide|"
    r"write|think|imagine|say|tell|list|name|find|mark|place|give|describe|explain|identify|calculate|work out|look|"
    r"read|fill|use|drag|rank|plan|prepare|draft|finish|reword|rewrite|change|judge|rate)\b",
    re.IGNORECASE,
)


@item_rule(
    "unfocused-stem",
    Level.ERROR,
    Level.WARNING,
    what="a stem without question or instruction (E); fewer than two content words and no situation (W)",
    why="A reader should know what is asked before looking at the options.",
    source="Haladyna, Downing & Rodriguez 2002, guidelines 14 and 15; NBME item-writing guide (cover-the-options rule)",
    mend="Ask a full question that could be answered with the options covered.",
    kinds=QUESTIONS,
)
def unfocused_stem(item: Item) -> Iterator[Sign]:
    """Yield a sign for a stem that asks nothing (E) or too little (W)."""
    stem = grammar.plain(item.stem)
    if "?" not in stem and not _STARTS_ASKING.search(item.lead_in) and not _INSTRUCTS.search(stem):
        yield Sign("the stem neither asks nor tells what to do", (item.lead_in,), ("stem",))
    elif not item.scenario and len(grammar.content(stem)) < 2:
        yield Sign("the stem has fewer than two words of content, and no situation", (stem,), ("stem",))


_STEM_WORDS = 60
_STEM_SENTENCES = 4
_VIGNETTE_WORDS = 80


@item_rule(
    "too-much-stem",
    Level.WARNING,
    what="over 60 words or four sentences outside a vignette; a vignette over 80 words",
    why="Reading takes the time and strength that thinking needs, most of all in a second language.",
    source="Haladyna, Downing & Rodriguez 2002, guidelines 13 and 16",
    mend="Cut what the answer does not need; put the situation into the vignette.",
    kinds=QUESTIONS,
)
def too_much_stem(item: Item) -> Iterator[Sign]:
    """Yield a sign for a stem or a vignette that is too long."""
    count, sentences = grammar.word_count(item.stem), len(grammar.sentences(item.stem))
    if count > _STEM_WORDS or sentences > _STEM_SENTENCES:
        yield Sign(f"the stem has {count} words in {sentences} sentences", (), ("stem",))
    if (told := grammar.word_count(item.vignette)) > _VIGNETTE_WORDS:
        yield Sign(f"the vignette has {told} words; the most is {_VIGNETTE_WORDS}", (), ("vignette",))
