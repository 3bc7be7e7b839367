"""The shell around a package: slim, in nobody's way, and usable by keyboard."""

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from course.packages.formats.scorm import PAGE
from tests.packages.editions import MODULE
from tests.packages.scorm_play.reading import Open

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

RUN = """() => axe.run(document, { resultTypes: ["violations"], iframes: false })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target}`)))"""

OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


class TestShell:
    @pytest.fixture
    def shell(self, context: BrowserContext, system_address: str) -> Page:
        """The shell by itself, as a learning system's frame shows it."""
        page = context.new_page()
        page.goto(f"{system_address}/module-1.2/{PAGE}")
        expect(page.locator("#trouble")).not_to_be_empty()
        return page

    def look(self, page: Page) -> list[str]:
        """Return what axe-core finds, on the narrowest screen and a wide one, in light and in dark colours."""
        page.evaluate(AXE)
        found: list[str] = []
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 640})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                found += [f"{each} at {width}, {scheme}" for each in page.evaluate(RUN)]
            found += ["scrolls sideways"] * (page.evaluate(OVERFLOW) > 0)
        return found

    def test_nothing_is_in_the_way_of_anybody(self, shell: Page) -> None:
        assert self.look(shell) == []
        shell.get_by_role("button", name="Start").click()
        expect(shell.frame_locator("#course").locator("h1")).to_be_visible()
        # The first heading is that of the page in the frame.
        assert [each for each in self.look(shell) if not each.startswith("page-has-heading-one")] == []
        shell.get_by_role("button", name="Exit").click()
        expect(shell.locator("#last h1")).to_be_focused()
        assert self.look(shell) == []

    @pytest.mark.parametrize(("query", "most"), [({}, 64), ({"none": "1"}, 144)])
    def test_the_bar_is_slim_and_one_area_scrolls(self, system: Open, query: dict[str, str], most: int) -> None:
        visit = system("1.2", "module").open(**query)
        visit.page.set_viewport_size({"width": 320, "height": 480})
        visit.start()
        assert visit.page.frames[1].evaluate("() => document.documentElement.scrollHeight - innerHeight") <= 0
        box = visit.shell.locator("header").bounding_box()
        assert box is not None
        assert box["height"] <= most

    def test_by_keyboard_alone(self, shell: Page) -> None:
        shell.keyboard.press("Tab")
        expect(shell.get_by_role("button", name="Exit")).to_be_focused()
        shell.keyboard.press("Tab")
        expect(shell.get_by_role("button", name="Start")).to_be_focused()
        shell.keyboard.press("Enter")
        expect(shell.frame_locator("#course").locator("h1")).to_be_visible()
        assert shell.evaluate("document.activeElement.id") == "course"

    def test_a_page_of_one_module_has_a_menu_of_its_package(self, context: BrowserContext, system: Open) -> None:
        visit = system("1.2", "module").open().start()
        visit.page.set_viewport_size({"width": 1280, "height": 700})
        menu = visit.course.get_by_role("navigation", name="Navigation")
        menu.get_by_role("link", name="Sources").click()
        expect(visit.course.locator("h1")).to_have_text("Sources")
        menu.get_by_role("link", name="Who carers are, and").click()
        expect(visit.course.locator("h1")).to_contain_text("Who carers are")
        inner = next(frame for frame in visit.page.frames if f"modules/{MODULE}.html" in frame.url)
        inner.evaluate(AXE)
        assert inner.evaluate(RUN) == []

    def test_another_site_opens_beside_the_course(self, system: Open) -> None:
        visit = system("1.2", "module").open().start()
        visit.go("reference/sources.html")
        link = visit.course.locator("article a[href^='https:']").first
        link.evaluate("(link) => { link.addEventListener('click', (event) => event.preventDefault()); link.click() }")
        assert link.get_attribute("target") == "_blank"
        assert link.get_attribute("rel") == "noopener"
