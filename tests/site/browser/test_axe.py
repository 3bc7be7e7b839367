"""axe-core finds nothing in any state that a learner can bring a page into.

Pages at rest are looked at where each is visited (test_every_page.py).
"""

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from tests.site.browser import data
from tests.site.browser.player import Player, Quiz, answer_all

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
LOOKS = (Path(__file__).parent / "looks.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Colours are nine tenths of axe's work, and most of a page looks like the rest of the site. So the rules about colours
# look at three elements of each look: all with the same colours, sizes and grounds up to the root are alike. A look in
# which nothing was found is known, and not looked at again on another page, or at another width, in that scheme.
# All in one go: so a page is not painted in colours that nobody sees.
RUN = """async (schemes) => {
    const told = ({ id, nodes }) => nodes.map((node) =>
        [id, node.target, ...[...node.any, ...node.all, ...node.none].map((each) => each.message)].join(": "))
    const found = []
    for (const { scheme, rules, known, alone } of schemes) {
        // As the button does, without moving the focus or closing what is open.
        document.body.setAttribute("data-md-color-scheme", scheme)
        // Colours that are still changing would be measured halfway.
        document.getAnimations().forEach((motion) => motion.finish())
        const looks = markLooks(known)
        const isKnown = alone && !looks.length
        const options = { runOnly: rules, resultTypes: ["violations"], iframes: false }
        const { violations } = isKnown ? { violations: [] } : await axe.run(document, options)
        found.push({ looks, faults: violations.flatMap(told) })
    }
    document.body.setAttribute("data-md-color-scheme", schemes[0].scheme)
    return found
}"""
# Dark differs from light in its colours alone, so only these rules can find something new there.
OF_COLOUR = ["color-contrast", "link-in-text-block"]
SCHEMES = {"light": ("default", TAGS), "dark": ("slate", OF_COLOUR)}
# The rest of a page was looked at while it was at rest. For the other states a question, its quiz's end and the
# headings are enough.
ALONE = """form => document.querySelectorAll("article > *, article form").forEach((part) =>
    part.id === form || part.querySelector(`[id="${form}"]`) || part.matches("h1, h2, h3") || part.remove())"""
SETTLED = """() => {
    scrollTo(0, 0)
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
}"""
WIDTHS = (360, 1280)


class Axe:
    """Looks at a page in its states, in light and in dark colours, and collects what it finds."""

    def __init__(self, page: Page, path: str) -> None:
        self.page = page
        self.page.goto(path if ":" in path else f"/{path.removeprefix('/')}")
        load_axe(self.page)
        self.found: list[str] = []

    def look(self, state: str, *widths: int) -> None:
        for width in widths:
            self.page.set_viewport_size({"width": width, "height": 800})
            # A control half under the header is small only until the page is scrolled. And scripts that follow the size
            # of a page hear of it a frame later.
            self.page.evaluate(SETTLED)
            self.found += faults_of(self.page, f"{state} at {width}")


class Known:
    """The names of looks without a fault: a file for each scheme, to which every worker of a run adds."""

    folder: Path

    def of(self, scheme: str) -> list[str]:
        """Return what any worker has found without a fault in a scheme."""
        file = self.folder / f"looks-{scheme}.txt"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    def add(self, scheme: str, looks: list[str]) -> None:
        """Add what was looked at, in one go, so that no worker's names come into another's."""
        if looks:
            with (self.folder / f"looks-{scheme}.txt").open("a", encoding="utf-8") as file:
                file.write("".join(f"{look}\n" for look in looks))


known = Known()


def faults_of(page: Page, state: str) -> list[str]:
    """Return what axe finds on a page that it was brought into, in light and in dark colours."""
    found: list[str] = []
    asked = [
        {"scheme": scheme, "rules": rules, "known": known.of(scheme), "alone": rules is OF_COLOUR}
        for scheme, rules in SCHEMES.values()
    ]
    for (colours, (scheme, _)), seen in zip(SCHEMES.items(), page.evaluate(RUN, asked), strict=True):
        if not seen["faults"]:
            known.add(scheme, seen["looks"])
        found += [f"{state}, {colours}: {fault}" for fault in seen["faults"]]
    return found


def load_axe(page: Page) -> None:
    """Bring axe into an open page, and what marks its looks."""
    page.evaluate(AXE)
    page.evaluate(LOOKS)


# Faults in single elements, of the rules that look at chosen ones alone: whether enough are chosen. The id is on the
# element itself: axe names it by that, whatever was known before.
SMALL = "width: 14px; height: 14px; min-height: 0; padding: 0; border: 0; margin: 0"
PLANTED = {
    "planted-grey": ("article > p:last-of-type", "color: #999; background: #eee", "color-contrast"),
    "planted-veil": ("article > h1", "opacity: .4", "color-contrast"),
    "planted-link": ("footer a .md-ellipsis", "color: #777", "color-contrast"),
    "planted-first": (".planted button:first-child", SMALL, "target-size"),
    "planted-second": (".planted button:last-child", SMALL, "target-size"),
}
BUTTONS = """article => article.insertAdjacentHTML(
    "beforeend", "<div class=planted><button>a</button><button>b</button></div>")"""


def test_a_fault_that_one_element_alone_has_is_found(page: Page) -> None:
    axe = Axe(page, "modules/one-team.html")
    page.locator("article").evaluate(BUTTONS)
    for name, (selector, style, _) in PLANTED.items():
        script = "(element, [style, id]) => { element.style.cssText = style; element.id = id }"
        page.locator(selector).last.evaluate(script, [style, name])
    axe.look("planted", 360)
    for name, (*_, rule) in PLANTED.items():
        assert [fault for fault in axe.found if rule in fault and name in fault], name
    assert [fault for fault in axe.found if "dark: color-contrast: #planted-grey" in fault]


@pytest.mark.parametrize("kind", data.SCORED_TYPES)
def test_a_question_has_no_fault_in_any_state(page: Page, kind: str) -> None:
    instance = data.one_of(kind)
    axe = Axe(page, instance.address)
    player, quiz = Player(page, instance), Quiz(page, instance)
    others = {each.instance.form: [data.right(each.question)] for each in quiz.players if each.instance != instance}
    answer_all(page, others)
    quiz.to_the_end()  # which is the one that is still open
    page.evaluate(ALONE, instance.form)
    quiz.whole.click()
    quiz.finish.click()
    quiz.score.get_by_role("link").click()
    quiz.apart.click()
    player.check.click()
    expect(player.status).not_to_be_empty()
    axe.look("unanswered", 360)
    answer_all(page, {instance.form: [data.wrong(player.question)]})
    if player.others.count():
        player.others.click()
    quiz.whole.click()
    quiz.finish.click()
    expect(quiz.missed).to_be_visible()
    axe.look("wrong, told in full, and scored", *WIDTHS)
    answer_all(page, {instance.form: [data.right(player.question)]})
    axe.look("right", 360)
    assert axe.found == []


def test_an_open_model_answer_has_no_fault(page: Page) -> None:
    instance = data.one_of("reflection")
    axe = Axe(page, instance.address)
    page.evaluate(ALONE, instance.form)
    Player(axe.page, instance).form.locator("summary").click()
    axe.look("opened", *WIDTHS)
    assert axe.found == []


@pytest.mark.parametrize("width", WIDTHS)
def test_an_open_search_has_no_fault(page: Page, width: int) -> None:
    axe = Axe(page, "index.html")
    page.set_viewport_size({"width": width, "height": 800})
    query = page.get_by_role("textbox", name="Search")
    page.get_by_role("button", name="Search", exact=True).click()
    axe.look("search open and empty", width)
    for words, shown in (("carer", ".search ol a"), ("I want to die", ".search-danger"), ("xyzzy", ".search-nothing")):
        query.fill(words)
        expect(page.locator(shown).first).to_be_visible()
        axe.look(f"search for {words}", width)
    assert axe.found == []


@pytest.mark.parametrize("path", ["index.html", "modules/index.html"])
def test_an_open_menu_has_no_fault(page: Page, path: str) -> None:
    axe = Axe(page, path)
    page.set_viewport_size({"width": 360, "height": 800})
    page.get_by_role("button", name="Menu", exact=True).click()
    expect(page.get_by_role("button", name="Close menu")).to_be_focused()
    closed = page.locator(".md-sidebar--primary button[aria-expanded=false]")
    while closed.count():
        closed.first.click()
    axe.look("menu open", 360)
    assert axe.found == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_glossary_bubble_has_no_fault(page: Page, width: int) -> None:
    axe = Axe(page, "index.html")
    page.set_viewport_size({"width": width, "height": 800})
    page.locator("a.term").first.focus()
    expect(page.locator(".bubble")).to_be_visible()
    axe.look("bubble", width)
    expect(page.locator(".bubble")).to_be_visible()
    assert axe.found == []


def test_dark_colours_come_by_themselves_where_the_device_asks_for_them(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto("/index.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
