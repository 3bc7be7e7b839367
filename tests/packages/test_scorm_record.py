"""What is kept between visits: any state comes back as it was, in as many letters as the standards let it have."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings, strategies as st

from tests.packages.node import Node

LIMIT_12, LIMIT_2004 = 4096, 64000

ANSWERED, DAYS = (
    st.integers(0, most).map(lambda days: (date(2020, 1, 1) + timedelta(days=days)).isoformat())
    for most in (8191, 12_000)
)

PRINTS = st.integers(0, 2**32 - 1).map("{:08x}".format)
SHARES = st.integers(0, 100).map(lambda hundredths: hundredths / 100)


def table(questions: int, decide: int = 0, scenarios: int = 3) -> dict[str, Any]:
    """Return a package's table."""
    return {
        "print": "0123abcd",
        "modules": [[f"modules/m{n}.html", f"Module {n}"] for n in range(12)],
        "questions": [{"id": f"question-{n}", "print": f"{n:08x}"} for n in range(questions)],
        "scenarios": [[f"story-{n}", [f"end-{e}" for e in range(n % 4 + 3)]] for n in range(scenarios)],
        "rule": {"questions": list(range(decide)), "pass": 80},
    }


@st.composite
def entries(draw: st.DrawFn, own: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"print": draw(st.one_of(st.just(own), PRINTS)), "share": draw(SHARES)}
    entry |= {"sure": draw(st.integers(0, 3)), "day": draw(ANSWERED)}
    if draw(st.booleans()):
        entry["drawn"] = True
    if draw(st.booleans()):
        entry |= {"box": draw(st.integers(0, 3)), "due": draw(DAYS)}
    return entry


@st.composite
def kept(draw: st.DrawFn, known: dict[str, Any]) -> dict[str, Any]:
    """Return anything that progress and the shell may keep."""
    questions, scenarios = known["questions"], known["scenarios"]
    chosen = draw(st.sets(st.sampled_from(range(len(questions)))))
    state: dict[str, Any] = {
        "version": 1,
        "answers": {questions[n]["id"]: draw(entries(questions[n]["print"])) for n in sorted(chosen)},
        "scenarios": {},
    }
    for name, endings in scenarios:
        if draw(st.booleans()):
            seen = [end for end in endings if draw(st.booleans())]
            state["scenarios"][name] = {"endings": seen, "ways": draw(st.integers(1, 9999)), "day": draw(DAYS)}
    if draw(st.booleans()):
        page, title = draw(st.sampled_from(known["modules"]))
        state["place"] = {"page": page, "title": title}
    if draw(st.booleans()):
        words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
        points = draw(st.integers(0, 99_900)) / 100
        state["passed"] = {"day": draw(DAYS), "points": points, "of": draw(st.integers(1, 999)), "version": draw(words)}
        if draw(st.booleans()):
            state["passed"] |= {"print": draw(PRINTS), "number": draw(st.integers(0, 2**32 - 1))}
        if draw(st.booleans()):
            state["passed"]["safety"] = draw(st.lists(st.integers(0, 999), min_size=3, max_size=3))
    result = draw(st.none() | st.fixed_dictionaries({"passed": st.booleans(), "raw": st.integers(0, 100)}))
    counted = sorted(draw(st.dictionaries(st.sampled_from(known["rule"]["questions"]), SHARES)).items())
    slots = draw(st.lists(st.integers(0, len(questions)), max_size=250))
    return {"state": state, "result": result, "counted": [list(each) for each in counted], "slots": slots}


KNOWN = table(40, decide=10)


@settings(max_examples=200)
@given(kept(KNOWN), st.sampled_from([LIMIT_12, LIMIT_2004]))
def test_any_state_comes_back(node: Node, before: dict[str, Any], limit: int) -> None:
    packed = node.ask("pack", [KNOWN, before, limit, 63])
    assert packed["isWhole"]
    assert len(packed["text"]) <= limit
    assert packed["text"].isascii()
    assert node.ask("unpack", [KNOWN, packed["text"]]) == {"kept": before, "turn": 63, "news": ""}
    assert packed["text"] != node.ask("pack", [KNOWN, before, limit, 64])["text"]


def worst(known: dict[str, Any]) -> dict[str, Any]:
    """Return the longest that can be kept: every question answered, changed since, and waiting for review."""
    chance = random.Random(0)
    answers = {
        question["id"]: {
            "print": f"{chance.randrange(2**32):08x}",
            "share": 0.67,
            "sure": 3,
            "day": "2042-06-05",
            "box": 3,
            "due": "2064-01-21",
        }
        for question in known["questions"]
    }
    scenarios = {name: {"endings": list(ends), "ways": 9999, "day": "2063-12-31"} for name, ends in known["scenarios"]}
    page, title = known["modules"][-1]
    return {
        "state": {
            "version": 1,
            "answers": answers,
            "scenarios": scenarios,
            "place": {"page": page, "title": title},
            "passed": {
                "day": "2063-12-31",
                "points": 999,
                "of": 999,
                "version": "9" * 40,
                "print": "ffffffff",
                "number": 2**32 - 1,
                "safety": [999, 999, 999],
            },
        },
        "result": {"passed": True, "raw": 100},
        "counted": [[index, 1] for index in known["rule"]["questions"]],
        "slots": [index % len(known["questions"]) for index in range(250)],
    }


