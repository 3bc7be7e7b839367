"""Durations, responses and results as each SCORM standard writes them."""

from typing import Any

import pytest

from tests.packages.node import Node

PAIRS = ("matching", "1[.]b[,]2[.]a", "1[.]b[,]2[.]b")


class TestValues:
    @pytest.mark.parametrize(
        ("seconds", "first", "later"),
        [
            (0, "00:00:00", "PT0H0M0S"),
            (5.9, "00:00:05", "PT0H0M5S"),
            (3_725, "01:02:05", "PT1H2M5S"),
            (360_000, "100:00:00", "PT100H0M0S"),
            (10**9, "9999:46:40", "PT9999H46M40S"),
        ],
    )
    def test_durations(self, node: Node, seconds: float, first: str, later: str) -> None:
        assert node.ask("duration", ["1.2", seconds]) == first
        assert node.ask("duration", ["2004", seconds]) == later

    @pytest.mark.parametrize(
        ("kind", "key", "given_", "first", "later"),
        [
            ("choice", [1], [0], ("choice", "b", "a"), ("choice", "b", "a")),
            ("choice", [27], [26], ("choice", "1", "0"), ("choice", "1", "0")),
            ("choice", [0, 2], [0, 1], ("choice", "a,c", "a,b"), ("choice", "a[,]c", "a[,]b")),
            ("sequencing", [0, 1], [1, 0], ("sequencing", "a,b", "b,a"), ("sequencing", "a[,]b", "b[,]a")),
            ("matching", [1, 0], [1, 1], ("matching", "1.b,2.a", "1.b,2.b"), PAIRS),
        ],
    )
    def test_responses(self, node: Node, kind: str, key: list[int], given_: list[int], first: Any, later: Any) -> None:
        question = {"id": "q", "type": kind, "key": key, "stem": "What?"}
        for version, wanted, name in (("1.2", first, "student_response"), ("2004", later, "learner_response")):
            row = dict(node.ask("interaction", [version, question, {"given": given_, "share": 0}]))
            assert (row["type"], row["correct_responses.0.pattern"], row[name]) == wanted
            assert row["result"] == ("wrong" if version == "1.2" else "incorrect")

    @pytest.mark.parametrize(("share", "result"), [(1, "correct"), (0.67, "0.67"), (0.5, "0.5")])
    def test_results(self, node: Node, share: float, result: str) -> None:
        question = {"id": "q", "type": "choice", "key": [0], "stem": "What?"}
        for version in ("1.2", "2004"):
            assert (
                dict(node.ask("interaction", [version, question, {"given": [0], "share": share}]))["result"] == result
            )

    def test_the_type_comes_before_any_response(self, node: Node) -> None:
        question = {"id": "q", "type": "sequencing", "key": [0, 1], "stem": "What?"}
        names = [name for name, _ in node.ask("interaction", ["2004", question, {"given": [0, 1], "share": 1}])]
        assert names[:2] == ["id", "type"]
        assert names.index("learner_response") > names.index("type")

    @pytest.mark.parametrize("version", ["1.2", "2004"])
    def test_a_modules_questions_have_the_same_numbers_for_every_learner(self, node: Node, version: str) -> None:
        known = {"questions": [{"id": f"q{n}", "type": "choice", "key": [0], "stem": "What?"} for n in range(6)]}
        module = known | {"rule": {"questions": [4, 1, 2]}}
        for order in ([2, 4, 1], [1], [4, 2]):
            assert node.ask("numbered", [version, module, order]) == ["q4", "q1", "q2"]
        assert node.ask("numbered", [version, module, [2, 5]]) == ["q4", "q1", "q2", "q5"]

    def test_so_have_those_of_a_whole_course_where_a_system_has_room_for_all(self, node: Node) -> None:
        known = {
            "questions": [{"id": f"q{n}", "type": "choice", "key": [0], "stem": "What?"} for n in range(60)],
            "rule": {"questions": []},
        }
        for order in ([7, 2], [5, 2, 5]):
            assert node.ask("numbered", ["1.2", known, order]) == [f"q{n}" for n in range(60)]
            in_turn = [f"q{n}" for n in dict.fromkeys(order)]
            assert node.ask("numbered", ["2004", known, order]) == in_turn  # room for 50
