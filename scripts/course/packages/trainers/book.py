"""Booklets of one module each, and the course book: modules as the site prints them, with their answers behind them."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import html

from course.bank.types.common import Question
from course.bank.types.reflection import Reflection
from course.guidance.blocks import BlockUse
from course.guidance.lists import HELP_PAGE as HELP
from course.guidance.page import ModuleHead, Page
from course.packages.edition import Item
from course.packages.markup import lesson_html, model_html
from course.packages.office.numbered import number_of
from course.packages.office.pieces import Paper, heading, listing, paragraph, room
from course.packages.rich import escaped, inline_html, plain
from course.packages.trainers.book_look import look
from course.packages.trainers.help import lines_to_call
from course.packages.trainers.library import Library
from course.site.minutes import shown_by
from course.site.symbols import shape_of, symbol_of

# Questions of the course stay in the book, as the site prints them; what only a browser can use does not.
_FOR_SCREENS = (
    "//script | //button | //h1 | //*[contains(@class, 'skip')] | //form//details[not(contains(@class, 'told'))]"
)
_ANSWERS = "Answers"


@dataclass(frozen=True, slots=True)
class Volume:
    """Papers that make one thing to read, and what each has at the head of its pages."""

    title: str
    papers: tuple[Paper, ...]
    heads: tuple[str, ...]

    @property
    def look(self) -> str:
        """Its style."""
        return look(self.heads)


def booklet(library: Library, page: Page, head: ModuleHead) -> Volume:
    """Return a module with its answers: a cover with its contents, what the site has, and what is right."""
    title, name = _title(library, page.path), _name(page.path)
    chapter = _chapter(library, page.path, {page.path: name})
    places = {**_headings(chapter), f"{name}-answers": _ANSWERS}
    of_all = len(library.course.modules())
    above = f"{library.imprint.title}. Module {head.number} of {of_all}"
    foot = "".join(map(paragraph, library.imprint.attribution))
    cover = _mark(library, above, page.path) + _outcomes(head) + _contents(places, "In this booklet") + _help(library)
    cover += f'<div class="cover-foot">{foot}</div><div class="new-page"></div>'
    answers = f'<h2 id="{name}-answers" class="answers-title">{_ANSWERS}</h2>'
    answers += f'<div class="book-answers">{_answers(library, page, 3)}</div>'
    return Volume(title, (Paper(title, cover + chapter + answers),), (title,))


def book(library: Library) -> Volume:
    """Return the whole course: a cover, each module with its answers behind it, and where help is."""
    inside = {page.path: _name(page.path) for page, _ in library.course.modules()}
    if HELP in library.course.pages:
        inside[HELP] = _name(HELP)
    titles = {path: _title(library, path) for path in inside}
    contents = _contents({name: titles[path] for path, name in inside.items()}, "In this book")
    cover = _mark(library, library.imprint.title) + contents + "".join(map(paragraph, library.imprint.attribution))
    papers, heads = [Paper(library.imprint.title, cover)], [""]
    for path in inside:
        page = library.course.pages[path]
        papers.append(Paper(titles[path], _outcomes(page.module) + _chapter(library, path, inside)))
        heads.append(titles[path])
        if page.module:
            told = f"{_ANSWERS} to module {page.module.number}"
            papers.append(Paper(told, f'<div class="book-answers">{_answers(library, page)}</div>'))
            heads.append(f"{titles[path]}: answers")
    return Volume(library.imprint.title, tuple(papers), tuple(heads))


def _title(library: Library, path: str) -> str:
    module = library.course.pages[path].module
    return f"{module.number}. {module.title}" if module else library.title(path)


def _name(path: str) -> str:
    """Return what goes before the ids of a page, so that no two pages of the book have the same."""
    return f"book-{PurePosixPath(path).stem}"


def _mark(library: Library, told: str, path: str = "") -> str:
    """Return the top of a cover: the course's mark, whose it is, and the module's symbol."""
    found = shape_of(symbol_of(library.course.settings, path)) if path else None
    symbol = (
        f'<svg class="symbol" viewBox="{found[0]}" aria-hidden="true"><path d="{found[1]}"/></svg>' if found else ""
    )
    mark = library.imprint.mark.replace("<svg ", '<svg aria-hidden="true" ', 1)
    return f'<div class="cover-mark">{mark}<span>{escaped(told)}</span>{symbol}</div>'


def _outcomes(head: ModuleHead | None) -> str:
    if head is None or not head.outcomes:
        return ""
    return "<p>You will be able to:</p>" + listing([each.text for each in head.outcomes])


def _contents(places: Mapping[str, str], title: str) -> str:
    entries = "".join(
        f'<li><a href="#{place}"><span>{escaped(words)}</span>{number_of(place)}</a></li>'
        for place, words in places.items()
    )
    return f'<nav class="contents"><p class="keep"><strong>{title}</strong></p><ul>{entries}</ul></nav>'


def _help(library: Library) -> str:
    """Return whom to call, where nobody has to turn a page for it."""
    danger = library.course.settings.help.danger
    lines = [f"{where}: {whom}" for where, whom in lines_to_call(library)]
    told = [f"<p><strong>In danger: {escaped(danger)}</strong></p>"] if danger else []
    told += [room(contact, 1) for contact in library.course.settings.contacts]
    if lines:
        told.append(f"<p><strong>Help, for you too</strong></p>{listing(lines)}")
    return f'<div class="cover-help">{"".join(told)}</div>' if told else ""


def _headings(chapter: str) -> dict[str, str]:
    """Return the words of a chapter's parts by their places."""
    named: list[html.HtmlElement] = html.fromstring(chapter).xpath("//h2[@id]")  # type: ignore[assignment]
    return {str(part.get("id")): " ".join(part.text_content().split()) for part in named}


