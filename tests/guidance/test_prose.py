"""Sections as a reader sees them, and the comparison of quotes with them."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from course.guidance.prose import Section, comparable, read_sections
from tests.conftest import ROOT
from tests.site.rendering import prose_converter


def sections(text: str, root: Path = ROOT) -> dict[str, Section]:
    """Return the sections of Markdown as the real course's settings read it."""
    return read_sections(text, prose_converter(root))


def words(text: str) -> str:
    """Return what stands below a heading."""
    return sections(f"## Title {{#here}}\n\n{text}\n")["here"].text


class TestSections:
    def test_sub_headings_belong_to_the_section(self) -> None:
        found = sections("## A {#a}\n\nOne.\n\n### B {#b}\n\nTwo.\n\n#### C {#c}\n\nThree.\n\n## D {#d}\n\nFour.\n")
        assert {name: section.text for name, section in found.items()} == {
            "a": "A One. B Two. C Three.",
            "b": "B Two. C Three.",
            "c": "C Three.",
            "d": "D Four.",
        }

    def test_a_section_ends_at_the_next_of_its_level_and_at_higher_ones(self) -> None:
        found = sections("### A {#a}\n\nOne.\n\n### B {#b}\n\nTwo.\n\n# C {#c}\n\nThree.\n")
        assert [found[name].text for name in "abc"] == ["A One.", "B Two.", "C Three."]

    def test_headings_get_ids_from_their_words_too(self) -> None:
        assert "small-changes" in sections("## Small changes\n")

    def test_the_first_of_two_sections_with_one_id_counts(self) -> None:
        assert sections("## A {#a}\n\nOne.\n\n## B {: #a }\n\nTwo.\n")["a"].title == "A"

    def test_text_before_any_heading_belongs_to_none(self) -> None:
        assert sections("Lost.\n\n## A {#a}\n")["a"].text == "A"

    def test_a_heading_is_named_as_it_is_read(self) -> None:
        assert sections("## What *carers* ‘know’ {#a}\n")["a"].title == "What carers 'know'"


class TestWhatAReaderSees:
    @pytest.mark.parametrize(
        ("markdown", "seen"),
        [
            ("Ask **what** is *different*.", "Title Ask what is different."),
            ("See [the page](https://example.org/not-seen) now.", "Title See the page now."),
            ("Fish &amp; chips", "Title Fish & chips"),
            ("one\ntwo", "Title one two"),
            ("- one\n- two", "Title one two"),
            ("| a | b |\n| --- | --- |\n| c | d |", "Title a b c d"),
            ("![A hidden description](x.png) Seen", "Title Seen"),
            ("Seen <!-- not seen --> too", "Title Seen too"),
            ("<script>not.seen()</script>\n\nSeen", "Title Seen"),
            ("<style>p { color: red }</style>\n\nSeen", "Title Seen"),
            ("x<sup>2</sup> y", "Title x2 y"),
        ],
    )
    def test_markdown_becomes_words(self, markdown: str, seen: str) -> None:
        assert words(markdown) == seen

    def test_a_law_block_is_prose(self) -> None:
        text = "/// law | A right\n    nation: UK\n\nPlain.\n\n***\n\nSays.\n\n***\n\nLimits.\n\n///"
        assert "Plain. What it says Says. What it does not promise Limits." in words(text)

    def test_a_box_is_prose(self) -> None:
        assert "Ask first." in words("/// better | Try this\n\nAsk first.\n\n///")

    def test_a_quiz_is_no_evidence_for_itself(self) -> None:
        assert words("/// quiz | what-carers-know\n    use: pool\n///\n\nSeen") == "Title Seen"

    def test_glossary_links_do_not_change_the_words(self) -> None:
        assert words("An advocate helps.") == "Title An advocate helps."


VARIANTS = {
    "'": "'‘’‚‛“”„‟«»`´′″\"",
    "-": "-‐‑‒–—―−",
    " ": " \t\n\u00a0\u2009\u202f\u3000",
}
PLAIN = st.text(st.sampled_from("abc .,'- 12"), max_size=30)


class TestComparison:
    @given(st.text())
    def test_comparing_twice_changes_nothing(self, text: str) -> None:
        assert comparable(comparable(text)) == comparable(text)

    @given(st.text(st.sampled_from("[]1\u200b\u00ad… "), max_size=12))
    def test_comparing_twice_changes_nothing_about_footnote_marks(self, text: str) -> None:
        assert comparable(comparable(text)) == comparable(text)

    @given(PLAIN, st.randoms())
    def test_kinds_of_quotes_dashes_and_spaces_are_equal(self, text: str, choose: object) -> None:
        pick = choose.choice  # type: ignore[attr-defined]
        assert comparable("".join(pick(VARIANTS.get(sign, sign)) for sign in text)) == comparable(text)

    @given(PLAIN, st.integers(0, 30), st.sampled_from(["[1]", "[23]", "\u00ad", "\u200b"]))
    def test_footnote_marks_and_invisible_signs_are_nothing(self, text: str, place: int, mark: str) -> None:
        assert comparable(text[:place] + mark + text[place:]) == comparable(text)

    @pytest.mark.parametrize(
        ("one", "other"), [("Ask her", "ask her"), ("may ask", "must ask"), ("10", "100"), ("a, b", "a b"), ("[a]", "")]
    )
    def test_other_words_cases_numbers_and_commas_are_not_equal(self, one: str, other: str) -> None:
        assert comparable(one) != comparable(other)

    def test_an_ellipsis_is_three_dots(self) -> None:
        assert comparable("Well…") == comparable("Well...")
