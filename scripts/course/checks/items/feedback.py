"""The rule about feedback: it explains, for every option."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from course.checks.items import english
from course.checks.items.item import SCORED, Item
from course.checks.items.registry import Level, Sign, item_rule

_LEAST_WORDS = 8
_MOST_WORDS = 60
_REASON_WORDS = 3
_ALIKE = 0.85
_VERDICT = re.compile(
    r"\b(?:yes|no|sorry|well done|good|great|excellent|correct(?:ly)?|incorrect|right|wrong|true|false|not quite"
    r"|try again"
    r"|the (?:best|right|correct|wrong) (?:answer|option|choice|one)|this is|that is|that's|it is|it's|this option"
    r"|you chose"
    r"|you picked|is the|is not|isn't|answer|option|choice|best|better|think again|look again"
    r"|read (?:the )?section again)\b",
    re.IGNORECASE,
)


@item_rule(
    "feedback",
    Level.ERROR,
    what="for each option 8 to 60 words that give a reason, differ from the others, and say more than “correct”",
    why="Explained feedback teaches (effect .49); right or wrong alone hardly does (.05).",
    source="Van der Kleij, Feskens & Eggen 2015",
    mend="Say kindly what follows for the person or the carer, and what helps instead.",
    kinds=SCORED,
)
def feedback(item: Item) -> Iterator[Sign]:
    """Yield a sign for each feedback that is too short or long, gives no reason, or repeats another.

    A reason cannot be parsed. What can be seen is whether content is left once verdicts (“Correct, well done”) and the
    words of the option itself are taken away; less than three such words explain nothing.
    """
    for index, text in enumerate(item.feedback):
        where = (*item.at, index, "feedback")
        count = english.word_count(text)
        if not _LEAST_WORDS <= count <= _MOST_WORDS:
            yield Sign(f"the feedback has {count} words; {_LEAST_WORDS} to {_MOST_WORDS} are needed", (text,), where)
            continue
        said = english.content(_VERDICT.sub(" ", english.plain(text)))
        if len(said - english.content(item.options[index])) < _REASON_WORDS:
            yield Sign("the feedback gives no reason", (text,), where)
    sets = [frozenset(english.words(text)) for text in item.feedback]
    for first, second in combinations(range(len(sets)), 2):
        if english.alike(sets[first], sets[second]) >= _ALIKE:
            message = f"the feedback of {first + 1} and {second + 1} says the same"
            yield Sign(message, (item.feedback[second],), (*item.at, second, "feedback"))
