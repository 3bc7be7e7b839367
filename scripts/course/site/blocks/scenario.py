"""`/// scenario | NAME`, `/// scenario-map | NAME` and `/// scenarios`: a story to play, its map, and all of them.

Argument: the name of a file in `quizzes/scenarios/`, without its ending.
"""

import xml.etree.ElementTree as etree

from course.checks.scenarios.structure import is_playable
from course.reading.english import plural
from course.scenarios.scenario import Scenario
from course.site.blocks.base import CourseBlock, error_box
from course.site.changed import add_changed, data_changed
from course.site.elements import add, become, finish
from course.site.links import asset_link, page_link
from course.site.scenarios.book import Book, build_book, minutes
from course.site.scenarios.drawing import draw
from course.site.scenarios.listing import add_listing
from course.site.scenarios.numbers import Numbers

PLAYER = "assets/scenario.js"


class _OfScenario(CourseBlock):
    """A block about one scenario."""

    ARGUMENT = None

    def build(self, element: etree.Element) -> None:
        name = self.argument or ""
        scenario = self.config.shelf.scenario(name)
        if scenario is None or not is_playable(scenario):
            file = f"quizzes/{Scenario.folder()}/{name}.yml"
            error_box(
                element, "This scenario cannot be shown", f"{file} is missing or has a fault; see `course check`."
            )
            return
        self.show(element, scenario)

    def show(self, element: etree.Element, scenario: Scenario) -> None:
        """Show a scenario that can be played."""
        raise NotImplementedError


class ScenarioBlock(_OfScenario):
    """A gamebook, and the player that plays it."""

    NAME = "scenario"

    def show(self, element: etree.Element, scenario: Scenario) -> None:
        add_changed(element, data_changed(self.config.shelf, f"{Scenario.folder()}/{scenario.name}"))
        number = self.tracker["scenarios"] = self.tracker.get("scenarios", 0) + 1
        book = Book(scenario, Numbers(scenario), f"story-{number}", self.level, self.md, self.config.shelf)
        build_book(book, element)
        # Only pages with a story pay for its player. It stands behind the story, so that it finds all of it there.
        add(element, "script", src=asset_link(self.md, PLAYER), defer="defer")


class ScenarioMapBlock(_OfScenario):
    """A drawing of a scenario, and the same as a list: for those who write it and those who teach with it."""

    NAME = "scenario-map"

    def show(self, element: etree.Element, scenario: Scenario) -> None:
        become(element, class_="scenario-map", data_search_exclude="")
        number = self.tracker["maps"] = self.tracker.get("maps", 0) + 1
        add(element, "div", class_="md-typeset__scrollwrap").append(draw(scenario, f"map-{number}"))
        finish(self.md, element)
        add_listing(element, scenario, self.level)
        finish(self.md, element)


class ScenariosBlock(CourseBlock):
    """The scenarios that are there, each with its place, its length and its modules."""

    NAME = "scenarios"

    def build(self, element: etree.Element) -> None:
        shelf = self.config.shelf
        listing = add(element, "ul", class_="course-map")
        for scenario in sorted(shelf.scenarios(), key=lambda each: each.title.casefold()):
            entry = add(listing, "li")
            heading = add(entry, "p", class_="course-map-title")
            add(heading, "a", scenario.title, href=page_link(self.md, scenario.page))
            page = shelf.page(scenario.page)
            description = page.front.value.get("description") if page and isinstance(page.front.value, dict) else None
            if description is not None:
                add(entry, "p", str(description.value))
            pages = [shelf.page(module.page) for module in scenario.modules]
            titles = "; ".join(page.title for page in pages if page)
            about = f"{scenario.place} · about {plural(minutes(scenario), 'minute')} · {titles}"
            add(entry, "p", about, class_="meta")
