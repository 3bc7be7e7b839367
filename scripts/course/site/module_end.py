"""The end of a module: what it was about, what comes next, and room to write. A script says how it went."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from pathlib import PurePosixPath

from course.checks.sessions.made_of import CARDS
from course.guidance.page import ModuleHead, Page, modules_among
from course.site.elements import add, add_inline, after
from course.site.links import page_link
from course.site.minutes import counted, minutes
from course.site.of_page import PageProcessor

END = "module-end"
_QUIZ = "course-quiz"


def end_line(page: Page) -> int:
    """Return the line with which the end of a module begins: the first below its last quiz."""
    return max(
        (quiz.position.line + quiz.height for quiz in page.blocks if quiz.name == "quiz"), default=page.last_line
    )


class EndProcessor(PageProcessor):
    """Gives the page of a module its end: a heading below the last quiz, and what the page itself says after that."""

    def run(self, root: etree.Element) -> None:
        page = self.page
        if page is None or page.module is None:
            return
        place = max((place for place, element in enumerate(root) if element.tag == _QUIZ), default=len(root) - 1) + 1
        heading = etree.Element("h2", {"id": END})
        heading.text = f"End of module {page.module.number}"
        root.insert(place, heading)
        root.insert(place + 1, self._done(page, page.module))
        self._more(root, page)

    def _done(self, page: Page, module: ModuleHead) -> etree.Element:
        """Return what the script fills with how it went, and the way on."""
        box = etree.Element(
            "div", {"class": "module-done", "data-search-exclude": "", "data-number": str(module.number)}
        )
        add(box, "p", "You should now be able to:")
        listing = add(box, "ul")
        asked = counted(page, self.shelf.bank())
        for outcome in module.outcomes:
            names = " ".join(question.id for question in asked if question.outcome == outcome.id)
            add_inline(listing, "li", outcome.text, data_of=names)
        line = add(box, "p", class_="go-on")
        pages = modules_among(self.shelf.pages().values())
        following = next((other for other, head in pages if head.number > module.number), None)
        if following is not None:
            time = minutes(following, self.shelf.bank(), self.shelf.rules())
            words = f"Next: {following.name} ({time} min)"
            add(line, "a", words, href=page_link(self.md, following.path))
        elif check := self._page_with("final-check"):
            add(line, "a", f"Next: {check.title}", href=page_link(self.md, check.path))
        else:
            box.remove(line)
        return box

    def _page_with(self, block: str) -> Page | None:
        pages = sorted(self.shelf.pages().values(), key=lambda page: page.path)
        return next((page for page in pages if any(use.name == block for use in page.blocks)), None)

    def _more(self, root: etree.Element, page: Page) -> None:
        """Add links to the pages that go with the module: more of its questions, and its quick card."""
        line = etree.Element("p", {"class": "more", "data-search-exclude": ""})
        for other in (self._practice(page), self.shelf.page(f"{CARDS}{PurePosixPath(page.path).name}")):
            if other is not None:
                if len(line):
                    after(line[-1], " · ")
                add(line, "a", other.title, href=page_link(self.md, other.path))
        if len(line):
            root.append(line)

    def _practice(self, page: Page) -> Page | None:
        """Return the page that shows the questions of the module which it does not show itself."""
        names = {name for name, file in self.shelf.bank().files.items() if file.head.module == page.path}
        for other in self.shelf.pages().values():
            shown = [use for use in other.blocks if use.name == "quiz" and use.option("use") == "pool"]
            if shown and all(use.argument in names for use in shown):
                return other
        return None
