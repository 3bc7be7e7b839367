"""What is wrong with a course, told on the pages of its preview: first what is wrong on the page, with its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import PurePosixPath

from course.guidance.page import Page
from course.reading.english import plural
from course.reading.findings import Finding
from course.scenarios.scenario import Scenario
from course.sessions.session import Session
from course.site.shelf import Shelf

_ARTICLE = re.compile(r"<article\b[^>]*>")
_BEGIN = '<aside class="quiz-error" aria-label="What is wrong, in this preview alone">'
_BOX = re.compile(f"{_BEGIN}.*?</aside>", re.DOTALL)


def with_findings(html: str, findings: Sequence[Finding], own: Iterable[str]) -> str:
    """Return a page of a preview that says what is wrong, and no longer what was; where nothing is, as it stands.

    Args:
        html: The page.
        findings: What is wrong with the course.
        own: The files whose texts stand on the page.
    """
    files = set(own)
    here = [found for found in findings if found.position.path in files]
    elsewhere = [found for found in findings if found.position.path not in files]
    box = "".join(_box(here, elsewhere)) if findings else ""
    return _ARTICLE.sub(lambda found: found[0] + box, _BOX.sub("", html), count=1)


def files_of(name: str, page: Page | None, shelf: Shelf) -> Iterator[str]:
    """Yield the files whose texts stand on a page.

    Args:
        name: The page's path below the docs.
        page: What is known of it; None where it cannot be read.
        shelf: The course's files.
    """
    yield f"{shelf.docs}/{name}"
    # A list stands on the page of its own name: the sources, the glossary.
    yield f"{shelf.docs}/{PurePosixPath(name).with_suffix('.yml')}"
    folders = {"quiz": "", "scenario": f"{Scenario.folder()}/", "session": f"{Session.folder()}/"}
    for block in page.blocks if page is not None else ():
        if block.name in folders:
            yield f"{shelf.quizzes}/{folders[block.name]}{block.argument}.yml"


def _box(here: Sequence[Finding], elsewhere: Sequence[Finding]) -> Iterator[str]:
    yield _BEGIN
    if here:
        yield f"<p><strong>{plural(len(here), 'thing')} to fix on this page.</strong></p>{_list(here)}"
    if elsewhere:
        summary = f"<summary>{plural(len(elsewhere), 'thing')} to fix elsewhere</summary>"
        yield f"<details>{summary}{_list(elsewhere)}</details>"
    yield "</aside>"


def _list(findings: Iterable[Finding]) -> str:
    return f"<ul>{''.join(f'<li>{_entry(found)}</li>' for found in findings)}</ul>"


def _entry(found: Finding) -> str:
    place = f"{found.position.path}:{found.position.line}"
    return f"<code>{escape(place)}</code> {found.severity}: {escape(found.message)}. {escape(found.mend)}"
