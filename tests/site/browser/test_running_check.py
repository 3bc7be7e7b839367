"""A final check that is not finished: nothing of it is lost, and no address does harm."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings, strategies as st
from playwright.sync_api import Browser, Page, expect

from course.bank.fingerprint import bank_fingerprint
from course.course import Course
from tests.site.browser.final_check import ANSWER, COUNT, GIVEN, PATH, TOUCHED, draw_of, shown, start
from tests.site.browser.progress import kept, put


class TestARunningCheck:
    def test_is_not_lost_by_going_to_another_place_of_the_page(self, check: Page) -> None:
        start(check)
        check.evaluate(ANSWER, [])
        check.evaluate(TOUCHED)
        address = check.url
        # It stands alone: below it is what the page says of checks, for who has not begun.
        expect(check.locator("course-check ~ *:visible")).to_have_count(0)
        expect(check.locator(".md-nav--secondary:visible")).to_have_count(0)
        # A place of the page; “Skip to content”; an address that leads nowhere.
        for place in ("#record", "#final-check", "#nowhere"):
            check.evaluate("(place) => { location.hash = place }", place)
            expect(check).to_have_url(address)
        given = check.evaluate(GIVEN)
        check.go_back()
        expect(check).to_have_url(address)
        check.context.grant_permissions(["clipboard-read", "clipboard-write"])
        check.get_by_role("button", name="Copy the address").click()
        expect(check.get_by_text("Copied. Paste it where you can find it again.")).to_be_visible()
        assert check.evaluate("navigator.clipboard.readText()") == address
        assert check.evaluate(GIVEN) == given

    def test_of_questions_that_were_updated_is_said_to_be_gone_until_another_one_is_begun(
        self, check: Page, course: Course
    ) -> None:
        check.goto(PATH)
        begun = {"check": "#00000000-77-1.1.1"}
        put(check, begun)
        gone = check.get_by_text("The questions have been updated, so you cannot go on with the check that you began.")
        for at in (f"#{bank_fingerprint(course.bank)}-7", ""):  # with the number of another one, or none
            check.goto("about:blank")
            check.goto(f"{PATH}{at}")
            expect(gone).to_be_visible()
        assert kept(check)["check"] == begun["check"]
        check.get_by_role("button", name="Start the final check").click()
        shown(check)
        check.evaluate(ANSWER, [])
        check.evaluate(TOUCHED)
        check.goto("about:blank")
        check.goto(PATH)
        carry_on, other = (check.get_by_role("button", name=name) for name in ("Carry on with", "Start another"))
        expect(gone).to_have_count(0)
        # A slip of the finger must not delete what was answered.
        upper, lower = carry_on.bounding_box(), other.bounding_box()
        assert upper is not None
        assert lower is not None
        assert lower["y"] - (upper["y"] + upper["height"]) >= 8

    def test_gives_way_to_another_one_only_with_the_learner_s_word(self, check: Page, course: Course) -> None:
        check.goto(PATH)
        check.evaluate("courseProgress.begin()")
        begun = start(check)
        assert "check" not in kept(check)  # nothing was answered
        check.evaluate(ANSWER, [])
        check.evaluate(TOUCHED)
        number, address = check.url.partition("#")[2].split("-")[1], kept(check)["check"]
        other = next(seed for seed in range(9) if str(seed) != number)
        check.goto("about:blank")
        check.goto(f"{PATH}#{bank_fingerprint(course.bank)}-{other}")  # as it stands on a record
        expect(check.get_by_text("This address opens another check.")).to_be_visible()
        expect(check.get_by_text(f"{COUNT} of {COUNT} questions answered. If you start another one")).to_be_visible()
        assert kept(check)["check"] == address
        check.get_by_role("button", name="Start another check").click()
        assert shown(check) == draw_of(course, other)
        assert kept(check)["check"] == address
        # The number alone of the check that was begun brings its answers.
        check.goto("about:blank")
        assert start(check, f"#{bank_fingerprint(course.bank)}-{number}") == begun
        assert check.url.endswith(address)


@pytest.fixture(scope="module")
def running(browser: Browser, base_url: str) -> Iterator[Page]:
    """A check that runs, for any address."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.goto(PATH)
    page.get_by_role("button", name="Start the final check").click()
    shown(page)
    yield page
    context.close()


# Reads an address, puts its answers on the page, and says what the page then writes: twice, which is the same.
OPENED = """(hash) => {
    const { read, write, fill } = courseAddress
    const quiz = document.querySelector("course-check course-quiz")
    const size = () => document.querySelectorAll("course-check *").length
    const before = size()
    const put = (text) => {
        const asked = read(text)
        if (!asked) return null
        fill(quiz, asked.told[0] || [])
        return write(asked.print, asked.seed, [quiz])
    }
    const once = put(hash)
    return [size() - before, once, once && put(once)]
}"""

ANSWERS = st.lists(st.from_regex(r"[0-9a-z_]{0,6}[A-C]?", fullmatch=True), max_size=30).map(".".join)

HOSTILE = st.one_of(
    st.text(max_size=200),
    st.builds("#0a1b2c3d-{}-{}".format, st.integers(0, 2**33), ANSWERS),
    st.builds("#0a1b2c3d-7-{}".format, st.text(alphabet="09azAZ_.-<>\"'%&:/ \n", max_size=80)),
)


@settings(max_examples=60, deadline=None)
@given(address=HOSTILE)
def test_any_address_is_read_without_a_fault_and_adds_nothing_to_the_page(running: Page, address: str) -> None:
    added, once, twice = running.evaluate(OPENED, address)
    assert added == 0
    assert once == twice
    assert once is None or re.fullmatch(r"#[0-9a-f]{8}-\d{1,10}(-[\w.]+)?", once), once
