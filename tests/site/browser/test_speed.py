"""How soon a learner with an old phone sees what became of an answer."""

from statistics import median

from playwright.sync_api import Page

from tests.site.browser import data
from tests.site.browser.player import Player

# From the press of the button until what it changed is laid out, in milliseconds. Asking for a size makes the browser
# lay it out at once, and not before the next frame.
PRESS = """button => {
  const began = performance.now();
  button.click();
  document.body.getBoundingClientRect();
  return performance.now() - began;
}"""
# What follows within a tenth of a second feels like the press itself (Nielsen, Usability Engineering, 1993).
LIMIT = 100
SLOWDOWN = 4


def test_an_answer_is_marked_at_once_on_a_slow_phone(fresh: Page) -> None:
    path = max(data.quiz_pages(), key=lambda each: len(data.on_page(each)))
    fresh.set_viewport_size({"width": 360, "height": 740})
    fresh.goto(f"/{path}")
    devtools = fresh.context.new_cdp_session(fresh)
    spent = []
    for each in data.on_page(path):
        if data.has_points(each):
            player, attempt = Player(fresh, each), data.wrong(each.question)
            fresh.goto(each.address)
            player.give(attempt.given)
            # The browser spins to be slow: just for the press, or opening the page would take minutes of a processor.
            devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
            spent.append(player.check.evaluate(PRESS))
            devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
            player.assert_marked(attempt)
    assert len(spent) >= 6
    assert median(spent) <= LIMIT, spent
