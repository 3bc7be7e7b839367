"""What an author reads where a file is not YAML: our own words and places, whichever parser stopped, and where."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, strategies as st
from yaml.parser import ParserError
from yaml.scanner import ScannerError

from course.reading import tree
from course.reading.findings import Finding, ReadingError
from course.reading.tree import read_tree
from course.report import headline
from tests.conftest import ROOT

Parse = Callable[..., Iterator[yaml.Event]]
REAL: Parse = yaml.parse
BAD_YAML = [file for kind in ("tab", "yaml") for file in sorted((ROOT / "tests/fixtures/bad").glob(f"{kind}*.yml"))]

MISSING = "a text is missing here, or a bracket above is never closed"
NO_START = "this sign cannot start a text"
NO_FIT = "this line does not fit the lines above it"
OPEN_BRACKET = "a bracket that opens here is never closed"
OPEN_QUOTE = "the quotation mark that opens here is never closed"
BACKSLASH = "a backslash between double quotation marks has a meaning of its own"
TOO_DEEP = "lists and mappings are nested more than 12 deep"

FAULTS = [
    ('a: "b', 1, 4, OPEN_QUOTE),
    ("a: 'b\n---\n'", 1, 4, OPEN_QUOTE),
    ('a: "\\" b\n---\n"', 1, 4, OPEN_QUOTE),
    ('a: "b\\q"', 1, 6, BACKSLASH),
    ('a: "b\\xZZ"', 1, 6, BACKSLASH),
    ("a: *b*", 1, 4, "a text that starts with “*” needs quotes"),
    ("a: & b", 1, 4, "a text that starts with “&” needs quotes"),
    ("a: !<b c", 1, 4, "a text that starts with “!” needs quotes"),
    ("a: > b", 1, 6, "a text after “>” or “|” must start on the next line"),
    ("a: |0\n", 1, 5, "a text after “>” or “|” must start on the next line"),
    ("a: - b", 1, 4, "a list cannot start on the line of its key"),
    ("a: @b", 1, 4, NO_START),
    ("a: `b`", 1, 4, NO_START),
    ("a: %b", 1, 4, NO_START),
    ("a: ? b", 1, 4, NO_START),
    ("a: b: c", 1, 5, "a second “: ” on this line makes YAML see a key where none is meant"),
    ("a: b\n  c: d", 2, 4, "this line is indented, so YAML reads it as part of the text above"),
    ("a: 1\nb\nc: 2", 2, 1, "a key on this line has no “:” after it"),
    ("a: 1\n'b'\nc: 2", 2, 1, "a key on this line has no “:” after it"),
    ("a: [b, , c]", 1, 8, MISSING),
    ("a: ]", 1, 4, MISSING),
    ("a: [", 1, 5, MISSING),
    ("a: [b", 1, 4, OPEN_BRACKET),
    ("a: {b: c\nd: e", 1, 4, OPEN_BRACKET),
    ("a: [b}", 1, 4, OPEN_BRACKET),
    ("a:\n  - b\n   - c: d\n", 3, 7, "this line is indented, so YAML reads it as part of the text above"),
    ("- 'a' 'b'", 1, 7, "this line does not fit the list above it"),
    ('a: "b" c', 1, 8, "the text goes on after its closing quotation mark"),
    ("a:\n  - b\n c: d", 3, 2, NO_FIT),
    ("a: 1\n- b\n", 2, 1, NO_FIT),
    ("a:\n\t- b", 2, 1, "a tab stands where YAML allows only spaces"),
]


def saying_nothing(*arguments: Any, **named: Any) -> Iterator[yaml.Event]:
    """Parse like libyaml, but with “xyzzy” for whatever it says of a fault."""
    try:
        yield from REAL(*arguments, **named)
    except yaml.MarkedYAMLError as error:
        raise type(error)(error.context and "xyzzy", error.context_mark, "xyzzy", error.problem_mark) from None


@pytest.fixture(params=["libyaml", "xyzzy", "Python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with libyaml; with its words taken away; and with PyYAML's own parser, which words its errors otherwise."""
    if request.param == "xyzzy":
        monkeypatch.setattr(tree.yaml, "parse", saying_nothing)
    if request.param == "Python":
        monkeypatch.setattr(tree, "_LOADER", yaml.SafeLoader)


def fault_in(text: str) -> Finding:
    with pytest.raises(ReadingError) as error:
        read_tree("x.yml", text)
    return error.value.finding


