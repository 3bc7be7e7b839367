"""What packs are made from: pages as HTML, section by section, and the questions of the bank."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from lxml import html

from course.course import Course
from course.guidance.prose import Converter
from course.packages.edition import Item, edition_of
from course.packages.imprint import Imprint
from course.packages.rich import Block, blocks_of
from course.packages.trainers.off_screen import off_screen
from course.scenarios.scenario import Scenario
from course.sessions.session import Extract, Plan, Session

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Where somebody begins to speak.
_SAID = re.compile(r"\w: “")
# Questions have places of their own in a pack; the rest is there for a browser.
_LEFT_OUT = {"quiz", "scenario", "session", "sessions", "room", "downloads", "answer-key"}


class Library:
    """A course, ready to be quoted.

    Args:
        course: The course, without errors.
        convert: The site's own Markdown, with its drawings.
        imprint: What stands on everything that is made.
    """

    def __init__(self, course: Course, convert: Converter, imprint: Imprint) -> None:
        self.course = course
        self.imprint = imprint
        self._convert = convert
        self._pages: dict[str, str] = {}
        self._whole: dict[str, str] = {}
        # By the name of a pack, and the id and the step of an activity: several papers name the slides shown there.
        self.slide_numbers: dict[str, Mapping[tuple[str, int], Sequence[int]]] = {}

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every question with its situation, by its id."""
        edition = edition_of(self.course, self.imprint.title, self.imprint.released)
        return {item.question.id: item for item in edition.items()}

    def title(self, path: str) -> str:
        """Return the title of a page."""
        return self.course.pages[path].title

    def heading(self, path: str, section: str) -> str:
        """Return the heading of a section."""
        return self.course.pages[path].headings.get(section, self.title(path))

    def scenario(self, name: str | None) -> Scenario | None:
        """Return a scenario by its name."""
        return self.course.scenarios.files.get(name or "")

    def body(self, path: str, top: int = 2) -> str:
        """Return a page without its title; its highest heading gets the level `top`."""
        tree = self._tree(path)
        for heading in tree.findall("h1"):
            heading.drop_tree()
        return _markup(list(tree), top)

    def whole(self, path: str) -> str:
        """Return a page as the site shows it, questions and all, but without its outcomes."""
        if path not in self._whole:
            # The block of outcomes asks the generator which page it is on; here there is none.
            self._whole[path] = self._convert(self.course.pages[path].without({"outcomes"}))
        return self._whole[path]

    def section(self, path: str, name: str, top: int = 3) -> str:
        """Return a section with its heading and all below it; nothing where there is none."""
        return _markup(list(_section(self._tree(path), name)), top)

    def dialogues(self, path: str, name: str) -> list[tuple[str, tuple[Block, ...]]]:
        """Return the conversations in a section that people read aloud: the title of each, and what is said."""
        found = []
        for part in _section(self._tree(path), name):
            for box in part.iter("div"):
                if "admonition" in box.classes and _SAID.search(box.text_content()):
                    title, *said = box
                    found.append(
                        (title.text_content().strip(), tuple(block for each in said for block in blocks_of(each)))
                    )
        return found

    def holds(self, outer: Extract, inner: Extract) -> bool:
        """Return whether one section has the other within it."""
        if outer.page != inner.page or outer.section == inner.section:
            return False
        found = (part.get("id") for each in _section(self._tree(outer.page), outer.section) for part in each.iter())
        return inner.section in found

    def outcomes(self, plan: Plan) -> list[tuple[str, str, str]]:
        """Return the outcomes of a plan: the page, the id, and the words of each."""
        found = []
        for practised in plan.outcomes:
            page = self.course.pages.get(practised.page)
            words = {each.id: each.text for each in page.module.outcomes} if page and page.module else {}
            found += [(practised.page, name, words[name]) for name in practised.outcomes if name in words]
        return found

    def sessions(self) -> list[Session]:
        """Return the sessions in the order of their names."""
        return [session for _, session in sorted(self.course.sessions.files.items())]

    def _tree(self, path: str) -> html.HtmlElement:
        if path not in self._pages:
            self._pages[path] = self._convert(self.course.pages[path].without(_LEFT_OUT))
        return html.fromstring(f"<div>{self._pages[path]}</div>")


def _section(tree: html.HtmlElement, name: str) -> Iterator[html.HtmlElement]:
    level = 0
    for element in tree:
        found = _HEADINGS.get(element.tag, 0)
        if level and found and found <= level:
            return
        if found and element.get("id") == name:
            level = found
        if level:
            yield element


def _markup(elements: list[html.HtmlElement], top: int) -> str:
    """Return elements as HTML, with headings that go on from where they stand in a pack, and no ids of theirs."""
    headings = [part for element in elements for part in element.iter(*_HEADINGS)]
    shift = top - min((_HEADINGS[part.tag] for part in headings), default=top)
    for part in headings:
        part.attrib.pop("id", None)
        part.tag = f"h{min(max(_HEADINGS[part.tag] + shift, 1), 6)}"
    return off_screen("".join(html.tostring(element, encoding="unicode") for element in elements))
