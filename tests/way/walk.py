"""What a learner on a small phone goes through: measured on open pages, by where things stand on them."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from course.site.minutes import WORDS_A_MINUTE

PHONE = {"width": 360, "height": 740}
WORKBOOK = "assessment/workbook.html"

# Each part, with its folds open and each of its questions once; then all is as it was. The folds of a question are for
# a second look at what was told, for an answer, or to report it.
PARTS = """() => {
    const first = courseSteps.current().id
    const found = courseSteps.parts.map(({ id, title }) => {
        courseSteps.show(id)
        const step = document.getElementById(id).closest(".step")
        const view = () => step.getBoundingClientRect().height / innerHeight
        const folds = [...step.querySelectorAll("details:not([open], .story, course-quiz *)")]
        folds.forEach((fold) => (fold.open = true))
        const words = step.innerText.split(/\\s+/).filter(Boolean).length
        const views = [...step.querySelectorAll("course-quiz")].flatMap((quiz) => {
            const seen = quiz.forms.map((form) => {
                quiz.open(form)
                const story = step.querySelector(".story")
                if (story) story.open = form === quiz.forms[0]
                return view()
            })
            quiz.open(quiz.forms[0])
            return seen
        })
        if (!views.length) views.push(view())
        folds.forEach((fold) => (fold.open = false))
        const links = [...step.querySelectorAll("a[href]")].map((link) => link.href)
        const isOfLaw = !!step.querySelector(".law, .rule")
        return { title, words, views, links, isOfLaw, writes: !!step.querySelector("textarea[data-text]") }
    })
    courseSteps.show(first)
    return found
}"""
# The first thing in a page's text that leads on: how far down it ends, and what stands above.
FIRST = """(into) => {
    const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length
    const article = document.querySelector("article")
    const act = [...article.querySelectorAll("a[href]")].find((link) => link.href.includes(into) && shown(link))
    if (!act) return null
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
    let read = ""
    while (walker.nextNode()) {
        const { currentNode: text } = walker
        if (text.compareDocumentPosition(act) & Node.DOCUMENT_POSITION_CONTAINS) continue
        if (!act.contains(text) && !(text.compareDocumentPosition(act) & Node.DOCUMENT_POSITION_FOLLOWING)) break
        if (shown(text.parentElement)) read += ` ${text.data}`
    }
    const words = read.split(/\\s+/).filter(Boolean).length
    return { leads: act.href, words, screens: (act.getBoundingClientRect().bottom + scrollY) / innerHeight }
}"""


@dataclass(frozen=True)
class Part:
    """A part of a module: what is read in it, and how many screens each of its views takes."""

    title: str
    words: int
    views: tuple[float, ...]
    is_of_law: bool

    @property
    def screens(self) -> float:
        return max(self.views)

    @property
    def is_short(self) -> bool:
        """Whether it is as short as agreed. A card of law, or a rule of safety, is not cut in two."""
        return self.screens <= (5 if self.is_of_law else 3)


@dataclass(frozen=True)
class Module:
    """A module as it is read in steps."""

    parts: tuple[Part, ...]
    leads_to_workbook: bool
    can_be_written_in: bool

    @property
    def screens(self) -> float:
        return sum(sum(part.views) for part in self.parts)

    @property
    def longest(self) -> Part:
        return max(self.parts, key=lambda part: part.screens)


@dataclass(frozen=True)
class FirstAct:
    """What stands before the first thing to press."""

    leads: str
    screens: float
    words: int

    @property
    def seconds(self) -> float:
        return self.words / WORDS_A_MINUTE * 60


def module(page: Page) -> Module:
    """Return what an open module takes, on the screen as it is."""
    found = page.evaluate(PARTS)
    parts = tuple(Part(each["title"], each["words"], tuple(each["views"]), each["isOfLaw"]) for each in found)
    last = found[-1]
    return Module(parts, any(WORKBOOK in link for link in last["links"]), last["writes"])


def first_act(page: Page, into: str = "/modules/") -> FirstAct | None:
    """Return what stands before the first thing on an open page that leads into a part of the course."""
    found = page.evaluate(FIRST, into)
    return FirstAct(found["leads"], found["screens"], found["words"]) if found else None
