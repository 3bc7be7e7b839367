"""Files with a page of their own: each scenario and session has its page, and each such page shows one."""

from collections.abc import Collection, Iterator
from typing import TypeVar

from course.course import Course
from course.guidance.blocks import BlockUse
from course.guidance.page import Page
from course.reading.english import did_you_mean
from course.reading.files import Files
from course.reading.findings import Finding, Position
from course.reading.paged import PagedFile

T = TypeVar("T", bound=PagedFile)


def check_own_page(course: Course, file: PagedFile, what: str, known: Collection[str]) -> Iterator[Finding]:
    """Yield a finding where the page of a file is not there, or does not show it.

    Args:
        course: The course.
        file: The file.
        what: What it tells of.
        known: The names of all files of its kind.
    """
    page = course.pages.get(file.page)
    block = f"`/// {file.kind} | {file.name}`"
    if course.lacks_page(file.page):
        yield file.fault(
            "unknown-page",
            course.no_page(file.page),
            f"Write that page: a title, a line about the {what}, and {block}.",
            "page",
        ).of(file.page)
    elif page is not None and not _is_shown(page, file, known):
        yield file.fault(
            f"unplaced-{file.kind}",
            f"{page.shown} does not show this {file.kind}",
            f"Add {block} and a line `///` below it.",
            "page",
        )


def _is_shown(page: Page, file: PagedFile, known: Collection[str]) -> bool:
    """Return whether a page has a block for a file, or one that no file has, which is told there."""
    names = [use.argument for use in page.blocks if use.name == file.kind]
    return any(name == file.name or name not in known for name in names)


def check_pages(
    course: Course, shape: type[T], files: Files[T], folder: str, others: Collection[str] = ()
) -> Iterator[Finding]:
    """Yield what is wrong with the blocks that show files of a kind, and with pages that should show one.

    Args:
        course: The course.
        shape: The kind of file.
        files: Those that there are.
        folder: Where their pages stand below the docs; its index lists them.
        others: Further blocks that show one.
    """
    for page in course.pages.values():
        shown = [block for block in page.blocks if block.name in {shape.kind, *others}]
        for block in shown:
            yield from _block(block, shape, files)
        if page.path.startswith(folder) and page.address != f"{folder}index.html" and not shown:
            name = page.path.removeprefix(folder).removesuffix(".md")
            yield Finding(
                Position(page.shown, page.first_line),
                f"{shape.kind}-page",
                f"this page stands among the {shape.folder()}, but shows none",
                f"Add `/// {shape.kind} | {name}` and a line `///` below it.",
            )


def _block(block: BlockUse, shape: type[T], files: Files[T]) -> Iterator[Finding]:
    where = f"a file in quizzes/{shape.folder()}/"
    if not block.argument:
        message = f"this {block.name} block names no {shape.kind}"
        yield Finding(block.position, f"{shape.kind}-block", message, f"Write `/// {block.name} | NAME` with {where}.")
    elif block.argument not in files:
        message = f"there is no {shape.kind} “{block.argument}”{did_you_mean(block.argument, files.files)}"
        mend = f"Write the name of {where} without its ending, or write that file."
        lacking = f"quizzes/{shape.folder()}/{block.argument}.yml"
        yield Finding(block.position, f"unknown-{shape.kind}", message, mend).of(lacking)
