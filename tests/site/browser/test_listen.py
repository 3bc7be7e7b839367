"""Listening to a part and to a question: what a voice says, in which order, and that only one of the device may."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.site.browser import data, stories
from tests.site.browser.player import Player
from tests.site.browser.test_axe import faults_of, load_axe

PAGE = "modules/who-carers-are.html"
# A voice that notes what it is to say. It says nothing by itself: the test tells when a sentence is over.
FAKE = """() => {
    window.said = []
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
    speechSynthesis.speak = (one) => said.push(one)
    speechSynthesis.cancel = () => said.forEach((one) => one.cut = true)
    window.has = (...voices) => {
        speechSynthesis.getVoices = () => voices.map(([lang, localService]) => ({ lang, localService }))
        speechSynthesis.dispatchEvent(new Event("voiceschanged"))
    }
}"""
MORE = """() => document.querySelector("#ask").insertAdjacentHTML("afterend",
    "<p>Call <b>999</b>. The CQC said, “No.” It is 8.30 am.<span hidden> Not this.</span></p>" +
    "<p>Ring 0808 80 10 or 116 123, or 105 for 40 minutes.</p><p>4 of 5.</p><label>3. Who</label>" +
    "<svg><text>1</text><text>2 to 3</text></svg>")"""
OVER = "() => said.at(-1).onend()"
MARKED = "[...CSS.highlights.get('spoken') ?? []].map((range) => range.toString().trim()).join()"


def last(page: Page) -> dict[str, Any]:
    said: dict[str, Any] = page.evaluate("({ ...said.at(-1), voice: said.at(-1).voice.lang, count: said.length })")
    return said


def test_a_part_and_a_question_are_read_aloud_by_a_voice_of_the_device_alone(page: Page) -> None:
    instance = next(each for each in data.on_page(PAGE) if each.scored and each.kind == "single-choice")
    page.goto(f"/{PAGE}#ask")
    page.evaluate(FAKE)
    page.evaluate(MORE)
    buttons = page.locator(".listen")
    for voices, loaded in (([], 0), ([["en-GB", False]], 0), ([["cy-GB", True], ["en-GB", False]], 1)):
        page.evaluate("voices => has(...voices)", voices)
        expect(buttons).to_have_count(0)
        assert page.locator("script[src$='listen.js']").count() == loaded
    page.evaluate("has(['en_US', true], ['en-GB', false], ['en-GB', true])")
    expect(page.locator("section.step:not(:has(> :first-child + .listen))")).to_have_count(0)
    here = page.locator("#ask + .listen")
    main = here.get_by_role("button").first
    expect(main).to_have_text("Listen")

    main.click()
    expect(main).to_have_text("Pause")
    title = page.locator("#ask").inner_text()
    first = "“Are you a carer?” asks people what they are."
    ring = "Ring 0808 80 10 or 116 123, or 105 for 40 minutes."
    # Numbers of telephones digit by digit; the number of an entry or of a step is no sentence.
    heard = "Ring 0 8 0 8 8 0 1 0 or 1 1 6 1 2 3, or one oh five for 40 minutes."
    rest = ["4 of 5.", "Who", "2 to 3", first]
    told = [title, "Call nine nine nine.", "The C Q C said, “No.”", "It is 8.30 am.", heard, *rest]
    shown = [title, "Call 999.", "The CQC said, “No.”", "It is 8.30 am.", ring, *rest]
    for words, marked in zip(told, shown, strict=True):
        said = last(page)
        assert (" ".join(said["text"].split()), said["voice"], said["rate"]) == (words, "en-GB", "1")
        assert page.evaluate(MARKED) == marked
        page.evaluate(OVER)

    before = last(page)
    main.click()
    expect(main).to_have_text("Carry on")
    assert last(page)["cut"]
    page.evaluate(OVER)  # as some browsers say when they are told to be silent
    assert last(page)["count"] == before["count"]
    main.click()
    assert (last(page)["text"], last(page)["count"]) == (before["text"], before["count"] + 1)
    here.get_by_role("combobox", name="Speed").select_option("Slow")
    assert (last(page)["text"], last(page)["rate"]) == (before["text"], "0.75")
    load_axe(page)
    page.evaluate("document.querySelectorAll('course-quiz').forEach((quiz) => quiz.hidden = true)")
    assert faults_of(page, "listening") == []
    page.evaluate("document.querySelectorAll('course-quiz').forEach((quiz) => quiz.hidden = false)")

    here.get_by_role("button", name="Stop").click()
    expect(main).to_be_focused()
    main.click()
    assert last(page)["text"] == title
    page.evaluate("document.dispatchEvent(new CustomEvent('course:part'))")
    expect(main).to_have_text("Listen")
    expect(here.get_by_role("combobox")).to_have_count(0)
    assert (page.evaluate(MARKED), last(page)["cut"]) == ("", True)

    page.goto(instance.address)
    page.evaluate("said.length = 0")
    player = Player(page, instance)
    player.form.get_by_role("button", name="Listen").click()
    while "Pause" in player.form.locator(".listen").inner_text():
        page.evaluate(OVER)
    words = " ".join(page.evaluate("said.map(({ text }) => text)"))
    options = data.controls(instance.question)
    for told_once in (data.plain(instance.question.stem), *options):
        assert words.count(told_once) == 1
    assert not any(option.feedback in words for option in instance.question.options)
    assert player.status.inner_text() == "", "to listen checks nothing"


def test_a_scene_is_read_aloud_from_what_came_of_the_choice_to_the_next_one(page: Page) -> None:
    name = stories.names()[0]
    story = stories.scenario(name)
    page.goto(f"/{stories.path(name)}")
    page.evaluate(FAKE)
    page.evaluate("has(['en-GB', true])")
    choice = story.step[story.start].choices[0]
    page.get_by_role("button", name=data.plain(choice.text), exact=True).click()
    buttons = page.locator(".scene .listen")
    expect(buttons).to_have_count(1)
    buttons.get_by_role("button").click()
    while "Pause" in buttons.inner_text():
        page.evaluate(OVER)
    scene = story.step[choice.next]
    told = [
        choice.consequence,
        f"Decision 2 {scene.title}",
        scene.text,
        scene.ask,
        *(each.text for each in scene.choices),
    ]
    words = " ".join(map(data.plain, told)).replace("999", "nine nine nine")
    assert page.evaluate("said.map(({ text }) => text).join(' ')").startswith(words)
