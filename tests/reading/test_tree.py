"""The tree that authors' YAML is read into: everything is text, and everything knows its place."""

import re

import pytest
from hypothesis import given, strategies as st

from course.reading.decoding import decode, decode_most
from course.reading.findings import Position, ReadingError
from course.reading.tree import Node, read_tree

TEXT = """\
title: No
list:
  - one: 1
    two: [a, b]
  - three
"""


@pytest.fixture
def tree() -> Node:
    node, findings = read_tree("x.yml", TEXT)
    assert findings == []
    return node


def test_every_value_is_text(tree: Node) -> None:
    assert tree.plain() == {"title": "No", "list": [{"one": "1", "two": ["a", "b"]}, "three"]}


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("title",), 1, 1),
        (("list",), 2, 1),
        (("list", 0), 3, 5),
        (("list", 0, "two"), 4, 5),
        (("list", 0, "two", 1), 4, 14),
        (("list", 1), 5, 5),
    ],
)
def test_every_part_knows_its_place(tree: Node, path: tuple[str | int, ...], line: int, column: int) -> None:
    assert tree.at(*path) == Position("x.yml", line, column)


@pytest.mark.parametrize("path", [("list", 0, "missing"), ("list", 0, "missing", "deeper"), ("list", 0, 7)])
def test_what_is_missing_is_shown_at_what_should_hold_it(tree: Node, path: tuple[str | int, ...]) -> None:
    assert tree.at(*path) == Position("x.yml", 3, 5)


def test_a_part_of_a_file_keeps_the_files_lines() -> None:
    assert read_tree("page.md", "title: x\n", first_line=2)[0].at("title") == Position("page.md", 2, 1)


def test_a_fault_in_a_part_of_a_file_keeps_the_files_lines() -> None:
    with pytest.raises(ReadingError) as error:
        read_tree("page.md", "title: 'x\n", first_line=2)
    assert error.value.finding.position == Position("page.md", 2, 8)


def test_the_first_of_two_equal_keys_counts() -> None:
    node, findings = read_tree("x.yml", "a: 1\nb: 2\na: 3\n")
    assert node.plain() == {"a": "1", "b": "2"}
    assert [str(finding.position) for finding in findings] == ["x.yml:3:1"]


def test_equal_keys_of_different_mappings_are_no_fault() -> None:
    assert read_tree("x.yml", "- a: 1\n- a: 1\n")[1] == []


def test_the_error_says_where_and_what() -> None:
    with pytest.raises(
        ReadingError, match=r"^x\.yml:1:4: error\[alias\]: YAML anchors and aliases \(\*b\) are not used"
    ):
        read_tree("x.yml", "a: *b\n")


@pytest.mark.parametrize("sign", ["é", "—", "🙂", "👩\u200d⚕\ufe0f", "1\ufe0f\u20e3", "\u00a0", "\u202f", "م\u200c"])
def test_signs_that_people_write_are_accepted(sign: str) -> None:
    assert decode("x.yml", f"a{sign}b".encode()) == f"a{sign}b"


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff", "\ufffe"])
def test_signs_that_can_hide_what_a_file_says_are_refused(sign: str) -> None:
    with pytest.raises(ReadingError) as error:
        decode("x.yml", f"one\ntwo{sign}".encode())
    assert error.value.finding.position == Position("x.yml", 2, 4)
    assert f"(U+{ord(sign):04X})" in error.value.finding.message


@pytest.mark.parametrize("sign", ["\u200b", "\u00ad", "\u2060", "\u200d", "\u200e", "\ufe0f", "\u3164", "\U000e0041"])
def test_a_sign_that_nobody_sees_is_one_finding_a_file(sign: str) -> None:
    text, findings = decode_most("x.md", f"# One\n\nTwo{sign}three\nfour{sign}\n".encode())
    assert text == "# One\n\nTwothree\nfour\n"
    (found,) = findings
    assert (found.position, found.rule) == (Position("x.md", 3, 4), "invisible-sign")
    assert f"an invisible sign (U+{ord(sign):04X}, " in found.message
    assert found.message.endswith(") stands here, and 1 more in this file")
    with pytest.raises(ReadingError, match="invisible-sign"):
        decode("x.yml", f"a: b{sign}c".encode())
    with pytest.raises(ReadingError, match="written as an escape"):
        read_tree("x.yml", f'a: "b\\U{ord(sign):08x}c"\n')


