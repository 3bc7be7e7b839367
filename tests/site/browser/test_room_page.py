"""The page of room mode: what it lists, its timer, what fits on a screen, and what it never stores."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from course.course import Course
from tests.site.browser import data
from tests.site.browser.room import PATH, SCREENS, STORY, counts, one_choice, press, show, title
from tests.site.browser.test_axe import faults_of, load_axe
from tests.site.browser.test_weight import KB, zipped
from tests.site.browser.visit import until

OVERFLOW = """() => {
    const stage = document.querySelector(".room-stage")
    return [stage.scrollHeight - stage.clientHeight, stage.scrollWidth - stage.clientWidth]
}"""


class TestPage:
    def test_lists_every_module_and_scenario(self, room: Page, course: Course) -> None:
        room.goto(PATH)
        for page, head in course.modules():
            link = room.locator("course-room").get_by_role("link", name=head.name, exact=True)
            expect(link).to_have_attribute("href", f"#module={Path(page.path).stem}")
        assert room.locator("[data-room^='scenario=']").count() == len(course.scenarios.files)

    def test_opens_a_module_and_escape_leads_back_to_its_link(self, room: Page) -> None:
        room.goto(PATH)
        link = room.locator("[data-room='module=one-team']")
        link.click()
        expect(room.locator("#room-title")).to_contain_text("Question 1 of ")
        press(room, "Escape")
        expect(room.locator("dialog")).to_be_hidden()
        expect(link).to_be_focused()
        assert room.url.endswith(PATH)
        link.click()
        expect(room.locator("dialog")).to_be_visible()
        room.get_by_role("button", name="Leave").click()
        expect(link).to_be_focused()

    def test_opened_from_a_plan_leads_back_to_it(self, room: Page, course: Course) -> None:
        session = next(iter(course.sessions.files.values()))
        plan = f"/trainers/sessions/{session.name}.html"
        room.goto(plan)
        room.locator("#minutes-60 ~ .to-use").get_by_role("link", name="Room mode").first.click()
        room.get_by_role("button", name="To the plan").click()
        room.wait_for_url(f"**{plan}#minutes-60")
        for elsewhere in (
            "https://example.org/a.html%23b",
            "//example.org/a.html%23b",
            "..%2Fa.html%23b",
            "javascript:a",
        ):
            show(room, f"scenario={STORY}&back={elsewhere}")
            expect(room.get_by_role("button", name="Leave")).to_be_visible()

    def test_has_a_timer_that_says_when_time_is_up(self, room: Page) -> None:
        show(room, f"scenario={STORY}")
        room.evaluate(
            "window.later = 0, performance.now = ((now) => () => now() + later)(performance.now.bind(performance))"
        )
        room.get_by_role("combobox", name="Timer, minutes").select_option("2 min")
        room.get_by_role("button", name="Start timer").click()
        expect(room.locator("#room-title")).to_be_focused()  # the keys are the room's again
        clock = room.get_by_role("timer", name="Time left")
        said = room.locator("dialog [role=status]")
        room.evaluate("later += 61_000")
        expect(said).to_have_text("One minute left.")
        room.get_by_role("button", name="Pause").click()
        paused = clock.inner_text()
        assert paused in {"0:59", "0:58", "0:57"}
        room.evaluate("later += 90_000")
        room.get_by_role("button", name="Carry on").click()
        assert clock.inner_text() == paused
        room.evaluate("later += 60_000")
        expect(said).to_have_text("Time is up.")
        assert clock.inner_text() == "0:00"
        room.get_by_role("button", name="Clear").click()
        expect(room.get_by_role("button", name="Start timer")).to_be_visible()

    def test_fills_the_screen_and_gives_it_back(self, room: Page) -> None:
        show(room, f"scenario={STORY}")
        room.get_by_role("button", name="Full screen").click()
        until(room, "document.fullscreenElement?.matches('.room > div')")
        press(room, "a", "PageDown")
        assert counts(room)[0] == "1 vote"
        room.get_by_role("button", name="Leave").click()
        until(room, "!document.fullscreenElement")

    @pytest.mark.parametrize("what", ["questions=nonsense", "module=constructor", "scenario=__proto__", "x=y"])
    def test_says_so_where_the_address_names_nothing(self, room: Page, what: str) -> None:
        room.goto(f"{PATH}#{what}")
        expect(room.get_by_text("This is not in the course. Choose from the list.")).to_be_visible()
        expect(room.locator("dialog")).to_be_hidden()

    @pytest.mark.parametrize("what", ["module=one-team", f"scenario={STORY}"])
    def test_says_so_where_nothing_can_be_loaded(self, room: Page, what: str) -> None:
        folders = "**/assets/questions/*.js", "**/assets/scenarios/*.js"
        for folder in folders:
            room.route(folder, lambda route: route.abort())
        room.goto(f"{PATH}#{what}")
        expect(room.get_by_text("This could not be loaded. Try again.")).to_be_visible()
        for folder in folders:
            room.unroute(folder)
        room.locator(f"[data-room='{what}']").click()
        expect(room.locator("#room-title")).to_be_focused()

    def test_stores_nothing_and_asks_no_other_host(self, fresh: Page, base_url: str) -> None:
        hosts: set[str] = set()
        fresh.on("request", lambda request: hosts.add(request.url.split("/assets")[0].split("/trainers")[0]))
        show(fresh, "module=one-team")
        press(fresh, "a", "b", "PageDown", "r", "ArrowRight")
        show(fresh, f"scenario={STORY}")
        press(fresh, "a", "r", "ArrowRight", "Escape")
        kept = "async () => [localStorage.length, sessionStorage.length, document.cookie, (await caches.keys()).length]"
        assert fresh.evaluate(kept) == [0, 0, "", 0]
        assert all(host.startswith((base_url, "data:", "blob:", "about:")) for host in hosts)

    def test_works_from_a_disk(self, room: Page, site: Path) -> None:
        at = (site / PATH.lstrip("/")).as_uri()
        show(room, "module=one-team", at)
        show(room, f"scenario={STORY}", at)
        press(room, "a", "r")
        assert title(room) == "What happened next"

    def test_without_scripts_leads_to_pages_that_print(self, no_script: Page) -> None:
        no_script.goto(PATH)
        expect(no_script.get_by_text("JavaScript is off in this browser")).to_be_visible()
        no_script.locator("[data-room='module=one-team']").click()
        expect(no_script.get_by_role("heading", level=1)).to_contain_text("One team")


class TestScreen:
    def test_is_usable_on_a_phone(self, room: Page, course: Course) -> None:
        room.set_viewport_size({"width": 360, "height": 740})
        longest = max(
            (question for file in course.bank.files.values() for question in file.scored()),
            key=lambda question: len(json.dumps(question.model_dump(mode="json"))),
        )
        show(room, f"questions={longest.id}&back=trainers/sessions/sharing-information.html%23minutes-60")
        rows = "all => new Set(all.filter((one) => one.checkVisibility()).map((one) => one.offsetTop)).size"
        assert room.locator(".room-bar :is(button, select)").evaluate_all(rows) == 2
        assert room.evaluate(OVERFLOW)[1] <= 0
        assert room.evaluate("document.querySelector('.room-stage').clientHeight") > 740 * 0.6
        room.locator("dialog .vote").last.click()
        room.get_by_role("button", name="Show votes").click()
        expect(room.locator("dialog .count").last).to_be_visible()
        room.get_by_role("button", name="Show the answer").click()
        assert room.evaluate(OVERFLOW)[1] <= 0
        small = "all => all.filter((one) => one.checkVisibility() && Math.min(one.offsetWidth, one.offsetHeight) < 43)"
        assert room.locator("dialog button").evaluate_all(f"{small}.map((one) => one.innerText)") == []

    def test_lets_a_clicker_scroll_what_does_not_fit(self, room: Page, course: Course) -> None:
        room.set_viewport_size({"width": 360, "height": 500})
        show(room, f"questions={one_choice(course).id}")
        press(room, "PageDown")
        until(room, "document.querySelector('.room-stage').scrollTop > 0")
        expect(room.get_by_role("heading", name="Why")).to_have_count(0)

    @pytest.mark.parametrize(("width", "height"), SCREENS)
    def test_has_no_fault(self, room: Page, course: Course, width: int, height: int) -> None:
        room.set_viewport_size({"width": width, "height": height})
        found: list[str] = []

        def look(state: str) -> None:
            found.extend(faults_of(room, state))

        show(room, f"questions={one_choice(course).id}")
        load_axe(room)
        look("asked")
        press(room, "a", "b", "b", "ArrowRight")
        look("votes")
        press(room, "r")
        room.get_by_text("Reasons for the others").click()
        look("revealed")
        show(room, f"scenario={STORY}")
        load_axe(room)
        press(room, "a", "ArrowRight")
        look("a decision")
        press(room, "ArrowRight")
        look("what followed")
        while title(room) != "The end of the scenario":
            press(room, "a", "ArrowRight")
            if title(room) in {"What each person might say", "The end of the scenario"} or "Look back 1" in title(room):
                look(title(room))
        assert found == []


def test_weighs_little_and_one_page_loads_it(site: Path) -> None:
    sizes = {path.name: zipped(path.read_bytes()) for path in (site / "assets").glob("room*.js")}
    assert sizes.keys() == {"room.js", "room-questions.js", "room-scenarios.js", "room-bar.js"}
    assert sizes["room-bar.js"] <= 1.5 * KB
    assert sizes["room.js"] <= 3 * KB
    assert sizes["room-questions.js"] <= 2 * KB
    assert sizes["room-scenarios.js"] <= 2 * KB
    loading = [path for path in data.pages() if "assets/room" in (site / path).read_text(encoding="utf-8")]
    assert loading == [PATH.lstrip("/")]
    assert max(zipped(path.read_bytes()) for path in (site / "assets/scenarios").glob("*.js")) <= 15 * KB
