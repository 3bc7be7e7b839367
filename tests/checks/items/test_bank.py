import random
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from course.bank.quiz import Bank, parse_quiz
from course.checks.items import check_items, robot
from course.checks.items.catalogue import BANK_RULES
from course.checks.items.check import bank_faults, faults_of
from course.checks.items.together import refers_up
from course.measures import chance
from course.measures.item import GAP, MULTIPLE, Item, items_of
from course.measures.robots.picks import score
from course.reading.findings import Severity
from course.site.kept import Kept
from tests.checks.items.cases import REASONS
from tests.conftest import sound

NOUNS = (
    *("apple", "river", "stone", "cloud", "paper", "light", "chair", "glass", "table"),
    *("house", "plant", "winter", "summer", "bread", "milk", "water", "hand"),
)
VERBS = (
    *("carry", "bring", "fold", "wash", "open", "close", "paint", "mend", "lift"),
    *("count", "sort", "hang", "share", "fetch"),
)
BY_NAME = {rule.name: rule for rule in BANK_RULES}


def balanced(count: int) -> list[Item]:
    """A bank without cues: options of random words and like lengths, the key in a random place."""
    dice = random.Random(7)
    return [
        Item(
            f"What should {dice.choice(NOUNS)} {number} do?",
            tuple(
                " ".join((dice.choice(VERBS), "the", dice.choice(NOUNS), "by the", dice.choice(NOUNS)))
                for _ in range(4)
            ),
            frozenset({dice.randrange(4)}),
            vignette=" ".join(dice.choice(NOUNS) + str(dice.randrange(900)) for _ in range(15)),
            id=f"item-{number}",
            source="bank",
        )
        for number in range(count)
    ]


def flawed(count: int) -> list[Item]:
    """A bank as it is often found: the key is the longest and repeats the stem, the others are absolute."""
    items = []
    for number, item in enumerate(balanced(count)):
        key = min(item.keys)
        options = [f"always {option}" if number % 2 else option for option in item.options]
        options[key] = f"{item.options[key]}, then stop and think about {item.stem.split()[2]} for a while"
        items.append(replace(item, options=tuple(options)))
    return items


def named(items: list[Item]) -> set[str]:
    return {fault.rule for fault in bank_faults(items)}


class TestRobot:
    def test_it_is_not_above_chance_on_a_balanced_bank(self) -> None:
        found = score(robot.picks(balanced(1000)))
        assert found.by_chance == 0.25
        assert found.p >= 0.05
        assert found.interval[0] < 0.25

    def test_it_is_far_above_chance_on_a_flawed_bank(self) -> None:
        found = score(robot.picks(flawed(60)))
        assert found.share > 0.8
        assert found.p < 1e-6
        assert found.interval[0] > 0.5
        assert "test-wise" in named(flawed(60))

    def test_it_never_looks_at_the_key(self) -> None:
        item = balanced(1)[0]
        assert {robot.pick(replace(item, keys=frozenset({key}))) for key in range(4)} == {robot.pick(item)}

    def test_the_place_of_an_option_gives_it_no_advantage(self) -> None:
        item = balanced(1)[0]
        turned = replace(item, options=item.options[::-1])
        assert item.options[robot.pick(item)] == turned.options[robot.pick(turned)]

    def test_it_sits_only_items_with_one_right_answer(self) -> None:
        items = balanced(3)
        assert len(robot.picks([items[0], replace(items[1], kind=MULTIPLE), replace(items[2], kind="ordering")])) == 1
        assert score([]).p == 1


class TestChance:
    def test_equal_chances_are_binomial(self) -> None:
        assert chance.at_least(2, [0.5, 0.5, 0.5]) == pytest.approx(0.5)
        assert chance.at_least(0, []) == 1

    def test_unlike_chances_are_exact(self) -> None:
        assert chance.distribution([0.5, 0.25, 0.25]) == pytest.approx([0.28125, 0.46875, 0.21875, 0.03125])

    def test_wilsons_interval(self) -> None:
        low, high = chance.wilson(10, 40)
        assert (low, high) == (pytest.approx(0.1419, abs=1e-3), pytest.approx(0.4019, abs=1e-3))
        assert chance.wilson(0, 0) == (0, 1)


