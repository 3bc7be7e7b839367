"""Law and figures: in three parts, and with a source."""

import pytest

from tests.checks.small import Said, page


def law(
    head: str = "/// law | Carers’ assessments", options: str = "    nation: England\n    sources: [care-act]\n"
) -> str:
    """Return a law block."""
    return f"\n{head}\n{options}\nPlain.\n\n***\n\nSection 10 says so.\n\n***\n\nNot more.\n\n///\n"


class TestLaw:
    def test_a_whole_block(self, said: Said) -> None:
        assert said(page(law())) == []

    @pytest.mark.parametrize(
        ("block", "words"),
        [
            (
                law(head="/// law"),
                "docs/modules/small.md:35:1: error[law-title]: this law block has no title. "
                "Write `/// law | What it gives`.",
            ),
            (
                law(options="    sources: [care-act]\n"),
                "docs/modules/small.md:35:1: error[law-nation]: this law block does not say in which nation. Add "
                "`nation:` "
                "with “England”, “Wales”, “Scotland”, “Northern Ireland”, “England and Wales”, “Great Britain” or "
                "“UK”.",
            ),
            (
                law(options="    nation: England\n"),
                "docs/modules/small.md:35:1: error[law-source]: this law block names no source. "
                "Add `sources: [id]`, an entry of docs/reference/sources.yml.",
            ),
            (
                law(options="    nation: England\n    sources: [care-acts]\n"),
                "docs/modules/small.md:37:15: error[unknown-source]: there is no source “care-acts”; did you mean "
                "“care-act”? Add it to docs/reference/sources.yml, or name another.",
            ),
            (
                law(options="    nation: England\n    source: x\n    sources: care-act\n"),
                "docs/modules/small.md:37:5: error[unknown-option]: a law block has no option “source”; did you mean "
                "“sources”? Its options are “nation” and “sources”.",
            ),
            (
                law().replace("***\n\nNot more.\n\n", ""),
                "docs/modules/small.md:35:1: error[law-parts]: this law block has 2 parts; it needs three. Write in "
                "plain "
                "words, then `***`, what it says, then `***`, what it does not promise.",
            ),
            (
                law().replace("Not more.", "Not more.\n\n***\n\nA fourth."),
                "docs/modules/small.md:35:1: error[law-parts]: this law block has 4 parts; it needs three. Write in "
                "plain "
                "words, then `***`, what it says, then `***`, what it does not promise.",
            ),
        ],
    )
    def test_a_broken_block(self, said: Said, block: str, words: str) -> None:
        assert said(page(block)) == [words]


class TestFiguresAndLegalReferences:
    @pytest.mark.parametrize(
        "figure",
        [
            "10%", "10 per cent", "4.7 million", "£86.45", "£ 5", "1 in 10", "One in eight", "12,000", "2 billion",
            "3.5 bn",
        ],
    )  # fmt: skip
    def test_a_figure_needs_a_source_in_its_paragraph(self, said: Said, figure: str) -> None:
        assert said(page(f"\nAbout {figure} of carers say so.\n")) == [
            f"docs/modules/small.md:35:1: error[figure-source]: the figure “{figure}” has no source in its paragraph. "
            "Link it: `[words](../reference/sources.md#id)`, or leave it out."
        ]

    @pytest.mark.parametrize(
        "reference",
        ["Care Act 2014", "Section 10", "section 9A", "sections 9", "SI 2014/2827", "Regulation 9", "Regulations 2014"],
    )
    def test_a_legal_reference_needs_one_too(self, said: Said, reference: str) -> None:
        text = f"Look at the Support {reference}" if reference == "Regulations 2014" else f"Look at {reference}"
        (line,) = said(page(f"\n{text} today.\n"))
        assert "error[legal-source]: the legal reference “" in line
        assert reference in line

    @pytest.mark.parametrize(
        "words",
        [
            "Ring 111 at 6.10 pm, room 12, on 3 May 2026.",
            "Two of the three carers act in section order.",
            "In 2014 an act of kindness helped.",
            "One in the morning, two in the evening.",
        ],
    )
    def test_times_dates_and_plain_words_need_none(self, said: Said, words: str) -> None:
        assert said(page(f"\n{words}\n")) == []

    @pytest.mark.parametrize(
        "text",
        [
            "About 10% say so ([survey](../reference/sources.md#care-act)).",
            "- About 10% say so\n  and more ([survey](../reference/sources.md#care-act)).",
            "The Care Act 2014 says so ([section 10](../reference/sources.md#care-act)).",
            "### Section 10 in short {#short}",
        ],
    )
    def test_a_link_to_the_list_is_a_source(self, said: Said, text: str) -> None:
        assert said(page(f"\n{text}\n")) == []

    def test_a_source_in_the_next_paragraph_is_none(self, said: Said) -> None:
        (line,) = said(page("\nAbout 10% say so.\n\nSee [it](../reference/sources.md#care-act).\n"))
        assert "figure-source" in line

    def test_each_entry_of_a_list_needs_its_own(self, said: Said) -> None:
        (line,) = said(page("\n- About 10% ([it](../reference/sources.md#care-act)).\n- About 20%.\n"))
        assert "docs/modules/small.md:36:1: error[figure-source]: the figure “20%”" in line

    def test_a_link_to_an_entry_that_is_not_listed(self, said: Said) -> None:
        assert said(page("\nAbout 10% say so ([survey](../reference/sources.md#survey)).\n")) == [
            "docs/modules/small.md:35:1: error[unknown-source]: there is no source “survey”. "
            "Add it to docs/reference/sources.yml, or name another."
        ]

    def test_pages_about_the_course_itself_need_none(self, said: Said) -> None:
        assert said({"docs/about/index.md": "# About\n\nAbout 10% of our own pages.\n"}) == []
