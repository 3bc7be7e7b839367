import json

import pytest
from hypothesis import given, strategies as st

from course.checks.items.catalogue import ITEM_RULES, RULES
from course.checks.items.check import bank_faults
from course.checks.items.registry import TABLE, Level
from course.measures.idioms import idioms_in
from course.measures.item import CHOICES, QUESTIONS, Item
from course.measures.numbers import amount
from course.measures.vocabulary import vocabulary
from tests.bench.flaws.agreement import benchmark, disagreements, halves, read_labels
from tests.bench.flaws.lint import bare_item, lint_lines
from tests.checks.items.cases import CASES, Case, asked, choice
from tests.conftest import ROOT

BY_NAME = {rule.name: rule for rule in ITEM_RULES}
LABELLED = ROOT / "tests" / "fixtures" / "labelled-items.jsonl"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.fires}-{case.item.stem[:25]}")
def test_rule(case: Case) -> None:
    faults = list(BY_NAME[case.rule].faults(case.item))
    assert bool(faults) is case.fires, faults
    assert all(fault.message and fault.where for fault in faults)


def test_every_rule_of_the_table_is_registered_in_its_order() -> None:
    assert tuple(rule.name for rule in RULES) == TABLE


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_tells_authors_what_they_need(rule: object) -> None:
    for field in ("what", "why", "source", "mend"):
        assert getattr(rule, field).strip()
    assert rule.why.endswith(".")  # type: ignore[attr-defined]
    assert rule.mend.endswith(".")  # type: ignore[attr-defined]


@pytest.mark.parametrize("rule", ITEM_RULES, ids=lambda rule: rule.name)
def test_every_rule_has_a_case_that_fires_and_one_that_does_not(rule: object) -> None:
    assert {case.fires for case in CASES if case.rule == rule.name} == {True, False}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("item", "level"),
    [
        (asked("Ask her", "Always wait", "Go"), Level.ERROR),
        (asked("Always ask her", "Always wait", "Go"), Level.WARNING),
    ],
)
def test_absolute_terms_are_an_error_when_only_distractors_carry_them(item: Item, level: Level) -> None:
    assert {fault.level for fault in BY_NAME["absolute-terms"].faults(item)} == {level}


def test_an_emphasised_negative_is_still_one() -> None:
    assert list(BY_NAME["negative-stem"].faults(choice("Which of these should you **not** do?")))


class TestIdioms:
    @pytest.mark.parametrize("entry", list(vocabulary().idioms))
    def test_each_entry_is_found_in_a_sentence(self, entry: str) -> None:
        phrase = entry.replace("{", "").replace("}", "").replace("one's", "her").replace("oneself", "herself")
        phrase = phrase.replace("someone", "Ruth")
        for group, first in _groups(phrase):
            phrase = phrase.replace(group, first)
        assert idioms_in(f"We saw {phrase.replace('?', '')} zzz."), phrase

    def test_there_are_enough_and_each_has_plain_words(self) -> None:
        assert len(vocabulary().idioms) >= 150
        assert all(told.partition(" !")[0].strip() for told in vocabulary().idioms.values())

    @pytest.mark.parametrize(
        "text",
        [
            "She bent over backwards to help.",
            "He’s burning the candle at both ends",
            "They kept Ruth in the dark",
            "Their hands are tied",
            "I was putting up with the noise",
            "They let us all down.",
            "Do not let her brother down.",
            "He put her old mother in the picture",
        ],
    )
    def test_forms_of_verbs_and_owners_are_found(self, text: str) -> None:
        assert idioms_in(text)

    @pytest.mark.parametrize(
        "text",
        [
            "She looks after Bilal, gets up at six and picks up his tablets.",
            "Carry out the plan, write it down and find out more.",
            "The milk is in the fridge and his shoes are in the hall.",
            "He let the bed down gently.",
            "The dog’s lead is red, and the flags are red.",
            "She ran down the stairs.",
            "A piece of cake with his tea.",
            "Look into her eyes.",
            "Ring the bell twice.",
            # The words of an idiom stand there, but the person does something else.
            "Let us sit him down first.",
            "Let her lie down, and let Mr Bello calm down.",
            "Let them write it down, then let the man go off the ward.",
            "Bring the chair and turn her round.",
        ],
    )
    def test_everyday_words_and_literal_meanings_are_not(self, text: str) -> None:
        assert not idioms_in(text)


