"""What a page shows of other pages and of the bank: where that is the same, the page may stand as it was made."""

import json
from collections.abc import Iterator
from pathlib import Path

from course.bank.quiz import QuizFile
from course.bank.types.common import Question
from course.guidance.page import Page, modules_among, pages_with
from course.guidance.passages import BLOCK as PASSAGE, passage
from course.guidance.published import KEYS
from course.site.kept import part_of_course
from course.site.minutes import counted, minutes, minutes_of_parts
from course.site.shelf import Shelf, shelf_of


@part_of_course
def version(root: Path, _: str) -> str:
    """Return the course's version."""
    return shelf_of(root).version()


@part_of_course
def title_of(root: Path, path: str) -> str | None:
    """Return the title of a page, or None where there is no such page."""
    page = shelf_of(root).page(path)
    return page.title if page else None


@part_of_course
def name_of(root: Path, path: str) -> str | None:
    """Return the short name of a page, or None where there is no such page."""
    page = shelf_of(root).page(path)
    return page.name if page else None


@part_of_course
def outcomes_of(root: Path, path: str) -> dict[str, str] | None:
    """Return the outcomes of a module by their ids; None where a page is none."""
    page = shelf_of(root).page(path)
    return {outcome.id: outcome.text for outcome in page.module.outcomes} if page and page.module else None


@part_of_course
def heading_of(root: Path, place: str) -> str | None:
    """Return the words of a heading, by its page and its id with “#” between; None where it is not there."""
    path, _, name = place.partition("#")
    return shelf_of(root).headings(path).get(name)


@part_of_course
def last_module(root: Path, _: str) -> int:
    """Return the number of the last module."""
    return max((head.number for _, head in modules_among(shelf_of(root).pages().values())), default=0)


@part_of_course
def minutes_of(root: Path, path: str) -> list[int]:
    """Return the minutes that a page takes, without the passages of others that it prints and with them."""
    shelf, page = _page(root, path)
    told = (page, shelf.bank(), shelf.rules())
    alone = minutes(*told)
    has_passages = any(block.name == PASSAGE for block in page.blocks)
    return [alone, minutes(*told, shelf.pages()) if has_passages else alone]


def times(root: Path, path: str, starts: list[int]) -> list[int]:
    """Return the minutes that each part of a page takes, by the lines that they start with."""
    found: list[int] = _times(root, json.dumps([path, starts]))
    return found


@part_of_course
def _times(root: Path, name: str) -> list[int]:
    path, starts = json.loads(name)
    shelf, page = _page(root, path)
    return minutes_of_parts(page, shelf.bank(), shelf.rules(), starts, shelf.pages())


@part_of_course
def asked_on(root: Path, path: str) -> list[tuple[str, str]]:
    """Return the outcome and the id of each question that a module is done with."""
    shelf, page = _page(root, path)
    return [(question.outcome, question.id) for question in counted(page, shelf.bank())]


@part_of_course
def module_after(root: Path, path: str) -> tuple[str, str, int] | None:
    """Return the short name, the path and the minutes of the module that follows a page's."""
    shelf, page = _page(root, path)
    number = page.module.number if page.module else 0
    pages = modules_among(shelf.pages().values())
    following = next((other for other, head in pages if head.number > number), None)
    return (following.name, following.path, minutes_of(root, following.path)[0]) if following else None


@part_of_course
def page_with(root: Path, block: str) -> tuple[str, str] | None:
    """Return the title and the path of the first page that holds a block."""
    return _named(next(iter(pages_with(shelf_of(root).pages(), block)), None))


@part_of_course
def practice_of(root: Path, path: str) -> tuple[str, str] | None:
    """Return the title and the path of the page that shows those questions of a module which it does not show."""
    shelf = shelf_of(root)
    names = {name for name, file in shelf.bank().files.items() if file.head.module == path}
    for other in shelf.pages().values():
        shown = [use for use in other.blocks if use.name == "quiz" and use.option("use") == "pool"]
        if shown and all(use.argument in names for use in shown):
            return _named(other)
    return None


@part_of_course
def passage_of(root: Path, place: str) -> str:
    """Return the Markdown of a section, by its page and its id with “#” between; "" where it is not there."""
    return passage(place, shelf_of(root).pages())


@part_of_course
def keys_of(root: Path, block: str) -> dict[str, str]:
    """Return the path of the page that shows each key of a kind, by the key's name."""
    pages = (page for page in shelf_of(root).pages().values() if page.path.startswith(KEYS))
    return {use.argument: page.path for page in pages for use in page.blocks if use.name == block}


@part_of_course
def file_of(root: Path, question: str) -> str | None:
    """Return the name of the file that holds a question."""
    return next((file.name for file, each in shelf_of(root).bank().questions() if each.id == question), None)


def named(shelf: Shelf, names: list[str]) -> Iterator[tuple[QuizFile, Question]]:
    """Yield those of some questions that can be read, each with its file."""
    for name in names:
        file = shelf.quiz(held) if (held := file_of(shelf.root, name)) else None
        question = next((each for each in file.questions if each.id == name), None) if file else None
        if file and question:
            yield file, question


def _page(root: Path, path: str) -> tuple[Shelf, Page]:
    shelf = shelf_of(root)
    page = shelf.page(path)
    if page is None:
        raise LookupError(path)
    return shelf, page


def _named(page: Page | None) -> tuple[str, str] | None:
    return (page.title, page.path) if page else None