def _chapter(library: Library, path: str, inside: Mapping[str, str]) -> str:
    tree = html.fromstring(f"<div>{library.whole(path)}</div>")
    left_out: list[html.HtmlElement] = tree.xpath(_FOR_SCREENS)  # type: ignore[assignment]
    for part in left_out:
        part.drop_tree()
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


def _aim(anchor: html.HtmlElement, path: str, inside: Mapping[str, str]) -> None:
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


def _answers(library: Library, page: Page, level: int = 2) -> str:
    parts = []
    shown = [(block, shown_by(block, library.course.bank)) for block in page.blocks]
    quizzes = [(block, questions) for block, questions in shown if questions]
    for place, (block, questions) in enumerate(quizzes):
        later = {question.id for _, others in quizzes[place + 1 :] for question in others}
        parts.append(heading(_above(page, block), level))
        if {question.id for question in questions} <= later:
            parts.append("<p>You meet these questions again at the end of the module. The answers are there.</p>")
        else:
            parts += _keys(questions)
    return "".join(parts)


def _keys(questions: Sequence[Question]) -> Iterator[str]:
    for number, question in enumerate(questions, 1):
        yield f'<p class="keep asked"><strong>Question {number}: {inline_html(question.stem)}</strong></p>'
        if isinstance(question, Reflection):
            yield model_html(question)
        else:
            for row in question.answers():
                right = f"{row.label} {row.in_words}"
                end = "" if plain(right).rstrip("”’").endswith((".", "?", "!")) else "."
                yield f"<p><strong>{inline_html(right)}{end}</strong> {inline_html(row.why)}</p>"
            yield lesson_html(Item(question, None))


def _above(page: Page, block: BlockUse) -> str:
    """Return the heading that a block stands under."""
    before = page.lines[: block.position.line - page.first_line]
    found = next((line for line in reversed(before) if line.startswith("#")), "# Questions")
    return found.lstrip("#").partition("{")[0].strip()
