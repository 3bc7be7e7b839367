"""Talks in boxes: who says what is marked for the eye, and the words stay as they were for everybody else."""

from pathlib import Path

import markdown
import pytest
from lxml import html

from course.site.speech import initials
from tests.site.rendering import small_course, words

TALK = """\
/// admonition | A better start
    type: better
    attrs: {data-you: Ruta}

Ruta: “How was the *night*?”

Mrs Adisa: “Long.” She looks away.

She waits.

Ruta, to Mr Adisa: “And yours?”

Care worker: “Here is the tea.”

///
"""


def shown(root: Path, text: str, **settings: object) -> html.HtmlElement:
    own = {"root": str(root), **settings}
    extensions = ["pymdownx.blocks.admonition", "course.site.markdown"]
    configs = {
        "pymdownx.blocks.admonition": {"types": ["better", "weaker", "note"]},
        "course.site.markdown": own,
    }
    return html.fromstring(f"<main>{markdown.markdown(text, extensions=extensions, extension_configs=configs)}</main>")


def said(tree: html.HtmlElement) -> list[tuple[str, str, str]]:
    return [
        (line.get("data-by"), line.get("data-hue"), line.findtext("b"))
        for line in tree.xpath("//p[@class='says']")  # the name stands first
    ]


def test_each_speaker_has_initials_and_a_colour_and_the_learners_own_is_another(tmp_path: Path) -> None:
    tree = shown(small_course(tmp_path), TALK)
    assert said(tree) == [
        ("R", "0", "Ruta:"),
        ("A", "1", "Mrs Adisa:"),
        ("R", "0", "Ruta, to Mr Adisa:"),
        ("CW", "2", "Care worker:"),
    ]
    assert tree.xpath("//@data-you") == []


def test_the_words_are_those_that_the_author_wrote(tmp_path: Path) -> None:
    root = small_course(tmp_path)
    written = "Ruta: “How was the night?” Mrs Adisa: “Long.” She looks away. She waits. Ruta, to Mr Adisa: “And yours?”"
    assert written in words(shown(root, TALK))
    assert words(shown(root, TALK)) == words(shown(root, TALK, prose_only=True))
    assert said(shown(root, TALK, prose_only=True)) == []


def test_somebody_keeps_the_colour_through_the_page_and_nobody_need_be_the_learner(tmp_path: Path) -> None:
    text = TALK.replace("    attrs: {data-you: Ruta}\n", "")
    tree = shown(small_course(tmp_path), f"{text}\n{text.replace('Ruta: “How', 'Ben: “How')}")
    assert {by: hue for by, hue, _ in said(tree)} == {"R": "1", "A": "2", "CW": "3", "B": "1"}
    assert [hue for by, hue, _ in said(tree) if by == "R"] == ["1", "1", "1"]


@pytest.mark.parametrize(
    "line",
    [
        "Then, alone with Bev: “How are the nights?”",
        "What I know so far is: “not much”",
        "Monday, 8.30 am. He said, “No.”",
        "Ruta: no quote",
        "“Only a quote: “so””",
    ],
)
def test_what_nobody_says_stays_a_paragraph(tmp_path: Path, line: str) -> None:
    assert (
        said(shown(small_course(tmp_path), f"/// admonition | A better start\n    type: better\n\n{line}\n\n///\n"))
        == []
    )


def test_a_talk_elsewhere_stays_as_it_is(tmp_path: Path) -> None:
    root = small_course(tmp_path)
    assert said(shown(root, "Ruta: “How was the night?”\n")) == []
    assert said(shown(root, TALK.replace("type: better", "type: note"))) == []


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ruta", "R"),
        ("Mr Alasdair Munro", "AM"),
        ("Mrs Adisa", "A"),
        ("Ana Maria de Sousa", "AS"),
        ("care worker", "CW"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters
