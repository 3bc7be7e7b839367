"""A trainer with an hour, a room and no projector: from the front page to a plan, and the plan on paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.site.browser import data

SESSIONS = data.course().sessions.files
SHOWN = "elements => elements.filter((element) => element.checkVisibility()).map((element) => element.id)"


def test_from_the_front_page_to_a_plan_in_four_clicks(page: Page) -> None:
    session = next(iter(SESSIONS.values()))
    page.goto("/index.html")
    page.locator(".md-content").get_by_role("link", name="To run a session").click()
    page.get_by_role("link", name="60 minutes", exact=True).first.click()
    expect(page.locator("#minutes-60")).to_be_in_viewport()
    page.locator("#minutes-60 + ul").get_by_role("link", name=session.title).click()
    expect(page).to_have_url(f"{page.url.partition('/trainers')[0]}/trainers/sessions/{session.name}.html#minutes-60")
    expect(page.locator("#minutes-60")).to_be_in_viewport()
    plan = page.locator("section.plan", has=page.locator("#minutes-60"))
    expect(plan.get_by_role("row")).to_have_count(1 + len(session.timetable(session.plans[1])))
    plan.get_by_role("row").nth(2).get_by_role("link").first.click()
    expect(page.locator(":target")).to_be_in_viewport()

    # The plan stays where it was, and no other comes between.
    assert page.locator(".plan > h2").evaluate_all(SHOWN) == ["minutes-60"]


LENGTHS = (30, 60, 120)


@pytest.mark.parametrize("length", LENGTHS)
def test_a_plan_stands_and_prints_with_its_activities_and_no_others(page: Page, length: int) -> None:
    for name, session in SESSIONS.items():
        page.goto("about:blank")  # else the browser only scrolls
        page.goto(f"/trainers/sessions/{name}.html#minutes-{length}")
        plan = next(each for each in session.plans if each.minutes == length)
        wanted = {f"activity-{timed.activity}" for timed in plan.activities}
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            assert page.locator(".plan > h2").evaluate_all(SHOWN) == [f"minutes-{length}"]
            assert set(page.locator(".activity > h3").evaluate_all(SHOWN)) == wanted


def test_a_session_opened_at_its_top_says_no_answer_and_prints_all_of_it(page: Page) -> None:
    questions = {question.id: question for _, question in data.course().bank.questions()}
    for name, session in SESSIONS.items():
        page.goto(f"/trainers/sessions/{name}.html")
        text = data.tidy(page.locator("article").text_content() or "")
        asked = [questions[each] for activity in session.activities for each in activity.questions]
        assert asked
        assert [secret for question in asked for secret in data.secrets(question) if secret in text] == []
        page.emulate_media(media="screen")
        assert page.locator(".plan > h2").evaluate_all(SHOWN) == ["minutes-60"]
        page.emulate_media(media="print")
        assert page.locator(".plan > h2").evaluate_all(SHOWN) == [f"minutes-{length}" for length in LENGTHS]
        assert len(page.locator(".activity > h3").evaluate_all(SHOWN)) == len(session.activities)
