"""The lists of words that the rules of writing go by. They stand in `words.yml`, where authors can add to them."""

from functools import cache
from pathlib import Path

from course.reading.decoding import decode
from course.reading.shapes import Number, Placed, Text
from course.reading.tree import read_tree
from course.refusal import RefusedError

PATH = Path(__file__).with_name("words.yml")


class Vocabulary(Placed):
    """What `words.yml` holds; it says there what each list is."""

    idioms: dict[Text, Text]
    verbs: dict[Text, Text]
    no_person: Text
    syllables: dict[Text, Number]


@cache
def vocabulary() -> Vocabulary:
    """Return the lists.

    Raises:
        RefusedError: the file has a fault; the message says where, and what would mend it.
    """
    tree, findings = read_tree(PATH.name, decode(PATH.name, PATH.read_bytes()))
    found, faults = Vocabulary.read(tree)
    for fault in (*findings, *faults):
        raise RefusedError(f"{PATH.name}:{fault.position.line}: {fault.message}. {fault.mend}")
    assert found is not None  # noqa: S101
    return found
