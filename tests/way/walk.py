"""What a learner on a small phone goes through: measured on open pages, by where things stand on them."""

from dataclasses import dataclass

from playwright.sync_api import Page

from course.site.minutes import WORDS_A_MINUTE

PHONE = {"width": 360, "height": 740}
WORKBOOK = "assessment/workbook.html"
FINAL_CHECK = "assessment/final-check.html"

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
        // What is not cut in two, where it holds law or a rule of safety.
        const cards = step.querySelector(".law, .rule") ? [...step.querySelectorAll(".law, .rule, .diagram")] : []
        const outer = cards.filter((card) => !cards.some((other) => other !== card && other.contains(card)))
        const whole = outer.reduce((sum, card) => sum + card.getBoundingClientRect().height, 0) / innerHeight
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
        return { title, words, views, links, whole, writes: !!step.querySelector("textarea[data-text]") }
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

# Answers all that a running check asks, as it stands, and ends it: whoever hurries gets most of it wrong.
HURRY = """() => {
    const quiz = [...document.querySelectorAll("course-check course-quiz")].at(-1)
    for (const form of quiz.forms) {
        for (const row of form.querySelectorAll(".options")) row.querySelector("input").checked = true
        for (const box of form.querySelectorAll("select")) box.selectedIndex = 1
        form.querySelector("[data-move][aria-disabled=false]")?.click()
    }
    if (quiz.questions.some((question) => question.missing().length)) throw new Error("a question has no answer yet")
    quiz.act()
}"""
# Of each question that was missed in a check that has ended: whether a link to its answer is seen at once.
MISSED = """() => {
    const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length
    const seen = new Set([...document.querySelectorAll(".check-result a[href]")].filter(shown).map(({ href }) => href))
    const missed = [...document.querySelectorAll("course-check form[data-checked]:not([data-checked=right])")]
    return missed.map((form) => [...form.querySelectorAll(".evidence a")].some(({ href }) => seen.has(href)))
}"""
LEADS = """([href]) => {
    const part = document.getElementById(new URL(href).hash.slice(1))
    return Boolean(part?.checkVisibility()) && location.href === href
}"""


@dataclass(frozen=True)
class Part:
    """A part of a module: what is read in it, and how many screens each of its views takes."""

    title: str
    words: int
    views: tuple[float, ...]
    whole: float  # screens of what is not cut in two: cards of law, rules of safety, and diagrams beside them

    @property
    def screens(self) -> float:
        return max(self.views)

    @property
    def is_short(self) -> bool:
        """Whether it is as short as agreed. Law, or a rule of safety, may make it longer, and nothing else."""
        return self.screens <= 3 or (self.screens <= 5 and self.screens - self.whole <= 2.3)


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
    parts = tuple(Part(each["title"], each["words"], tuple(each["views"]), each["whole"]) for each in found)
    last = found[-1]
    return Module(parts, any(WORKBOOK in link for link in last["links"]), last["writes"])


def first_act(page: Page, into: str = "/modules/") -> FirstAct | None:
    """Return what stands before the first thing on an open page that leads into a part of the course."""
    found = page.evaluate(FIRST, into)
    return FirstAct(found["leads"], found["screens"], found["words"]) if found else None


def to_missed_parts(page: Page) -> int | None:
    """Return the taps from the result of an open check to the part that answers a question which was missed.

    Returns:
        The most that any such question takes: one, where each has a link on the result that leads there. None where
        nothing was missed, or a part cannot be reached so.
    """
    missed = page.evaluate(MISSED)
    if not missed or not all(missed):
        return None
    link = page.locator(".to-read a").first
    href = link.evaluate("(link) => link.href")
    link.click()
    page.wait_for_load_state()
    return 1 if page.evaluate(LEADS, [href]) else None


def hurry_through(page: Page) -> None:
    """Start the final check on an open page, and end it with whatever stands first."""
    page.get_by_role("button", name="Start the final check").click()
    running, ended = page.locator("course-check .quiz-end"), page.locator(".check-result")
    while True:
        running.or_(ended).first.wait_for(state="attached")
        if ended.count():
            return
        page.evaluate(HURRY)