class TestBankRules:
    def test_a_balanced_bank_is_clean_but_for_chance_runs(self) -> None:
        assert named([replace(item, keys=frozenset({n % 4})) for n, item in enumerate(balanced(80))]) == set()

    def test_a_favourite_place(self) -> None:
        items = [replace(item, keys=frozenset({1 if n % 2 else n % 4})) for n, item in enumerate(balanced(40))]
        assert "key-position" in named(items)

    def test_a_few_items_say_nothing_about_places_but_a_run_does(self) -> None:
        items = [replace(item, keys=frozenset({0})) for item in balanced(4)]
        assert [fault.message for fault in BY_NAME["key-position"].faults(items)] == [
            "the key stands in place 1 more than 3 times in a row"
        ]
        assert not list(BY_NAME["key-position"].faults(items[:3]))
        # Three in each of two files are no run of six.
        assert not list(BY_NAME["key-position"].faults([*items[:3], *(replace(i, source="b") for i in items[:3])]))

    def test_keys_that_are_longest_too_often(self) -> None:
        assert "key-length" in named(flawed(40))
        assert not list(BY_NAME["key-length"].faults(flawed(10)))

    def test_near_duplicates_share_their_situation(self) -> None:
        one = Item(
            "What should you say to her?", ("a", "b"), vignette="Ruth has spilt her tea on the new rug", id="one"
        )
        other = replace(one, id="two", vignette="Ruth has spilt her tea on the old rug")
        assert [fault.words for fault in BY_NAME["near-duplicates"].faults([one, other])] == [("one",)]
        # The same short question in two situations, and two questions on one situation, are no duplicates.
        elsewhere = replace(one, id="three", vignette="Omar waits at the bus stop with his bag and a red coat")
        assert not list(BY_NAME["near-duplicates"].faults([one, elsewhere]))
        next_one = replace(one, id="four", stem="What belongs in the record of today?", options=("c d", "e f"))
        assert not list(BY_NAME["near-duplicates"].faults([one, next_one]))

    def test_members_of_one_family_are_meant_to_be_alike_and_two_alike_families_are_told_once(self) -> None:
        told = "Mr Odum has eaten nothing since Monday and turns to the wall when you bring his {} tray."
        items = [
            Item("What do you do?", vignette=told.format(meal), id=f"{family}-{meal}", family=family)
            for family in ("first", "second")
            for meal in ("morning", "noon", "evening")
        ]
        rule = BY_NAME["near-duplicates"]
        assert not list(rule.faults(items[:3]))
        assert [(fault.item.id if fault.item else "", fault.words) for fault in rule.faults(items)] == [
            ("second-morning", ("first-morning",))
        ]

    @pytest.mark.parametrize(
        ("option", "up"),
        [
            ("Tell your line manager today", True),
            ("Report it", True),
            ("Speak to the nurse in charge", True),
            ("Ask the safeguarding lead what to do", True),
            ("Tell Ruth what you saw", False),
            ("Ask what the report said", False),
            ("Read the manager’s note to her", False),
        ],
    )
    def test_handing_it_on_is_recognised(self, option: str, up: bool) -> None:
        assert refers_up(option) is up

    def test_handing_it_on_must_not_be_the_answer_to_guess(self) -> None:
        def bank(upward: int, **more: Any) -> list[Item]:
            return [
                replace(item, keys=frozenset({0}), options=("Tell your manager", *item.options[1:]), **more)
                if number < upward
                else item
                for number, item in enumerate(balanced(12))
            ]

        rule = BY_NAME["refer-up-key"]
        assert list(rule.faults(bank(4)))
        assert not list(rule.faults(bank(3)))
        assert not list(rule.faults(bank(4, critical=True)))


