"""Room mode: by keys, by a clicker, by taps; votes, reveal and scenarios; what fits on a screen; nothing stored."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Error, Page, expect

from course.bank.types.asked import letter
from course.bank.types.gap_select import GapSelect
from course.bank.types.matching import Matching
from course.bank.types.multiple_response import MultipleResponse
from course.bank.types.ordering import Ordering
from course.bank.types.single_choice import SingleChoice
from course.course import Course
from tests.site.browser import data
from tests.site.browser.test_axe import faults_of, load_axe
from tests.site.browser.test_weight import KB, zipped
from tests.site.browser.visit import until

PATH = "/trainers/room.html"
SCREENS = ((1280, 720), (1920, 1080))
STORY = "three-am-fall"
OVERFLOW = """() => {
    const stage = document.querySelector(".room-stage")
    return [stage.scrollHeight - stage.clientHeight, stage.scrollWidth - stage.clientWidth]
}"""


# Through all slides with the keys of the room, and what each shows before and after the reveal: its options, those that
# are marked right, how much is outside the screen, and the size of its type. In the page: a press of a real key waits
# for the screen, and there are hundreds.
WALK = """() => {
    const stage = document.querySelector(".room-stage"), title = () => document.querySelector("#room-title")
    const press = (key) => title().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }))
    const texts = (of) => [...document.querySelectorAll(`dialog ${of} .vote span`)].map((part) => part.innerText)
    const look = () => ({
        title: title().innerText, options: texts(""), right: texts("[data-right]"),
        outside: Math.max(stage.scrollHeight - stage.clientHeight, stage.scrollWidth - stage.clientWidth),
        size: parseFloat(getComputedStyle(stage).fontSize),
    })
    const seen = []
    while (title().innerText !== "That was the last question" && seen.length < 9999) {
        const asked = look()
        press("r")
        seen.push({ asked, revealed: look() })
        press("ArrowRight")
    }
    return seen
}"""


@pytest.fixture
def room(page: Page) -> Iterator[Page]:
    faults: list[str] = []

    def note(error: Error) -> None:
        faults.append(str(error))

    page.on("pageerror", note)
    yield page
    page.remove_listener("pageerror", note)
    assert faults == []


def show(page: Page, what: str, at: str = PATH) -> None:
    if page.url != "about:blank":
        page.goto("about:blank")
    page.goto(f"{at}#{what}")
    expect(page.locator("dialog.room #room-title")).to_be_focused()


def title(page: Page) -> str:
    return page.locator("#room-title").inner_text()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def counts(page: Page) -> list[str]:
    return page.locator("dialog .count:visible").all_inner_texts()


def status(page: Page) -> str:
    return page.locator("dialog [role=status]").inner_text()


def main_button(page: Page) -> str:
    return page.locator("dialog .onward").inner_text()


def type_size(page: Page) -> str:
    return str(page.locator(".room-stage").evaluate("stage => getComputedStyle(stage).fontSize"))


def named(course: Course, name: str) -> SingleChoice:
    return cast(SingleChoice, next(question for _, question in course.bank.questions() if question.id == name))


def one_choice(course: Course) -> SingleChoice:
    """A question with a vignette and several options."""
    return named(course, "knows-crossword-stopped")


class TestQuestion:
    def test_is_voted_on_by_keys_and_revealed(self, room: Page, course: Course) -> None:
        question = one_choice(course)
        key = next(index for index, option in enumerate(question.options) if option.correct)
        wrong = next(index for index in reversed(range(len(question.options))) if index != key)
        show(room, f"questions={question.id}")
        assert title(room) == "Question 1 of 1"
        assert main_button(room) == "Show votes"
        before = type_size(room)
        expect(room.locator("dialog .ask")).to_have_text(data.plain(question.stem))
        press(room, *(letter(each).lower() for each in (key, wrong, wrong, wrong)), f"Shift+{letter(wrong)}")
        assert status(room) == "3 votes counted."
        assert counts(room) == []  # nobody is swayed by the first hands
        press(room, "ArrowRight")
        expected = ["0 votes"] * len(question.options)
        expected[key], expected[wrong] = "1 vote", "2 votes"
        assert counts(room) == expected
        assert status(room) == f"3 votes. Option {letter(wrong)} has the most."
        assert (type_size(room), main_button(room)) == (before, "Show the answer")
        expect(room.locator("[data-right]")).to_have_count(0)
        press(room, "r")
        assert status(room) == f"The answer is {letter(key)}."
        expect(room.locator("li[data-right] .vote")).to_contain_text(data.plain(question.options[key].text))
        expect(room.get_by_text(data.plain(question.options[key].feedback))).to_be_visible()
        talk = data.plain(question.options[wrong].text)
        expect(room.get_by_text(f"Why might someone choose this? {talk}")).to_be_visible()
        press(room, letter(wrong).lower())
        assert counts(room) == expected  # the vote is over

    def test_is_voted_on_by_taps(self, room: Page, course: Course) -> None:
        show(room, f"questions={one_choice(course).id}")
        votes, less = room.locator("dialog .vote"), room.locator("dialog .less")
        tile, minus = votes.first.bounding_box(), less.first.bounding_box()
        assert tile
        assert minus
        assert minus["width"] * minus["height"] < tile["width"] * tile["height"] / 4
        votes.nth(0).click()
        votes.nth(0).click()
        votes.nth(1).click()
        less.nth(0).click()
        for _ in range(3):
            less.nth(2).click()  # below nothing there is nothing
        assert status(room) == "2 votes counted."
        press(room, "Space")  # a tap has not taken the focus
        assert counts(room)[:3] == ["1 vote", "1 vote", "0 votes"]

    def test_is_driven_by_tab_and_enter_alone(self, room: Page, course: Course) -> None:
        show(room, f"questions={one_choice(course).id}")
        press(room, "Tab", "Enter", "Space")
        assert status(room) == "2 votes counted."
        room.get_by_role("button", name="Show votes").focus()
        press(room, "Enter")
        assert counts(room)[0] == "2 votes"
        press(room, "Space")
        expect(room.get_by_role("heading", name="Why")).to_be_visible()

    def test_is_driven_by_a_clicker(self, room: Page, course: Course) -> None:
        first, second = [question.id for _, question in course.bank.questions() if question.type == "single-choice"][:2]
        show(room, f"questions={first},{second}")
        press(room, "a", "PageDown")
        expect(room.locator("dialog .count").first).to_be_visible()
        press(room, "PageDown")
        expect(room.get_by_role("heading", name="Why")).to_be_visible()
        press(room, "PageDown")
        assert title(room) == "Question 2 of 2"
        expect(room.locator("#room-title")).to_be_focused()
        press(room, "PageUp")
        assert title(room) == "Question 1 of 2"
        expect(room.get_by_role("heading", name="Why")).to_be_visible()
        press(room, "PageUp", "PageUp")
        expect(room.locator("dialog .count").first).to_be_hidden()
        assert title(room) == "Question 1 of 2"

    def test_without_votes_asks_for_hands_before_it_is_revealed(self, room: Page, course: Course) -> None:
        show(room, f"questions={one_choice(course).id}")
        press(room, "PageDown")
        assert status(room) == "No votes yet. Count hands, or carry on."
        expect(room.get_by_role("heading", name="Why")).to_have_count(0)
        press(room, "a")
        assert (counts(room), main_button(room)) == ([], "Show votes")
        press(room, "Shift+A", "PageDown", "PageDown")
        expect(room.get_by_role("heading", name="Why")).to_be_visible()
        assert counts(room) == []
        press(room, "PageDown")
        assert title(room) == "That was the last question"
        press(room, "PageDown")
        assert title(room) == "That was the last question"
        room.get_by_role("button", name="Start again").click()
        assert title(room) == "Question 1 of 1"
        expect(room.get_by_role("heading", name="Why")).to_have_count(0)

    def test_after_two_members_of_a_family_says_what_made_the_difference(self, room: Page, course: Course) -> None:
        members = [one for _, one in course.bank.questions() if one.lesson and not one.is_kept]
        first, second = [one for one in members if one.family == members[0].family][:2]
        show(room, f"questions={first.id},{second.id}")
        difference = room.get_by_text("What made the difference?")
        press(room, "r")
        expect(difference).to_have_count(0)
        press(room, "ArrowRight", "r")
        difference.click()
        said = data.tidy(room.locator("dialog .both").inner_text())
        assert first.lesson is not None
        assert second.lesson is not None
        for lesson in (first.lesson, second.lesson):
            assert data.plain(lesson.because) in said
        expect(room.locator("dialog").get_by_text(data.plain(second.lesson.principle))).to_be_visible()

    def test_lets_other_keys_be(self, room: Page, course: Course) -> None:
        show(room, f"questions={one_choice(course).id}")
        room.evaluate("addEventListener('keydown', (event) => event.key === 'F5' && event.preventDefault(), true)")
        for key in ("F5", "Control+1", "Alt+2", "x", "9"):
            press(room, key)
            assert (title(room), status(room)) == ("Question 1 of 1", ""), key


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_every_question_reveals_the_key_of_the_bank_without_scrolling(
    room: Page, course: Course, width: int, height: int
) -> None:
    """Slide by slide: its options as the bank has them, what is marked right, and all of it in sight."""
    room.set_viewport_size({"width": width, "height": height})
    scored = (question for file in course.bank.files.values() for question in file.scored())
    questions = [question for question in scored if not question.is_kept]
    show(room, f"questions={','.join(question.id for question in questions)}")
    seen = room.evaluate(WALK)
    expected = [(question.id, *slide) for question in questions for slide in slides_of(question)]
    for (name, options, right), slide in zip(expected, seen, strict=True):
        assert sorted(map(data.tidy, slide["revealed"]["options"])) == sorted(options), name
        assert sorted(map(data.tidy, slide["revealed"]["right"])) == sorted(right), name
    states = [(state, slide[state]) for slide in seen for state in ("asked", "revealed")]
    assert [(shown["title"], state) for state, shown in states if shown["outside"] > 0] == []
    assert [(shown["title"], state, shown["size"]) for state, shown in states if shown["size"] < height / 32] == []


def slides_of(question: object) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the words of the options of each slide of a question, and those that are right."""
    match question:
        case SingleChoice() | MultipleResponse():
            yield (
                [data.plain(option.text) for option in question.options],
                [data.plain(option.text) for option in question.options if option.correct],
            )
        case Ordering():
            steps = [data.plain(step.text) for step in question.steps]
            yield steps, steps[:1]
        case Matching():
            for item in question.items:
                yield list(question.categories), [item.category]
        case GapSelect():
            for gap in question.gaps:
                yield [choice.text for choice in gap.choices], [c.text for c in gap.choices if c.correct]
        case _:
            raise AssertionError(question)