@pytest.mark.usefixtures("parser")
class TestWhateverTheParserSays:
    @pytest.mark.parametrize(("text", "line", "column", "message"), FAULTS)
    def test_the_author_reads_our_words_at_our_place(self, text: str, line: int, column: int, message: str) -> None:
        found = fault_in(text)
        assert (found.position.line, found.position.column, found.message) == (line, column, message)
        assert found.mend.endswith(".")

    @pytest.mark.parametrize("file", BAD_YAML, ids=lambda file: file.stem)
    def test_a_bad_quiz_keeps_its_words(self, file: Path) -> None:
        found = fault_in(file.read_text(encoding="utf-8"))
        written = file.with_suffix(".txt").read_text(encoding="utf-8")
        assert f":{found.position.line}:{found.position.column}: error[{found.rule}]: {found.message}\n" in written
        assert f"    {found.mend}\n" in written

    @pytest.mark.parametrize("shape", ["[", "{a: ", "[{a: ", "{a: [", "- ", "[[\n", "['x[', ", '["\\"[", '])
    def test_3_000_signs_deep_is_too_deep(self, shape: str) -> None:
        found = fault_in(shape * 3_000)
        assert headline(found) == f"{TOO_DEEP}. Compare the brackets and the indentation with a file that works."


# Signs that stand for brackets which open something, so that the tests need not find out which do.
OPENING = str.maketrans("⟦⟪", "[{")


class TestOtherLimits:
    """Versions of libyaml differ in how deep they go before they give up: 0.2.5 has no limit, 0.2.6 one of 1,000."""

    @pytest.mark.parametrize("limit", [14, 100, 1_000])
    @pytest.mark.parametrize("start", ["", "a: ", "- ", "- - ⟪b: ", "a:\n  - b: '[['\n    c: "])
    @pytest.mark.parametrize("shape", ["⟦", "⟦⟦", "⟪a: ", "⟦⟪a: ", "⟪a: ⟦", "⟦'x[', ", "⟦ # ]]\n"])
    def test_a_parser_that_gives_up_sooner_changes_nothing(
        self, shape: str, start: str, limit: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        marked = start + shape * 1_000
        text = marked.translate(OPENING)
        expected = fault_in(text)
        assert expected.message == TOO_DEEP
        last = [index for index, sign in enumerate(marked) if sign in "⟦⟪"][limit - 1]
        monkeypatch.setattr(tree.yaml, "parse", gives_up_at(last))
        assert fault_in(text) == expected

    def test_brackets_in_a_text_open_nothing(self) -> None:
        assert fault_in("- text [[[[[[[[[[[[[[[[\n- 'b").message == OPEN_QUOTE


def gives_up_at(index: int) -> Parse:
    """Return a parser that does not bear the bracket at a place, and reads ahead to it from anywhere."""

    def parse(text: str, Loader: type) -> Iterator[yaml.Event]:  # noqa: N803
        events = REAL(text, Loader=Loader)
        yield next(events)
        if len(text) > index:
            mark = yaml.Mark("", index, 0, index, None, 0)
            raise ScannerError("xyzzy", mark, "xyzzy", mark)
        yield from events

    return parse


class TestFaultsOfTomorrow:
    """A fault that no parser of today reports has a place, words of ours and a mend all the same."""

    @pytest.mark.parametrize("kind", [yaml.MarkedYAMLError, ScannerError, ParserError])
    def test_with_a_place(self, kind: type[yaml.MarkedYAMLError], monkeypatch: pytest.MonkeyPatch) -> None:
        mark = yaml.Mark("", 5, 1, 0, None, 0)
        monkeypatch.setattr(tree.yaml, "parse", raises(kind("xyzzy", None, "xyzzy", mark)))
        found = fault_in("a: 1\nb: 2\n")
        assert (found.position.line, found.position.column) == (2, 1)
        assert "xyzzy" not in headline(found)
        assert found.mend

    def test_of_an_unknown_kind(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(tree.yaml, "parse", raises(yaml.YAMLError("xyzzy")))
        assert headline(fault_in("a: 1")) == (
            "this is not YAML as this project reads it. Compare the lines above with a file that works."
        )


def raises(error: Exception) -> Parse:
    def parse(*_: object, **__: object) -> Iterator[yaml.Event]:
        raise error
        yield

    return parse


@given(st.lists(st.sampled_from(["a", ": ", "- ", "\n", "  ", "[", "]", "{", "}", '"', "'", "\\", ">", "*", "&", "!"])))
def test_no_text_at_all_shows_the_parsers_words(parts: list[str]) -> None:
    text = "".join(parts)
    with pytest.MonkeyPatch.context() as patch:
        real = _told(text)
        patch.setattr(tree.yaml, "parse", saying_nothing)
        assert _told(text) == real


def _told(text: str) -> Finding | None:
    try:
        read_tree("x.yml", text)
    except ReadingError as error:
        return error.finding
    return None


def test_curly_quotation_marks_are_words_to_yaml() -> None:
    with pytest.raises(ReadingError) as caught:
        read_tree("a.yml", "title: “One team: plans”\n")
    assert caught.value.finding.mend.startswith("Curly quotation marks do not hold a text together")