QUIZ = """\
title: Tea
module: modules/tea.md
questions:
  - id: tea-first
    type: single-choice
    outcome: notice
    use: module
    stem: Which of these should you not do for Ruth?
    options:
      - text: Offer her a cup of tea
        feedback: "{0}"
      - text: Ask her what has changed
        correct: true
        feedback: "{1}"
      - text: Write it in the notes
        feedback: "{2}"
    evidence:
      - page: modules/tea.md
        section: tea
        quote: six words that stand somewhere there
  - id: tea-record
    type: gap-select
    outcome: notice
    use: module
    stem: Choose the words that make the best record.
    text: Ruth was [[how]].
    gaps:
      - id: how
        choices:
          - text: at the end of her tether
            feedback: "{0}"
          - text: quiet at tea
            correct: true
            feedback: "{1}"
    evidence:
      - page: modules/tea.md
        section: tea
        quote: six words that stand somewhere there
""".format(*REASONS)


@pytest.fixture
def make_bank() -> Callable[[str], Bank]:
    def make(text: str = QUIZ) -> Bank:
        quiz = sound(parse_quiz("quizzes/tea.yml", text.encode()))
        return Bank({"tea": quiz})

    return make


class TestCheckItems:
    def test_findings_stand_where_the_words_are(self, make_bank: Callable[..., Bank]) -> None:
        found = {(f.rule, f.question): f for f in check_items(make_bank())}
        negative = found["negative-stem", "tea-first"]
        assert (negative.position.line, negative.severity) == (8, Severity.ERROR)
        assert "“not”" in negative.message
        assert negative.mend
        idiom = found["idiom", "tea-record"]
        assert (idiom.position.line, idiom.severity) == (30, Severity.WARNING)

    def test_what_was_kept_is_told_again_where_it_stands_now(
        self, make_bank: Callable[..., Bank], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        again = QUIZ[QUIZ.index("  - id: tea-first") :].replace("id: tea-", "id: more-tea-")
        keep = Kept(tmp_path)
        first = check_items(make_bank(QUIZ + again), keep=keep)
        assert ("near-duplicates", "more-tea-first") in {(found.rule, found.question) for found in first}
        monkeypatch.setattr("course.checks.items.check.BANK_RULES", ())
        below = QUIZ.replace("module:", "\nmodule:") + again
        lower = [found.position._replace(line=found.position.line + 1) for found in first]
        assert [found.position for found in check_items(make_bank(below), keep=keep)] == lower

    def test_a_waiver_with_its_reason_silences_one_rule_of_one_question(self, make_bank: Callable[..., Bank]) -> None:
        reason = "The danger itself must be named here, since two people were harmed by it."
        rules = {f.rule for f in check_items(make_bank(), {"tea-first": {"negative-stem": reason}})}
        assert "negative-stem" not in rules
        assert not rules & {"unused-waiver", "short-waiver"}

    def test_waivers_are_looked_at_themselves(self, make_bank: Callable[..., Bank]) -> None:
        waivers = {"tea-first": {"negative-stem": "needed here", "blank-in-stem": "x " * 10, "negative-stm": "x " * 10}}
        found = {f.rule: f for f in check_items(make_bank(), waivers)}
        assert {"short-waiver", "unused-waiver", "unknown-rule"} <= found.keys()
        assert "blank-in-stem" in found["unused-waiver"].message
        assert "negative-stem" in found["unknown-rule"].message

    def test_the_gaps_of_a_record_are_choices_of_their_own(self, make_bank: Callable[..., Bank]) -> None:
        whole, gap = items_of(next(q for _, q in make_bank().questions() if q.id == "tea-record"), None)
        assert (whole.kind, gap.kind) == ("gap-select", GAP)
        assert whole.body == "Ruth was quiet at tea."
        assert gap.options[min(gap.keys)] == "quiet at tea"
        assert gap.option_at(0) == ("gaps", 0, "choices", 0, "text")


def test_twelve_hundred_questions_are_checked_quickly() -> None:
    items = [
        replace(item, feedback=(*REASONS, "It may be kind, but it takes a choice away from her."))
        for item in balanced(1200)
    ]
    start = time.process_time()
    list(faults_of(items))
    list(bank_faults(items))
    assert time.process_time() - start < 5
