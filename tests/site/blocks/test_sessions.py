"""What a session puts on a page: plans whose minutes can be read off, activities once, and no answer."""

from pathlib import Path

import pytest
from lxml import html

from tests.conftest import write_course, write_files
from tests.site.blocks.session_page import BLOCK, activity, parts, plan
from tests.site.rendering import ALL_TYPES, page, texts, words
from tests.small_session import TAUGHT, session


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_course(tmp_path, TAUGHT)


@pytest.fixture
def tree(root: Path) -> html.HtmlElement:
    return page(root, BLOCK)


class TestPlans:
    def test_say_when_each_activity_begins_and_ends_and_lead_to_it(self, tree: html.HtmlElement) -> None:
        rows = plan(tree, 60).xpath(".//tbody/tr")
        assert [[words(cell) for cell in row] for row in rows] == [
            ["0–5 10:00", "Hello Welcome", "–"],
            ["5–20 10:05", "What the guidance says Read together", "handout"],
            ["20–50 10:20", "The full plate Decide together", "handout, story"],
            ["50–60 10:50", "How are you now? Look back", "–"],
        ]
        for link in tree.xpath("//section[@class='plan']//tbody//a/@href"):
            assert len(tree.xpath(f"//*[@id='{link[1:]}']")) == 1

    def test_stand_in_order_and_are_led_to(self, tree: html.HtmlElement) -> None:
        assert texts(tree, "//section[@class='plan']/h2") == ["30 minutes", "60 minutes", "120 minutes"]
        assert tree.xpath("//p[@class='lengths']/a/@href") == ["#minutes-30", "#minutes-60", "#minutes-120"]

    def test_name_aims_outcomes_who_gets_what_and_what_to_bring(self, tree: html.HtmlElement) -> None:
        assert parts(plan(tree, 60)) == {
            "By the end, people will be able to": (
                "Say what to ask when something is different Tell a fact from an opinion"
            ),
            "Who gets what on paper": "You: run sheet, plan, story Story plate. Each person: handout, Small card, "
            "before and after questions. Only you, kept separate: answers.",
            "Covers": "Small changes Act in time on a small change",
        }
        assert parts(plan(tree, 120)) == {
            "By the end, people will be able to": "Pass on what a carer said",
            "Who gets what on paper": "You: run sheet, plan. Each person: handout, Small card, before and after "
            "questions. Each group of three or four: role-play cards. Only you, kept separate: answers.",
            "Bring": "Pens, paper.",
            "Covers": "Small changes Act in time on a small change Pass on what a carer said",
        }
        links = plan(tree, 60).xpath(".//ul//a/@href")
        assert links == ["scenarios/plate.html", "reference/cards/small.html", "modules/small.html"]

    def test_say_what_to_do_before_and_in_hard_moments(self, tree: html.HtmlElement) -> None:
        (before,) = tree.find_class("before")
        assert parts(before) == {
            "In the ten minutes before": "Print the handout. Read the story once.",
            "Close to home: say this at the start": "Some of us are carers too. You may leave the room.",
            "If nobody speaks": "Let pairs talk for two minutes, then ask one pair.",
            "If someone is upset, or tells you about harm": (
                "Stop, and let a colleague go out with them. Tell the shift lead now if there is harm."
            ),
        }


