"""The end of a module: what it was about, what comes next, and room to write. A script says how it went."""

import xml.etree.ElementTree as etree
from pathlib import PurePosixPath

from course.guidance.page import ModuleHead, Page
from course.guidance.published import CARDS
from course.site.elements import add, add_inline, after
from course.site.links import page_link
from course.site.of_page import PageProcessor
from course.site.parts import asked_on, module_after, page_with, practice_of, title_of

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
        asked = asked_on(self.shelf.root, page.path)
        for outcome in module.outcomes:
            names = " ".join(name for about, name in asked if about == outcome.id)
            add_inline(listing, "li", outcome.text, data_of=names)
        line = add(box, "p", class_="go-on")
        if following := module_after(self.shelf.root, page.path):
            name, path, time = following
            add(line, "a", f"Next: {name} ({time} min)", href=page_link(self.md, path))
        elif check := page_with(self.shelf.root, "final-check"):
            title, path = check
            add(line, "a", f"Next: {title}", href=page_link(self.md, path))
        else:
            box.remove(line)
        return box

    def _more(self, root: etree.Element, page: Page) -> None:
        """Add links to the pages that go with the module: more of its questions, and its quick card."""
        line = etree.Element("p", {"class": "more", "data-search-exclude": ""})
        card = f"{CARDS}{PurePosixPath(page.path).name}"
        for title, path in (
            practice_of(self.shelf.root, page.path) or (None, ""),
            (title_of(self.shelf.root, card), card),
        ):
            if title is not None:
                if len(line):
                    after(line[-1], " · ")
                add(line, "a", title, href=page_link(self.md, path))
        if len(line):
            root.append(line)
