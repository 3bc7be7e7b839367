"""The course book: every module as the site prints it, where help is, and the answers at the back."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from lxml import html

from course.bank.types.common import Question
from course.bank.types.reflection import Reflection
from course.guidance.blocks import BlockUse
from course.guidance.lists import HELP_PAGE as HELP
from course.guidance.page import ModuleHead, Page
from course.packages.edition import Item
from course.packages.markup import lesson_html, model_html
from course.packages.office.pieces import Paper, heading, paragraph, table
from course.packages.rich import inline_html
from course.packages.trainers.library import Library
from course.site.minutes import shown_by

# Questions of the course stay in the book, as the site prints them; what only a browser can use does not.
_FOR_SCREENS = ("script", "button", "h1")


def book(library: Library) -> list[Paper]:
    """Return the parts of the book in order."""
    modules = library.course.modules()
    inside = {page.path: _name(page.path) for page, _ in modules}
    if HELP in library.course.pages:
        inside[HELP] = _name(HELP)
    titles = {path: _title(library, path) for path in inside}
    contents = "".join(f'<li><a href="#{name}">{inline_html(titles[path])}</a></li>' for path, name in inside.items())
    front = Paper(
        library.imprint.title,
        f'<nav class="contents"><p class="keep"><strong>What is in this book</strong></p><ul>{contents}'
        '<li><a href="#answers">Answers</a></li></ul></nav>' + "".join(map(paragraph, library.imprint.attribution)),
    )
    chapters = [Paper(titles[path], _chapter(library, path, inside)) for path in inside]
    back = Paper("Answers", '<div id="answers"></div>' + "".join(_answers(library, *pair) for pair in modules))
    return [front, *chapters, back]


def _title(library: Library, path: str) -> str:
    module = library.course.pages[path].module
    return f"{module.number}. {module.title}" if module else library.title(path)


def _name(path: str) -> str:
    """Return what goes before the ids of a page, so that no two pages of the book have the same."""
    return f"book-{PurePosixPath(path).stem}"


def _chapter(library: Library, path: str, inside: dict[str, str]) -> str:
    tree = html.fromstring(f"<div>{library.whole(path)}</div>")
    for part in [part for tag in _FOR_SCREENS for part in tree.findall(f".//{tag}")]:
        part.drop_tree()  # type: ignore[attr-defined]
    name = inside[path]
    for part in tree.iter():
        for attribute in ("id", "for", "aria-describedby", "aria-labelledby"):
            value = part.get(attribute)
            if value:
                part.set(attribute, " ".join(f"{name}-{each}" for each in value.split()))
        if part.tag == "a" and part.get("href"):
            _aim(part, path, inside)
    tree.set("id", name)
    return str(html.tostring(tree, encoding="unicode"))


def _aim(anchor: html.HtmlElement, path: str, inside: dict[str, str]) -> None:
    """Let a link lead to its place in the book; one that leads out of it into the site becomes words."""
    address, _, place = (anchor.get("href") or "").partition("#")
    if ":" in address:
        return
    folder = posixpath.dirname(path)
    other = posixpath.normpath(posixpath.join(folder, address.removesuffix(".html"))) if address else path
    other = other if other.endswith(".md") else f"{other}.md"
    if other in inside:
        anchor.set("href", f"#{inside[other]}-{place}" if place else f"#{inside[other]}")
    else:
        del anchor.attrib["href"]


def _answers(library: Library, page: Page, head: ModuleHead) -> str:
    parts = [heading(f"{head.number}. {head.title}")]
    shown = [(block, shown_by(block, library.course.bank)) for block in page.blocks]
    quizzes = [(block, questions) for block, questions in shown if questions]
    for place, (block, questions) in enumerate(quizzes):
        later = {question.id for _, others in quizzes[place + 1 :] for question in others}
        parts.append(heading(_above(page, block), 3))
        if {question.id for question in questions} <= later:
            parts.append("<p>You meet these questions again at the end of the module. The answers are there.</p>")
        else:
            parts += _keys(questions)
    return "".join(parts)


def _keys(questions: Sequence[Question]) -> Iterator[str]:
    for number, question in enumerate(questions, 1):
        yield f'<p class="keep"><strong>Question {number}: {inline_html(question.stem)}</strong></p>'
        if isinstance(question, Reflection):
            yield model_html(question)
        else:
            yield table(
                ["Right answer", "Why"], [[f"{row.label} {row.in_words}", row.why] for row in question.answers()]
            )
            yield lesson_html(Item(question, None))


def _above(page: Page, block: BlockUse) -> str:
    """Return the heading that a block stands under."""
    before = page.lines[: block.position.line - page.first_line]
    found = next((line for line in reversed(before) if line.startswith("#")), "# Questions")
    return found.lstrip("#").partition("{")[0].strip()