class TestActivities:
    def test_stand_once_each_with_their_minutes_in_each_plan(self, tree: html.HtmlElement) -> None:
        assert [section.get("data-plans") for section in tree.find_class("activity")] == [
            "30 60 120",
            "30 120",
            "60",
            "30 120",
            "60",
            "120",
            "120",
            "30 60 120",
        ]
        assert texts(activity(tree, "what-changed"), "p[@class='meta']") == [
            "Talk together · 10 minutes of 30. 15 minutes of 120."
        ]

    def test_say_what_to_do_to_ask_to_listen_for_and_to_bring(self, tree: html.HtmlElement) -> None:
        assert parts(activity(tree, "what-changed")) == {
            "Step by step": "Do Only in the 120-minute plan: Have a break. Ask the question. "
            "Do Write down what you hear.",
            "Ask": "What did a carer see before you did?",
            "Listen for": "Some say “she is in a mood”. Ask what they saw.",
            "Without a projector": "Read the question aloud.",
            "If nobody speaks": "Tell of a change that you saw yourself.",
            "Bring": "Pens.",
        }
        # What print leaves out where another length is chosen.
        (first, *steps) = activity(tree, "what-changed").xpath("div[1]/ol/li")
        assert [first.get("data-plans"), *(step.get("data-plans") for step in steps)] == ["120", None, None]

    def test_lead_to_what_people_read(self, tree: html.HtmlElement) -> None:
        section = activity(tree, "read-it")
        assert section.xpath(".//div[@class='part']/p/a/@href") == [
            "modules/small.html#what-to-ask",
            "modules/small.html#whom-to-tell",
        ]
        assert texts(section, ".//ul[@class='points']/li") == ["Ask what is different, and since when."]

    def test_hold_the_cards_of_a_role_play(self, tree: html.HtmlElement) -> None:
        cards = activity(tree, "at-the-door").find_class("role-card")
        assert [words(card) for card in cards] == [
            "All three know Ada stops a worker at the door of her brother.",
            "Care worker You have ten minutes. You have not met Ada.",
            "Carer He has left his lunch for three days. You are worried.",
            "Observer What did the worker ask? What did Ada feel?",
        ]
        assert parts(activity(tree, "at-the-door"))["Afterwards, ask each other"] == (
            "What helped? What will you keep?"
        )

    def test_lead_to_the_scenario_and_to_its_map(self, tree: html.HtmlElement) -> None:
        assert activity(tree, "the-plate").xpath(".//a/@href") == [
            "scenarios/plate.html",
            "trainers/keys/map-plate.html",
        ]

    def test_ask_questions_without_their_answers(self, tree: html.HtmlElement) -> None:
        section = activity(tree, "vote")
        assert texts(section, ".//ol[@class='asked']/li") == [
            "Mr Bello has not hummed since Sunday. What should you do first? Choose one answer. Ask what is different. "
            "Wait until Monday. Cheer the carer up.",
            "Two visits ago the walking frame was gone. What should you do first? Choose one answer. Wait "
            "until Monday. Cheer the carer up. Ask what is different.",
        ]
        assert "You learn what has changed" not in words(tree)
        assert tree.xpath("//form | //input | //details | //*[@data-correct]") == []
        (answers,) = section.find_class("answers")
        assert words(answers) == (
            "Answers: answer key “Small changes”, question 1; answer key “Small changes”, question 2."
        )
        assert answers.xpath("a/@href") == [
            "trainers/keys/good.html#notice-change-1",
            "trainers/keys/good.html#pass-it-on-2",
        ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (
            "right-set",
            "Which two facts do you pass on? Choose two answers. When it began. What the carer said. "
            "What you think of her.",
        ),
        (
            "which-is-which",
            "Fact or opinion? Choose one of these for each: A. Fact · B. Opinion She ate nothing. She is in a mood.",
        ),
        (
            "fill-in",
            "Complete the note. Choose the right words for each gap. The carer (1) …… that she slept badly. I told "
            "the (2) ……. said / claims neighbour / shift lead",
        ),
    ],
)
def test_every_type_of_question_can_be_read_out(tmp_path: Path, name: str, shown: str) -> None:
    more = {
        "quizzes/all.yml": ALL_TYPES,
        "quizzes/sessions/first-signs.yml": session().replace("[notice-change-1,", f"[{name},"),
    }
    assert texts(page(write_course(tmp_path, {**TAUGHT, **more}), BLOCK), "//ol[@class='asked']/li")[0] == shown


