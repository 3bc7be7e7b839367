"""What is looked at on a page while it is open: what Tab reaches, and what sticks out."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

# Notes what the focus is on after each press of Tab: where it stands, how wide its ring is, and whether something lies
# over it. Noted inside the page, before the next press moves it on: a word to the test after each would take longer.
NOTE = """() => {
  const look = (element) => {
    document.getAnimations().forEach((motion) => motion.finish()) // the skip link slides in
    const boxes = [...element.getClientRects()].filter((box) => box.width && box.height)
    // Radios and checkboxes lie over their labels; a link may be broken over two lines.
    const shown = boxes.some((box) => [.1, .5, .9].some((part) => {
      const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height * part)
      return hit && (element.contains(hit) || hit.contains(element) && hit.closest("label, li, p, nav, section, div"))
    }))
    const style = getComputedStyle(element)
    return {
      name: element.outerHTML.slice(0, 200),
      shown: shown && element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
      inside: boxes.some((box) => box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth),
      ring: parseFloat(style.outlineWidth),
      style: style.outlineStyle,
    }
  }
  const seen = new Set()
  window.walk = { noted: [], over: false }
  let begun = false
  addEventListener("keydown", ({ key }) => {
    const element = document.activeElement
    if (key !== "Tab" || walk.over) return
    if (!begun) return begun = true // nothing has the focus yet
    walk.over = element === document.body || seen.has(element)
    // The glossary's bubble has one link, which every term shares.
    if (!element.closest(".bubble")) seen.add(element)
    if (!walk.over) walk.noted.push(look(element))
  }, true)
}"""
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
            && !element.closest(".md-typeset__scrollwrap"))
        .map((element) => element.outerHTML.slice(0, 120)).slice(0, 5),
})"""
STILL = {"over": 0, "out": []}


def walk_by_tab(page: Page) -> tuple[int, dict[str, list[Any]]]:
    """Press Tab from the top of a page to its end; return how many places it came to, and what is wrong with some."""
    page.evaluate(NOTE)
    while not page.evaluate("walk.over || walk.noted.length > 1000"):
        page.keyboard.press(TWENTY_TABS)
    count, wrong = page.evaluate(JUDGE)
    return count, wrong
