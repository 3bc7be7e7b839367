"""Rules about how options look beside each other: their lengths, and how they are built."""

import re
from collections.abc import Iterator
from statistics import median

from course.checks.items.options import ABOVE
from course.checks.items.registry import Level, Sign, item_rule
from course.measures import grammar
from course.measures.grammar import bag
from course.measures.item import Item

_MUCH_LONGER = 1.25
_KEY_WORDS = 4
_SPREAD_WORDS = 2
_SPREAD = 2.0
_OUTLIER = 1.75


@item_rule(
    "longest-key",
    Level.ERROR,
    what="a key over 1.25 × as long as the longest distractor, of four words or more",
    why="Authors qualify the right answer with care, so test-wise people pick the longest.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 24; NBME item-writing guide; Tarrant et al. 2006",
    mend="Cut the key to its point, or give the distractors the same detail.",
)
def longest_key(item: Item) -> Iterator[Sign]:
    """Yield a sign for a key that stands out by its length in characters.

    Where several options are right, the shortest of them must stand out: only then are all to be guessed.
    """
    lengths = [len(option) for option in item.plain_options]
    wrong = [lengths[index] for index in item.distractors]
    if not item.keys or not wrong:
        return
    shortest = min(item.keys, key=lambda index: lengths[index])
    if lengths[shortest] > _MUCH_LONGER * max(wrong) and _spoken_words(item.plain_options[shortest]) >= _KEY_WORDS:
        message = f"the key has {lengths[shortest]} characters, the longest distractor {max(wrong)}"
        yield Sign(message, (item.options[shortest],), item.option_at(shortest))


@item_rule(
    "length-spread",
    Level.WARNING,
    what="the longest option over twice the shortest, or one over 1.75 × the median, of two words or more",
    why="An option that looks unlike the others is picked, or left out, for its looks.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 24",
    mend="Bring the options to about one length.",
)
def length_spread(item: Item) -> Iterator[Sign]:
    """Yield a sign for options of very different lengths; single words may differ as they like.

    “None of the above” is left out of the count: its shortness is not what is wrong with it.
    """
    told = {index: option for index, option in enumerate(item.plain_options) if not ABOVE.fullmatch(option.strip(" ."))}
    lengths = [len(option) for option in told.values()]
    if len(lengths) < 2 or min(lengths) == 0:
        return
    longest = max(told, key=lambda index: len(told[index]))
    if _spoken_words(told[longest]) < _SPREAD_WORDS:
        return
    middle = median(lengths)
    if max(lengths) > _SPREAD * min(lengths):
        message = f"the longest option has {max(lengths)} characters, the shortest {min(lengths)}"
        yield Sign(message, (item.options[longest],), item.option_at(longest))
    elif len(lengths) > 2 and max(lengths) > _OUTLIER * middle:
        message = f"one option has {max(lengths)} characters, the one in the middle {middle:g}"
        yield Sign(message, (item.options[longest],), item.option_at(longest))


def _spoken_words(text: str) -> int:
    return len(text.split())


# The first word of an option says what kind of thing it is, where it is one of these.
_DETERMINERS = bag(
    """
    a an the my your his her its our their some any every each no this that these those
    """
)
_VERBS = bag(
    """
    accept add agree aim allow answer apologise apply arrange ask assess avoid bake bathe begin boil book bring
    brush build button buy call carry change check choose clean close collect comb comfort complain complete
    confirm contact continue cook copy count cover cut decide describe discuss do document draw dress dry eat
    empty encourage ensure enter exercise explain fasten feed fetch fill find finish fold follow get give go
    hand hang heat help hold ignore inform insist invite iron join keep knit knock lay leave let lift listen
    lock look lower make measure meet mention mix mop move note notice offer open order pack paint pass peel
    persuade phone plan pour praise prepare press promise provide pull push put raise read record refer refuse
    remind remove repeat report request respect respond rest ride ring rinse roll rub say scrub search see send
    set sew shake share shave shop show shower shut sign sing sit sleep smile sort speak spread start stay stir
    stop stretch suggest support sweep swim switch take talk teach tell thank think tidy tie touch try turn
    unlock use visit wait walk warn wash watch wave wear weigh wipe withdraw wrap write
    """
)
_NUMBER_FIRST = re.compile(r"[£$€]?\d")
_QUOTED = re.compile(r"\".*\"[.!?]?")


class _Form:
    """Names for the forms that options can take."""

    NUMBER = "a number"
    WORDS = "in words"
    SPEECH = "a quotation"
    DOING = "a word in -ing"
    TO = "“to” and a verb"
    ORDER = "an instruction"
    THING = "a thing"


def _form(option: str) -> str | None:
    """Return the form of an option, or None where its first word does not settle it."""
    if _QUOTED.fullmatch(option):
        return _Form.SPEECH
    if _NUMBER_FIRST.match(option) and len(option.split()) <= 3:
        return _Form.NUMBER
    found = grammar.words(option)
    first = found[0] if found else ""
    if first == "to" and len(found) > 1 and found[1] not in _DETERMINERS:
        return _Form.TO
    if first in _DETERMINERS:
        return _Form.THING
    if first in _VERBS and len(found) > 1:
        return _Form.ORDER
    if len(first) > 5 and first.endswith("ing") and first not in {"nothing", "something", "anything", "everything"}:
        return _Form.DOING
    return None


@item_rule(
    "parallel-form",
    Level.WARNING,
    what="a sentence beside fragments, a verb beside things, a number beside words",
    why="Options of unlike form cannot be weighed against each other, and the odd one out is read as a hint.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 23",
    mend="Start each option with the same kind of word, and make all of them sentences or none.",
)
def parallel_form(item: Item) -> Iterator[Sign]:
    """Yield a sign where one option has another form than all the rest, which share one.

    It keeps silent where a form cannot be told from the first word: a guess here would cry wolf.
    """
    if len(item.options) < 3:
        return
    forms = [_form(option) for option in item.plain_options]
    for index, form in enumerate(forms):
        others = {other for place, other in enumerate(forms) if place != index}
        if form is None and others == {_Form.NUMBER} and not any(sign.isdigit() for sign in item.options[index]):
            form = _Form.WORDS
        if len(others) == 1 and form is not None and None not in others and form not in others:
            message = f"option {index + 1} is {form}, the others are each {others.pop()}"
            yield Sign(message, (item.options[index],), item.option_at(index))
            return
    ends = [option.rstrip("\"')").endswith((".", "!", "?")) for option in item.plain_options]
    sentences = [index for index, ended in enumerate(ends) if ended]
    odd = sentences if len(sentences) == 1 else [i for i, ended in enumerate(ends) if not ended]
    if len(odd) == 1 and len(item.plain_options[odd[0]].split()) > 1 and odd[0] not in item.keys:
        what = "a sentence beside fragments" if ends[odd[0]] else "a fragment beside sentences"
        yield Sign(f"option {odd[0] + 1} is {what}", (item.options[odd[0]],), item.option_at(odd[0]))