def test_the_steps_of_an_order_are_mixed(tmp_path: Path) -> None:
    more = {
        "quizzes/all.yml": ALL_TYPES,
        "quizzes/sessions/first-signs.yml": session().replace("[notice-change-1,", "[in-order,"),
    }
    steps = texts(page(write_course(tmp_path, {**TAUGHT, **more}), BLOCK), "//ol[@class='asked']/li[1]/ol/li")
    assert sorted(steps) == ["Ask.", "Tell.", "Write."]
    assert steps != ["Ask.", "Write.", "Tell."]


def test_room_mode_is_led_to_where_there_is_one(tmp_path: Path) -> None:
    root = write_course(tmp_path, TAUGHT)
    assert page(root, BLOCK).find_class("room-link") == []
    write_course(tmp_path, {**TAUGHT, "docs/trainers/room.md": "# Room\n"})
    tree = page(root, BLOCK)
    asked, played = "questions=notice-change-1,pass-it-on-2", "scenario=plate"
    back = "&back=trainers/sessions/first-signs.html%23"
    links = [(words(link), link.get("href")) for link in tree.xpath("//p[@class='room-link']//a")]
    assert links == [
        (name, f"trainers/room.html#{shown}{back}{place}")
        for name, shown, place in (
            ("Room mode", asked, "minutes-30"),
            ("Room mode", played, "minutes-60"),
            ("Room mode", asked, "minutes-120"),
            ("Show the questions in the room", asked, "at-30-vote"),
            ("Show the questions in the room", asked, "at-120-vote"),
            ("Show the scenario in the room", played, "at-60-the-plate"),
        )
    ]
    cells = [words(cell) for cell in plan(tree, 60).xpath(".//tbody/tr/td[2]")]
    assert [cell for cell in cells if "room" in cell] == ["The full plate Decide together Show in the room"]


def test_forms_that_a_course_prints_are_on_the_list(root: Path) -> None:
    forms = "forms: {once: [modules/small.md], each: [reference/cards/small.md]}\n"
    write_files(root, {"course.yml": (root / "course.yml").read_text(encoding="utf-8") + forms})
    papers = parts(plan(page(root, BLOCK), 60))["Who gets what on paper"]
    assert "You: run sheet, plan, story Story plate, Small changes." in papers
    assert "before and after questions, Small card." in papers


def test_the_search_finds_its_headings_and_nothing_that_a_trainer_says(tree: html.HtmlElement) -> None:
    assert len(tree.xpath("//h2 | //h3")) > 10
    assert tree.xpath("//h2[ancestor-or-self::*[@data-search-exclude]] | //h3[@data-search-exclude]") == []
    parts = tree.find_class("part")
    assert len(parts) > 10
    assert [each for each in parts if each.get("data-search-exclude") is None] == []


def test_is_nothing_in_prose(root: Path) -> None:
    blocks = f"Before\n\n{BLOCK}\n/// sessions\n///\n\nAfter"
    assert words(page(root, blocks, prose_only=True)) == "Before After"


@pytest.mark.parametrize("name", ["none", ""])
def test_that_cannot_be_shown_says_so_in_a_box(root: Path, name: str) -> None:
    (box,) = page(root, f"/// session | {name}\n///\n").find_class("quiz-error")
    assert words(box) == (
        f"This session cannot be shown. quizzes/sessions/{name}.yml is missing or has a fault; see `course check`."
    )


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("activity: vote,", "activity: votes,"),
        ("[notice-change-1,", "[nobody-asks,"),
        ("page: modules/small.md\n        outcomes", "page: modules/none.md\n        outcomes"),
        ("[notice-change, pass-it-on]", "[nothing]"),
        ("scenario: plate", "scenario: none"),
        ("cards: [small]", "cards: [none]"),
        ("section: whom-to-tell", "section: none"),
    ],
)
def test_with_a_fault_that_checks_name_raises_nothing(tmp_path: Path, right: str, wrong: str) -> None:
    """Under `make serve` a page is built, whatever the checks say."""
    root = write_course(tmp_path, {**TAUGHT, "quizzes/sessions/first-signs.yml": session().replace(right, wrong)})
    assert texts(page(root, BLOCK), "//h2")[0] == "30 minutes"
