"""Markdown as words with emphasis."""

import re

import pytest
from hypothesis import given
from lxml import etree

from course.packages.rich import Block, Run, blocks, blocks_html, gapped_html, inline, inline_html, plain
from tests.packages.editions import TEXTS
from tests.packages.reading import seen


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("Ask *what* is **different**.", "Ask <em>what</em> is <strong>different</strong>."),
        ("***Now***", "<strong><em>Now</em></strong>"),
        ("O'Brien < b > & Söhne", "O'Brien &lt; b &gt; &amp; Söhne"),
        ("O'Brien <b>", "O'Brien &lt;b&gt;"),
        ("]]>", "]]&gt;"),
        ("\\*not\\* so", "*not* so"),
        ("`a < &amp; *b*`", "<code>a &lt; &amp;amp; *b*</code>"),
        ("&pound;5 &amp; more &x", "£5 &amp; more &amp;x"),
        ("one\ntwo  \nthree", "one two three"),
        ("[the guide](../modules/the-law.md)", "the guide"),
        ("[the Act](https://example.org/a?b=c&d)", "the Act (https://example.org/a?b=c&amp;d)"),
        ("![A *kettle*](kettle.png)", "A *kettle*"),
        ("1. is no list", "1. is no list"),
        ("[x]", "[x]"),
    ],
)
def test_inline(text: str, markup: str) -> None:
    assert inline_html(text) == markup


def test_runs_of_one_look_are_one() -> None:
    assert inline("a *b* c") == (Run("a "), Run("b", emphasis=True), Run(" c"))


def test_paragraphs_and_lists() -> None:
    text = "I *rang*\nher.\n\n- One\n- Two\n\nThen:\n\n1. Three\n2. **Four**"
    assert blocks_html(text) == (
        "<p>I <em>rang</em> her.</p><ul><li>One</li><li>Two</li></ul>"
        "<p>Then:</p><ol><li>Three</li><li><strong>Four</strong></li></ol>"
    )


def test_whatever_else_there_is_becomes_paragraphs() -> None:
    kinds = [(block.kind, plain_of(block)) for block in blocks("# Head\n\n> Said\n\n---\n\n    typed <b>")]
    assert kinds == [("p", "Head"), ("p", "Said"), ("p", "typed <b>")]


def plain_of(block: Block) -> str:
    return "".join(run.text for run in block.runs)


@given(TEXTS)
def test_any_text_is_well_formed_and_says_the_same_in_each_form(text: str) -> None:
    etree.fromstring(f"<p>{inline_html(text)}</p>")
    etree.fromstring(f"<div>{blocks_html(text)}</div>")
    assert seen(inline_html(text)) == plain(text)


@given(TEXTS)
def test_no_letter_or_digit_is_lost(text: str) -> None:
    if not re.search(r"[\[\]()&`\\!]", text):  # links, entities and code have rules of their own
        assert re.findall(r"[^\W_]", plain(text)) == re.findall(r"[^\W_]", text)


def test_emphasis_may_go_across_a_gap() -> None:
    assert gapped_html("a *b [[x]] c* d", ["[[1]]"]) == "a <em>b [[1]] c</em> d"
