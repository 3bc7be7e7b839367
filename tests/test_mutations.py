"""Real files with one slip: each gets a finding, or all that its author wrote is still read. Never a traceback.

CI tries 200; `MUTATIONS=10000 python -m pytest tests/test_mutations.py` tries more.
"""

import os
import re
from collections.abc import Callable
from functools import cache

from hypothesis import given, settings, strategies as st

from course.bank.quiz import parse_quiz
from course.bank.types.gap_select import GapSelect
from course.course import Course
from course.guidance.emergencies import Emergency
from course.guidance.lists import Entry, KeylessReading, Source, Term
from course.guidance.pages import parse_page
from course.guidance.prose import read_text
from course.guidance.rules import Rule
from course.guidance.settings import CourseSettings
from course.guidance.tables import table_slips
from course.reading.decoding import decode
from course.reading.findings import ReadingError
from course.reading.shapes import Placed
from course.reading.tree import read_tree
from course.scenarios.scenario import Scenario
from course.sessions.session import Session
from tests.conftest import ROOT
from tests.mutations import MUTATIONS, keys_of_tree, keys_of_yaml, lost, of_model, words_of_page, words_of_yaml

EXAMPLES = int(os.environ.get("MUTATIONS", "200"))
# So much of a long file is enough to hold one slip.
ENTRIES = 3

# What a file says when it is read: whether there is a finding, and every text of the model.
Read = Callable[[str], tuple[bool, list[str]]]


def _quiz(text: str) -> tuple[bool, list[str]]:
    file, findings = parse_quiz("quizzes/x.yml", text.encode())
    if file is None:
        return bool(findings), []
    read = [*of_model(file.head.model_dump(exclude={"questions"})), *_dumped(file.questions)]
    # What gaps draw from facts, each of them has as choices. The name of the right one is read all the same.
    records = [question for question in file.questions if isinstance(question, GapSelect)]
    read += [gap.key for record in records for gap in record.gaps if gap.key]
    return bool(findings), read


def _dumped(models: object) -> list[str]:
    return [text for model in models for text in of_model(model.model_dump(exclude_defaults=False))]  # type: ignore[attr-defined]


def _file(shape: type[Placed]) -> Read:
    def read(text: str) -> tuple[bool, list[str]]:
        tree, findings = read_tree("x.yml", decode("x.yml", text.encode()))
        model, faults = shape.read(tree)
        return bool(findings or faults), of_model(model.model_dump()) if model else []

    return read


def _list(key: str, shape: type[Entry]) -> Read:
    def read(text: str) -> tuple[bool, list[str]]:
        tree, findings = read_tree("x.yml", decode("x.yml", text.encode()))
        listing = tree.value.get(key) if isinstance(tree.value, dict) else None
        if listing is None or not isinstance(listing.value, list):
            return True, []
        pairs = [shape.read(node) for node in listing.value]
        return bool(findings) or any(faults for _, faults in pairs), _dumped([model for model, _ in pairs if model])

    return read


KINDS: dict[str, Read] = {
    "quizzes/*.yml": _quiz,
    "quizzes/scenarios/*.yml": _file(Scenario),
    "quizzes/sessions/*.yml": _file(Session),
    "docs/reference/sources.yml": _list("sources", Source),
    "docs/reference/glossary.yml": _list("terms", Term),
    "docs/reference/rules.yml": _list("rules", Rule),
    "docs/reference/emergencies.yml": _list("emergencies", Emergency),
    "docs/about/keyless.yml": _list("readings", KeylessReading),
    "course.yml": _file(CourseSettings),
}


@cache
def files(pattern: str) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob(pattern))]


def shortened(text: str, first: int) -> str:
    """Return the head of a file and a few of its entries, from one on; all of a file without a list of entries."""
    head, *entries = re.split(r"^(?=  - id: )", text, flags=re.MULTILINE)
    if len(entries) <= ENTRIES or "plans:" in text or "endings:" in text:
        return text
    start = first % (len(entries) - ENTRIES)
    return head + "".join(entries[start : start + ENTRIES])


def mutants(patterns: list[str]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Return what runs a test with a file's pattern, a mutation, and where it strikes."""
    where = [st.integers(0, 10_000)] * 3
    places = dict(zip(("file", "line", "word"), where, strict=True))
    given_all = given(pattern=st.sampled_from(patterns), done=st.sampled_from(sorted(MUTATIONS)), **places)
    return lambda test: settings(max_examples=EXAMPLES // 2)(given_all(test))


@mutants(sorted(KINDS))
def test_a_slip_in_a_data_file_is_found_or_loses_nothing(
    pattern: str, done: str, file: int, line: int, word: int
) -> None:
    texts = files(pattern)
    before = shortened(texts[file % len(texts)], word)
    after = MUTATIONS[done](before, line, word)
    try:
        is_found, read = KINDS[pattern](after)
        if is_found:
            return
    except ReadingError:
        return
    keys = keys_of_tree(read_tree("x.yml", after)[0])
    # A key that is the path of a page looks like text.
    assert not lost(words_of_yaml(after), [*read, *(key for key in keys.elements() if "/" in key)])
    swallowed = keys_of_yaml(after) - keys
    assert not swallowed.keys() & keys_of_tree(read_tree("x.yml", before)[0]).keys()


def test_a_slip_on_a_page_is_found_or_loses_nothing(course: Course) -> None:
    # The course is no argument of what is tried: else a failure would be told with all that stands in it.
    @mutants(["docs/modules/*.md", "docs/reference/*.md", "docs/reference/cards/*.md", "docs/scenarios/*.md"])
    def slip(pattern: str, done: str, file: int, line: int, word: int) -> None:
        texts = files(pattern)
        head, *parts = re.split(r"^(?=## )", texts[file % len(texts)], flags=re.MULTILINE)
        after = MUTATIONS[done](head + (parts[word % len(parts)] if parts else ""), line, word)
        path = pattern.removeprefix("docs/").replace("*", "x")
        page, findings = parse_page(path, "docs/x.md", after.encode(), next(iter(course.pages.values())).kinds)
        if findings:
            return
        assert not lost(words_of_yaml(after.removesuffix(page.body)), of_model(page.front.plain()))
        read = [block.name + " " + block.argument for block in page.blocks]
        read += [
            text for block in page.blocks for text in (*of_model(block.options.plain()), *map(str, block.options.keys))
        ]
        read += [line for block in page.blocks if block.name == "quiz" for line in block.body]
        if missing := lost(words_of_page(page.body), [*read, read_text(page.prose, course.convert)]):
            assert list(table_slips(page.lines)), missing

    slip()


def test_what_is_lost_is_seen() -> None:
    """Else the tests above could not fail."""
    text = "- id: one # a remark\n  text: >\n    Ask her, then her son.\n    critical: true\n"
    assert lost(words_of_yaml(text), ["one", "Ask her, then"]) == {"her": 1, "son": 1, "true": 1}
    assert keys_of_yaml(text) - keys_of_tree(read_tree("x.yml", text)[0]) == {"critical": 1}
    assert lost(words_of_page("1. Read *it* [there](else.md#where) {#one}\n"), ["Read it"]) == {"there": 1}