def _groups(phrase: str) -> list[tuple[str, str]]:
    import re

    return [
        (found[0], "" if found[0].endswith("?") else found[1].split("|")[0])
        for found in re.finditer(r"\(([^)]*)\)\??", phrase)
    ]


class TestNumbers:
    @pytest.mark.parametrize(
        ("option", "value"),
        [
            ("£1,250.50", 1250.5),
            ("-3", -3),
            ("2 1/2 hours", 9000),
            ("half an hour", 1800),
            ("a week", 604_800),
            ("3 million", 3e6),
            ("$\\frac{1}{4}$", 0.25),
            ("10 to 20", 10),
            ("3 pm", 15),
        ],
    )
    def test_an_amount_is_read(self, option: str, value: float) -> None:
        found = amount(option)
        assert found is not None
        assert found.value == pytest.approx(value)

    @pytest.mark.parametrize("option", ["x + 3", "3x - 2", "Ask her", "2 cups and 3 spoons", ""])
    def test_other_options_are_no_amounts(self, option: str) -> None:
        assert amount(option) is None


class TestBenchmark:
    def test_our_own_labels_agree(self) -> None:
        result = benchmark(read_labels(LABELLED))
        assert {name for name in TABLE if name in result.flaws} == set(BY_NAME) - {"feedback"}
        for name, one in result.flaws.items():
            assert one.hits + one.misses == one.false_alarms + one.rest == 5, name
            assert one.precision == 1, name
            assert one.f1 >= 0.85, name
        assert result.pooled(result.flaws).f1 >= 0.97
        assert "pooled: all" in result.table()

    def test_a_missed_flaw_is_shown_for_reading(self) -> None:
        row = {"question": "Where do cooks cook?", "choices": ["In", "Out", "Up"], "answer": "A"}
        labelled = {**row, "flaw_type": "no_fill_in_blank", "label": 1.0}
        assert list(disagreements([labelled], "no_fill_in_blank")) == [(labelled, False)]
        assert benchmark([labelled]).flaws["no_fill_in_blank"].misses == 1

    def test_all_labels_of_a_question_fall_into_one_half(self) -> None:
        tune, held = halves([{"question": f"Question {n // 2}?"} for n in range(40)])
        assert len(tune) + len(held) == 40
        assert {row["question"] for row in tune}.isdisjoint(row["question"] for row in held)


class TestLint:
    def test_each_line_gets_its_rules_in_order(self) -> None:
        lines = [
            json.dumps({"question": "He takes ____ at noon.", "choices": ["Yes", "No"], "answer": "A"}),
            "",
            json.dumps({"question": "What should you ask Ruth?", "choices": ["How?", "Why?", "Who?"], "answer": "B"}),
        ]
        first, second = (json.loads(line)["rules"] for line in lint_lines(lines))
        assert {"option-count", "true-false", "blank-in-stem"} <= set(first)
        assert second == []

    @pytest.mark.parametrize("line", ["[]", "{}", "nonsense", '{"question": "Q", "choices": "AB"}'])
    def test_a_line_that_is_no_item_is_named(self, line: str) -> None:
        with pytest.raises(ValueError, match="line 1: "):
            list(lint_lines([line]))

    def test_an_answer_that_names_no_choice_leaves_no_key(self) -> None:
        assert bare_item({"question": "Why?", "choices": ["a", "b"], "answer": "Z"}).keys == frozenset()


SCRAPS = (
    *("not", "A and B", "_", "( )", "[ ]", "“ ”", "…", "1", "1/0", "half", "£", "%", "never", "all of the above"),
    *("i) ii)", "a.m.", "*", "_x_", "\\frac{1}{0}", "?", "of", "every", "\n- ", "½", "['"),
)
TEXTS = st.text(max_size=80) | st.lists(st.sampled_from(SCRAPS), max_size=12).map(" ".join)


@given(TEXTS, st.lists(TEXTS, max_size=6), TEXTS, st.sampled_from(sorted(CHOICES | QUESTIONS)), st.data())
def test_no_rule_raises_whatever_the_text(
    stem: str, options: list[str], vignette: str, kind: str, data: st.DataObject
) -> None:
    keys = data.draw(st.sets(st.integers(0, len(options) - 1)) if options else st.just(set()))
    feedback = tuple(options) if data.draw(st.booleans()) else ()
    item = Item(stem, tuple(options), frozenset(keys), vignette, kind, feedback)
    for rule in ITEM_RULES:
        assert isinstance(list(rule.faults(item)), list)
    assert isinstance(list(bank_faults([item] * 25)), list)
