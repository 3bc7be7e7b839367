"""QTI 2.1, played by a player that is not ours."""

import random
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from course.bank.types.gap_select import GapSelect
from course.bank.types.single_choice import SingleChoice
from course.packages.edition import Item
from tests.packages.editions import small_items
from tests.packages.node import Node
from tests.packages.qti import files_of, marked, read, some_responses
from tests.packages.reading import words_of


def right_response(item: Item) -> dict[str, list[str]]:
    read_back = read(item)
    names = [each.get("identifier", "") for each in read_back.all("responseDeclaration")]
    return {name: read_back.key(name) for name in names if read_back.key(name)}


# Turns an item into elements of the page, as the player wants them, and keeps the player's own item in `item`.
SHOW = """(xml) => {
  const copy = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE) return document.createComment("");
    const element = document.createElement(node.localName);
    for (const { name, value } of node.attributes) if (!name.includes(":")) element.setAttribute(name, value);
    for (const child of node.childNodes) element.append(copy(child));
    return element;
  };
  const tree = new DOMParser().parseFromString(xml, "text/xml");
  document.body.replaceChildren(copy(tree.documentElement));
  window.item = document.querySelector("qti-assessment-item");
}"""

ANSWER = """(given) => {
  item.resetResponses();
  for (const [name, value] of Object.entries(given)) item.updateResponseVariable(name, value);
  item.processResponse();
  return item.getOutcome("SCORE").value;
}"""

Play = Callable[[Item], Page]


@pytest.fixture(scope="module")
def player(browser: Browser, node_modules: Path) -> Iterator[Page]:
    """A page with qti-components, a player for QTI 3. It is given another item whole."""
    page = browser.new_page()
    page.set_content("<!doctype html><title>Player</title>")
    page.add_script_tag(path=node_modules / "@citolab/qti-components/cdn/index.global.js")
    yield page
    page.close()


@pytest.fixture
def play(player: Page, node: Node) -> Play:
    """Show an item in the player, after qti-convert has turned it into QTI 3."""

    def show(item: Item) -> Page:
        page = player
        page.evaluate(SHOW, node.ask("qti3", files_of(item)[f"items/{item.question.id}.xml"].decode()))
        page.wait_for_function("window.item.variables.length > 3")
        return page

    return show


def as_player(item: Item, response: dict[str, list[str]]) -> dict[str, Any]:
    """Return a response as the player holds it: a list only where there may be several values."""
    is_list = not isinstance(item.question, SingleChoice | GapSelect)
    return {name: value if is_list else value[0] for name, value in response.items()}


@pytest.mark.parametrize("kind", [kind for kind in small_items() if kind != "reflection"])
def test_a_player_scores_as_the_table_says(play: Play, kind: str) -> None:
    item = small_items()[kind]
    page = play(item)
    assert "Mr Bello has not hummed since Sunday." in page.inner_text("body")
    assert words_of(item.question.stem) in page.inner_text("body")
    seen = set()
    for response in [right_response(item), *some_responses(item, random.Random(0))[1:]]:
        points = marked(item, response)
        assert float(page.evaluate(ANSWER, as_player(item, response))) == pytest.approx(float(points), abs=1e-3)
        seen.add(points)
    assert {Fraction(0), Fraction(1)} <= seen


def test_a_player_shows_the_reason_for_what_was_clicked(play: Play) -> None:
    page = play(small_items()["single-choice"])
    page.locator("qti-simple-choice", has_text="Wait until Monday.").click()
    page.evaluate("item.processResponse()")
    assert page.evaluate("item.getOutcome('SCORE').value") == "0"
    assert "A small change can be the first sign." in page.inner_text("body")
    assert "Facts come first." not in page.inner_text("body")
    page.locator("qti-simple-choice", has_text="Ask what is different.").click()
    page.evaluate("item.processResponse()")
    assert page.evaluate("item.getOutcome('SCORE').value") == "1"
    assert "Facts come first." in page.inner_text("body")


def test_a_player_shows_a_model_answer_only_after_the_learners_own(play: Play) -> None:
    page = play(small_items()["reflection"])
    assert "I told the nurse about a cough." not in page.inner_text("body")
    assert page.evaluate(ANSWER, {"RESPONSE": "I rang the nurse."}) == "0"
    assert "I told the nurse about a cough." in page.inner_text("body")