def test_the_longest_that_240_questions_can_need_has_room(node: Node) -> None:
    known = table(240, decide=20, scenarios=12)
    before = worst(known)
    packed = node.ask("pack", [known, before, LIMIT_12])
    assert packed["isWhole"]
    assert 3000 < len(packed["text"]) <= LIMIT_12
    assert node.ask("unpack", [known, packed["text"]])["kept"] == before


def test_where_there_is_no_room_the_result_stays(node: Node) -> None:
    known = table(2000, decide=10)
    before = worst(known)
    packed = node.ask("pack", [known, before, LIMIT_12])
    assert not packed["isWhole"]
    assert len(packed["text"]) <= LIMIT_12
    after = node.ask("unpack", [known, packed["text"]])["kept"]
    assert after["result"] == before["result"]
    assert after["counted"] == before["counted"]
    assert after["state"]["answers"] == {}
    assert node.ask("pack", [known, before, LIMIT_2004])["isWhole"]


def test_texts_and_what_the_package_does_not_know_are_not_kept(node: Node) -> None:
    entry = {"print": "00000001", "share": 1, "sure": 0, "day": "2026-11-22"}
    state = {"version": 1, "answers": {"elsewhere": entry}, "scenarios": {}, "texts": {"diary": "private"}}
    before = {"state": state, "result": None, "counted": [], "slots": []}
    after = node.ask("unpack", [KNOWN, node.ask("pack", [KNOWN, before, LIMIT_12])["text"]])["kept"]
    assert after["state"] == {"version": 1, "answers": {}, "scenarios": {}}


@settings(max_examples=50)
@given(kept(KNOWN), st.integers(0, 4000), st.sampled_from("ABz-_9 é"))
def test_a_changed_letter_or_a_cut_is_noticed(node: Node, before: dict[str, Any], place: int, letter: str) -> None:
    text = node.ask("pack", [KNOWN, before, LIMIT_12])["text"]
    place %= len(text)
    changed = text[:place] + letter + text[place + 1 :]
    if changed != text:
        assert node.ask("unpack", [KNOWN, changed])["news"] == "damaged"
    assert node.ask("unpack", [KNOWN, text[:place]])["news"] == ("damaged" if place else "")


@given(st.text(max_size=200))
@example("x" * 4096)
@example("1abc")
@example("{}")
@example("1" + "A" * 4095)
@example("é" * 100)
def test_anything_else_is_read_without_harm(node: Node, text: str) -> None:
    first = node.ask("unpack", [KNOWN, ""])
    assert first["news"] == ""
    assert node.ask("unpack", [KNOWN, text]) == {**first, "news": "damaged" if text else ""}


def test_other_questions_keep_the_result_and_nothing_else(node: Node) -> None:
    text = node.ask("pack", [KNOWN, worst(KNOWN), LIMIT_12])["text"]
    found = node.ask("unpack", [{**KNOWN, "print": "ffffffff"}, text])
    assert found["news"] == "changed"
    assert found["kept"]["result"] == {"passed": True, "raw": 100}
    assert found["kept"]["state"]["answers"] == {}


class TestTheRule:
    def count(self, node: Node, shares: dict[int, float], of: int = 5, critical: int | None = None) -> Any:
        known = table(of, decide=of)
        if critical is not None:
            known["questions"][critical]["critical"] = 1
        return node.ask("count", [known, [list(each) for each in shares.items()]])

    def test_nobody_passes_before_every_question_is_answered(self, node: Node) -> None:
        found = self.count(node, dict.fromkeys(range(4), 1))
        assert (found["answered"], found["isComplete"], found["passed"]) == (4, False, False)

    @pytest.mark.parametrize(("last", "passed"), [(0, True), (1, True)])
    def test_the_pass_mark_itself_passes(self, node: Node, last: int, passed: bool) -> None:
        assert self.count(node, {**dict.fromkeys(range(4), 1), 4: last})["passed"] is passed

    def test_a_hundredth_below_it_does_not(self, node: Node) -> None:
        found = self.count(node, {0: 1, 1: 1, 2: 1, 3: 0.99, 4: 0})
        assert (found["passed"], found["raw"]) == (False, 79)

    @pytest.mark.parametrize("of", [24, 7, 3, 15])
    def test_shares_are_not_lost_to_rounding(self, node: Node, of: int) -> None:
        found = self.count(node, dict.fromkeys(range(of), 0.8), of)
        assert (found["passed"], found["raw"]) == (True, 80)

    def test_a_question_about_safety_must_be_right(self, node: Node) -> None:
        shares = {**dict.fromkeys(range(4), 1), 4: 0.5}
        assert self.count(node, shares)["passed"]
        found = self.count(node, shares, critical=4)
        assert (found["passed"], found["unsafe"], found["raw"]) == (False, [4], 90)

    def test_none_of_none_is_no_number_to_divide_by(self, node: Node) -> None:
        found = self.count(node, {}, of=0)
        assert (found["raw"], found["passed"], found["isComplete"]) == (0, False, False)
        assert node.ask("percent", [0, 0]) == 0

    @pytest.mark.parametrize(
        ("before", "now", "stays"),
        [
            (None, (False, 0), False),
            ((False, 50), (False, 70), False),
            ((False, 70), (False, 50), True),
            ((False, 95), (True, 80), False),
            ((True, 80), (False, 95), True),
            ((True, 80), (True, 90), False),
        ],
    )
    def test_the_better_try_counts(self, node: Node, before: Any, now: Any, stays: bool) -> None:
        tries = [each and {"passed": each[0], "raw": each[1]} for each in (before, now)]
        assert node.ask("better", tries) == (tries[0] if stays else tries[1])
