"""Links and pictures in texts of data files, which stand on pages, on paper and elsewhere."""

import re
from collections.abc import Iterable, Iterator

from course.course import Course
from course.reading.addresses import wrong_address
from course.reading.findings import Finding, Position

_PICTURE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)?|\[[^\]]*\])")
_LINK = re.compile(r"(?<!\!)\[([^\[\]]*)\]\(\s*<?([^)>\"']*?)>?\s*(?:[\"'][^)]*)?\)")
# To a number, an address for mail or a full address it leads from anywhere.
_FROM_ANYWHERE = ("tel:", "mailto:", "https://")


def check_links(course: Course) -> Iterator[Finding]:
    """Yield each picture and each link that would be lost, or break, somewhere where the text stands."""
    for file in course.bank.files.values():
        yield from _found(file.head.written("questions", "families"), "a question")
        for family in file.families:
            yield from _found(family.written("members"), "a question")
        for question in file.questions:
            yield from _found(question.written(), "a question", question.id)
    for scenario in course.scenarios.files.values():
        yield from _found(scenario.written(), "a story")
    for session in course.sessions.files.values():
        yield from _found(session.written(), "a session")
    for entry in (*course.rules.values(), *course.glossary.values()):
        yield from _found(entry.written())


def _found(texts: Iterable[tuple[str, Position]], what: str = "", question: str | None = None) -> Iterator[Finding]:
    for text, position in texts:
        if "](" not in text and "![" not in text:
            continue
        for found in _PICTURE.finditer(text) if what else ():
            message = f"the picture “{found[0]}” would be lost: {what} also stands on paper and in other systems"
            mend = "Say in words what can be seen, or put the picture on a page."
            yield Finding(position, "picture-in-data", message, mend, question=question)
        for words, address in _LINK.findall(text):
            if wrong := wrong_address(address, words):
                yield Finding(position, "bad-address", *wrong, question=question)
            elif what and not address.startswith(_FROM_ANYWHERE):
                message = f"the link to “{address}” would break, since {what} stands on pages in several folders"
                mend = "Link to a number (`tel:`) or a full address (`https:`), or name the page in words."
                yield Finding(position, "link-in-data", message, mend, question=question)