class TestScenario:
    def test_is_played_to_an_end_by_votes(self, room: Page, course: Course) -> None:
        scenario = course.scenarios.files[STORY]
        show(room, f"scenario={STORY}")
        node, ways = scenario.start, 0
        while node in scenario.step:
            step = scenario.step[node]
            best = step.best[0]
            assert title(room) == f"Decision {ways + 1}: {data.plain(step.title)}"
            press(room, letter(best).lower(), "PageDown")
            assert counts(room)[best] == "1 vote"
            press(room, "PageDown")
            assert title(room) == "What happened next"
            expect(room.locator("dialog .told")).to_contain_text(
                data.plain(step.choices[best].consequence.split("\n")[0])
            )
            expect(room.get_by_text("Talk about it:")).to_be_visible()
            press(room, "PageDown")
            node, ways = step.choices[best].next, ways + 1
        ending = scenario.ending[node]
        assert title(room) == data.plain(ending.title)
        press(room, "PageDown")
        for voice in ending.voices.values():
            expect(room.locator("dialog")).to_contain_text(data.plain(voice))
        press(room, "PageDown")
        expect(room.locator("dialog")).to_contain_text(data.plain(ending.guidance.text))
        for place in range(ways):
            press(room, "PageDown")
            assert title(room).startswith(f"Look back {place + 1} of {ways}: ")
            expect(room.locator("dialog .rating")).to_have_count(1)
        press(room, "PageDown")
        assert title(room) == "The end of the scenario"

    def test_with_a_tie_or_no_vote_asks_which_way_to_follow(self, room: Page, course: Course) -> None:
        step = course.scenarios.files[STORY].step[course.scenarios.files[STORY].start]
        show(room, f"scenario={STORY}")
        press(room, "PageDown")
        assert status(room) == "No votes yet. Choose which one to follow."
        press(room, "a", "b", "PageDown", "PageDown")
        assert status(room) == "No clear winner. Choose which one to follow."
        room.get_by_role("button", name="Follow B").click()
        expect(room.locator("dialog .chosen")).to_contain_text(data.plain(step.choices[1].text))

    def test_may_go_back_and_take_another_way(self, room: Page, course: Course) -> None:
        step = course.scenarios.files[STORY].step[course.scenarios.files[STORY].start]
        show(room, f"scenario={STORY}")
        press(room, "a", "r", "ArrowLeft", "b", "b", "r")
        expect(room.locator("dialog .chosen")).to_contain_text(data.plain(step.choices[1].text))

    def test_every_one_of_them_opens(self, room: Page, course: Course) -> None:
        for name, scenario in course.scenarios.files.items():
            show(room, f"scenario={name}")
            assert title(room) == f"Decision 1: {data.plain(scenario.step[scenario.start].title)}"


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
