"""The rule about feedback: it explains, for every option."""

import re
from collections.abc import Iterator
from itertools import combinations

from course.checks.items.registry import Level, Sign, item_rule
from course.measures import grammar
from course.measures.item import GAP, SCORED_QUESTIONS, Item
from course.reading.english import signs

_LEAST_WORDS = 8
_MOST_WORDS = 60
_REASON_WORDS = 3
_EMPTY_WORDS = 3  # “so the one that …” leads to nothing yet
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
# What opens a reason. It counts where words follow that are more than a verdict.
_REASON = re.compile(
    r"\b(?:because|since|so(?! (?:far|much|many|long)\b)|therefore|thus|hence|otherwise|or else|if|unless|until|without"
    r"|only|in case|in order to|due to|owing to|which is why|(?:that|this|which|it) (?:is why|means|would mean))\b",
    re.IGNORECASE,
)


@item_rule(
    "feedback",
    Level.ERROR,
    Level.WARNING,
    what="for each option 8 to 60 words that give a reason, differ from the others, and say more than “correct”",
    why="Explained feedback teaches (effect .49); right or wrong alone hardly does (.05).",
    source="Van der Kleij, Feskens & Eggen 2015",
    mend="Say kindly what follows for the people in the story, and what helps instead. The rule looks for a word of "
    "reason (because, so, if, or else), or for three words of content that are neither the option’s nor a verdict.",
    kinds=SCORED_QUESTIONS | {GAP},
)
def feedback(item: Item) -> Iterator[Sign]:
    """Yield a sign for each feedback that is too short or long, gives no reason, or repeats another.

    A reason cannot be parsed. What can be seen is a word that opens one, with content after it; or whether content is
    left once verdicts (“Correct, well done”) and the words of the option itself are taken away. Where there is neither,
    an author is warned and not stopped.
    """
    for index, text in enumerate(item.feedback):
        where = (*item.at, index, "feedback")
        count = grammar.word_count(text)
        if not _LEAST_WORDS <= count <= _MOST_WORDS:
            yield Sign(f"the feedback has {count} words; {_LEAST_WORDS} to {_MOST_WORDS} are needed", (text,), where)
            continue
        if not _gives_reason(text, item.options[index]):
            yield Sign("the feedback gives no reason that the rule can see", (text,), where, Level.WARNING)
    sets = [frozenset(grammar.words(text)) for text in item.feedback]
    for first, second in combinations(range(len(sets)), 2):
        is_same = signs(item.feedback[first]) == signs(item.feedback[second])
        if is_same and grammar.alike(sets[first], sets[second]) >= _ALIKE:
            message = f"the feedback of {first + 1} and {second + 1} says the same"
            yield Sign(message, (item.feedback[second],), (*item.at, second, "feedback"))


def _gives_reason(text: str, option: str) -> bool:
    told = _VERDICT.sub(" ", grammar.plain(text))
    after = [told[opened.end() :] for opened in _REASON.finditer(told)]
    is_opened = any(grammar.content(rest) or grammar.word_count(rest) > _EMPTY_WORDS for rest in after)
    return is_opened or len(grammar.content(told) - grammar.content(option)) >= _REASON_WORDS