@pytest.mark.parametrize(
    ("line", "column", "means"),
    [
        ("\u00a0\u00a0a: b", 1, "  a: b"),
        ("  \u00a0- one", 3, "   - one"),
        ("-\u00a0one", 2, "- one"),
        ("1.\u2003one", 3, "1. one"),
        ("> -\u202fone", 4, "> - one"),
        ("##\u00a0One", 3, "## One"),
    ],
)
def test_another_space_where_a_line_begins_is_told_and_read_as_meant(line: str, column: int, means: str) -> None:
    text, (found,) = decode_most("x.md", f"one\n\n{line}\n".encode())
    assert (text, found.position, found.rule) == (f"one\n\n{means}\n", Position("x.md", 3, column), "no-space")


def test_another_space_within_a_line_is_left_alone() -> None:
    text = "Call at 10\u00a0a.m. – 50\u202f%.\n| \u00a0 | a |\n"
    assert decode_most("x.md", text.encode()) == (text, [])


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_a_text_between_single_quotes_comes_back_as_it_is(text: str) -> None:
    quoted = text.replace("'", "''")
    assert read_tree("x.yml", f"a: '{quoted}'\n")[0].plain() == {"a": text}


class TestASignForARemark:
    @pytest.mark.parametrize(
        "text",
        [
            "use: pool # kept for practice",
            "use: pool ## kept",
            "phone: 0115 496 0456 # at night",
            "# for all\nuse: pool\n# at the end",
            "text: C#5 and room#4",
            "text: >\n  room #4\n  # is text too",
            "text: 'room #4'",
            'text: "room" # said aloud',
            "list: # of rooms\n  - one\n  # and\n  - two\n",
            "list: [one, two] # rooms of the house",
        ],
    )
    def test_behind_a_word_or_alone_or_within_quotes_cuts_nothing(self, text: str) -> None:
        assert read_tree("x.yml", text)[1] == []

    @pytest.mark.parametrize(
        ("text", "lost", "line"),
        [
            ("a: room #4", "#4", 1),
            ("a: use #pool", "#pool", 1),
            ("a: pool #1", "#1", 1),
            ("- one\n- in room # 4, they say", "# 4, they say", 2),
            ("a: b\nb: [room #4\n  , two]", "#4", 2),
            ("- #1 is here\n  today", "#1 is here", 1),
            ("- a: one\n    two #three\n  b: c", "#three", 2),
            ("- a: one\n    two #three\n    four\n  b: c", "#three", 2),
            ("x:\n  a #b: c\n  d: e", "#b: c", 2),
        ],
    )
    def test_in_a_text_is_one_finding_on_its_line(self, text: str, lost: str, line: int) -> None:
        try:
            _, findings = read_tree("x.yml", text)
        except ReadingError as error:
            findings = [error.finding]
        assert [(found.rule, found.position.line) for found in findings] == [("cut-text", line)]
        assert findings[0].message == f"YAML takes “{lost}” for a remark and leaves it out of the text"

    @given(st.text("ab #\n'", min_size=1, max_size=12))
    def test_nothing_of_a_line_is_ever_lost_in_silence(self, written: str) -> None:
        try:
            tree, findings = read_tree("x.yml", f"text: z{written}\nnext: y")
        except ReadingError:
            return
        value = tree.value["text"].value if isinstance(tree.value, dict) else ""
        lines = [line for line in f"z{written}".split("\n") if not line.lstrip().startswith("#")]
        is_remark = re.match(r"\S+ +#[ #]", lines[0]) and not "".join(lines[1:]).strip()
        assert findings or is_remark or "".join(str(value).split()) == "".join("".join(lines).split())
