"""What is looked at on a page while it is open: what Tab reaches, and what sticks out."""

from typing import Any

from playwright.sync_api import Page

# What the focus is on: where it stands, how wide its ring is, and whether something lies over it.
LOOK = """(element) => {
    document.getAnimations().forEach((motion) => motion.finish()) // the skip link slides in
    const boxes = [...element.getClientRects()].filter((box) => box.width && box.height)
    // Radios and checkboxes lie over their labels; a link may be broken over two lines.
    const shown = boxes.some((box) => [.1, .5, .9].some((part) => {
        const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height * part)
        return hit && (element.contains(hit) || hit.contains(element) && hit.closest("label, li, p, nav, section, div"))
    }))
    const style = getComputedStyle(element)
    return {
        /* Without the theme's own mark of the focus: its script may come before the walk or during it. */
        name: element.outerHTML.replace(/ (?:class="focus-visible"|data-focus-visible-added="")/g, "")
            .replace(' focus-visible"', '"').slice(0, 200),
        shown: shown && element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
        inside: boxes.some((box) => box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth),
        ring: parseFloat(style.outlineWidth),
        style: style.outlineStyle,
    }
}"""
# Notes each place that Tab comes to inside the page, before the next press moves on: a word to the test after each
# would take longer.
NOTE = """() => {
    const look = LOOK
    const seen = new Set()
    window.walk = { noted: [], over: false }
    let begun = false
    addEventListener("keydown", ({ key }) => {
        const element = document.activeElement
        if (key !== "Tab" || walk.over) return
        if (!begun) return begun = true // nothing has the focus yet
        walk.over = element === document.body || seen.has(element)
        // The glossary's bubble has one link, which every term shares.
        if (element.closest(".bubble")) return
        seen.add(element)
        if (!walk.over) walk.noted.push(look(element))
    }, true)
}""".replace("LOOK", LOOK)
# Gives the focus to all that Tab would come to, one after the other; that these are the places, and in this order, is
# seen where Tab is really pressed.
FOCUS = """() => {
    const look = LOOK
    const name = "a[href], button, input, select, textarea, summary, [tabindex]"
    const groups = new Set()
    const places = [...document.querySelectorAll(name)].filter((element) => {
        if (element.tabIndex < 0 || element.disabled || element.closest("[inert], .bubble")) return false
        if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false
        if (element.type !== "radio") return true
        // Of the radios of a question, Tab reaches one.
        const group = [element.form, element.name].map((part) => part?.id ?? part).join("|")
        return !groups.has(group) && groups.add(group)
    })
    window.walk = { noted: places.map((place) => (place.focus({ focusVisible: true }), look(place))), over: true }
}""".replace("LOOK", LOOK)
# How many places Tab came to, and what is wrong with some. Judged inside the page: most are in order.
JUDGE = """() => [walk.noted.length, {
    "out of sight": walk.noted.filter(({ shown, inside }) => !(shown && inside)),
    "a thin ring": walk.noted.filter(({ ring, style }) => ring < 3 || style === "none"),
}]"""
# Held down as one chord, which the browser takes as so many presses: one word to it instead of twenty.
TWENTY_TABS = "+".join(["Tab"] * 20)
# How far a page can be scrolled sideways, and what sticks out.
SIDEWAYS = """() => ({
    over: Math.max(0, document.documentElement.scrollWidth - innerWidth),
    out: [...document.querySelectorAll(".md-content *")]
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1
            && element.checkVisibility() /* what is folded away keeps the place that it had in a wider window */
            && !element.closest(".md-typeset__scrollwrap"))
        .map((element) => element.outerHTML.slice(0, 120)).slice(0, 5),
})"""
STILL = {"over": 0, "out": []}


def resize(page: Page, width: int, height: int) -> None:
    """Give the window another size, and wait until what listens to it, as the menu does, has heard of it."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")


def until(page: Page, condition: str) -> None:
    """Wait for what a script sees; the library's own wait builds code from text, which the site's policy forbids."""
    page.evaluate(
        f"new Promise((done) => {{ const look = () => ({condition}) ? done() : setTimeout(look, 20); look() }})"
    )


def walk_by_tab(page: Page) -> list[dict[str, Any]]:
    """Press Tab from the top of a page to its end; return what was noted of each place."""
    page.evaluate(NOTE)
    while not page.evaluate("walk.over || walk.noted.length > 1000"):
        page.keyboard.press(TWENTY_TABS)
    noted: list[dict[str, Any]] = page.evaluate("walk.noted")
    return noted


def walk_by_focus(page: Page) -> tuple[int, dict[str, list[Any]]]:
    """Focus all that Tab would come to; return how many places these are, and what is wrong with some."""
    page.evaluate(FOCUS)
    count, wrong = page.evaluate(JUDGE)
    return count, wrong
