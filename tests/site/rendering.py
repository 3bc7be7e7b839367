"""Markdown in, HTML out: pages of small courses as a reader gets them."""

from dataclasses import replace
from pathlib import Path

import markdown
from lxml import html

from course.guidance.prose import Converter
from course.site.project import load_project, page_converter
from course.site.usual import OWN_EXTENSION
from tests.conftest import write_course
from tests.small import FILES, quiz, single_choice
from tests.small_questions import OTHER_TYPES

ALL_TYPES = quiz(single_choice("pick", more="    vignette: It is late, and the shift lead has gone.\n"), OTHER_TYPES)

LAW = """\
/// law | A carer’s *assessment*
    nation: England
    sources: [care-act]

You can ask.

***

Section 10 says:

- so

***

Not more.

///
"""


def small_course(root: Path, **files: str) -> Path:
    """Write the small course with a quiz `all` of every type, and more files by their paths with `__` for `/`."""
    named = {name.replace("__", "/") + ".yml": text for name, text in files.items()}
    return write_course(root, {**FILES, "quizzes/all.yml": ALL_TYPES, **named})


def prose_converter(root: Path) -> Converter:
    """Return a course's own Markdown as the checks read it: with quiz blocks that do nothing, and no glossary links."""
    project = load_project(root)
    own = {**project.settings[OWN_EXTENSION], "prose_only": True}
    return page_converter(replace(project, settings={**project.settings, OWN_EXTENSION: own}))


def render(root: Path, text: str, **settings: object) -> str:
    """Return the HTML of Markdown on a page of a course."""
    own = {"root": str(root), **settings}
    extensions = ["attr_list", "tables", "course.site.markdown"]
    return markdown.markdown(text, extensions=extensions, extension_configs={"course.site.markdown": own})


def page(root: Path, text: str, **settings: object) -> html.HtmlElement:
    """Return the tree of Markdown on a page of a course."""
    return html.fromstring(f"<main>{render(root, text, **settings)}</main>")


def words(element: html.HtmlElement) -> str:
    """Return what a reader reads in an element."""
    return " ".join(element.text_content().split())


def question(tree: html.HtmlElement, name: str) -> html.HtmlElement:
    """Return the one form of a question."""
    (form,) = tree.xpath(f"//form[@data-question='{name}']")
    return form


def texts(element: html.HtmlElement, path: str) -> list[str]:
    """Return what a reader reads in each element under a path."""
    return [words(found) for found in element.xpath(path)]
