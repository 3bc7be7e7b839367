"""Glossary links in prose: the first use in each section, and never where they would be in the way."""

from pathlib import Path

import pytest

from course.guidance.lists import Term
from course.site.words import Words
from tests.site.rendering import page, small_course, texts, words
from tests.small import GLOSSARY


@pytest.fixture
def root(tmp_path: Path) -> Path:
    more = (
        "  - term: carer's assessment\n    id: assessment\n    meaning: A talk.\n"
        "  - term: lead\n    id: lead\n    meaning: A metal.\n"
        "  - term: respite\n    id: respite\n    meaning: Time off.\n"
    )
    return small_course(tmp_path, docs__reference__glossary=GLOSSARY + more)


def links(root: Path, text: str) -> list[str]:
    return texts(page(root, text), "//a[@class='term']")


def test_a_term_links_to_its_place_and_carries_its_meaning(root: Path) -> None:
    (link,) = page(root, "Ask the shift lead.").xpath("//a[@class='term']")
    assert link.get("href") == "reference/glossary.html#shift-lead"
    assert link.get("data-meaning") == "The worker who answers for a shift."


@pytest.mark.parametrize("form", ["shift lead", "Shift lead", "shift leads"])
def test_other_forms_of_a_term(root: Path, form: str) -> None:
    assert links(root, f"Ask: {form}.") == [form]


@pytest.mark.parametrize("form", ["carer's assessment", "carer’s assessment"])
def test_either_apostrophe(root: Path, form: str) -> None:
    assert links(root, f"A {form} helps.") == [form]


@pytest.mark.parametrize("text", ["makeshift leads", "shift leader", "respite-care", "shift  lead-in"])
def test_parts_of_words_are_other_words(root: Path, text: str) -> None:
    assert links(root, text) == []


def test_only_the_first_use_in_each_section(root: Path) -> None:
    text = "Respite and respite.\n\nRespite.\n\n## More\n\nRespite."
    assert links(root, text) == ["Respite", "Respite"]
    assert words(page(root, text)) == "Respite and respite. Respite. More Respite."


def test_the_first_use_is_the_first_that_is_read(root: Path) -> None:
    tree = page(root, "Respite now, then *respite* and respite.")
    assert texts(tree, "//a[@class='term']") == ["Respite"]
    assert texts(tree, "//em") == ["respite"]


def test_the_text_around_links_is_kept_in_order(root: Path) -> None:
    text = "One respite two *three* shift lead four carer’s assessment five."
    assert words(page(root, text)) == text.replace("*", "")
    assert links(root, text) == ["respite", "shift lead", "carer’s assessment"]


@pytest.mark.parametrize(
    "text",
    ["## Respite", "[Respite](https://example.org/)", "`respite`", "    respite", "| Respite |\n| --- |\n| x |"],
)
def test_never_in_headings_links_and_code(root: Path, text: str) -> None:
    assert links(root, text) == []


def test_never_in_a_quiz(root: Path) -> None:
    assert page(root, "/// quiz | all\n///\n").xpath("//fieldset//a[@class='term']") == []


def test_the_longest_term_wins(root: Path) -> None:
    assert links(root, "The shift lead and the lead.") == ["shift lead", "lead"]


def test_none_in_prose_that_quotes_are_compared_with(root: Path) -> None:
    assert page(root, "Respite.", prose_only=True).xpath("//a") == []


def test_terms_used_in_a_text_come_once_in_order(root: Path) -> None:
    found = Words(Term.load(root)[0]).used_in("Respite, the shift lead, shift leads, respite")
    assert [term.id for term in found] == ["respite", "shift-lead"]


def test_no_glossary_no_links(root: Path) -> None:
    (root / "docs/reference/glossary.yml").unlink()
    assert links(root, "Respite.") == []
