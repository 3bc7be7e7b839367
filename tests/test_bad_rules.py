"""Each way in which a rule of safety can be wrong: `fixtures/bad-rules`, and below, faults of what names a rule."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from course.checks import SOUND, check
from course.guidance.rules import RULES, RULES_SCHEMA, rules_schema
from course.reading.findings import Finding
from course.report import as_text, headline
from course.site.project import open_course
from tests.bad import BadFiles
from tests.conftest import ROOT, TODAY, write_course
from tests.rules import safety_rules
from tests.small import EVIDENCE, FILES, GOOD, PAGE, RULE_BLOCK, SAFETY
from tests.small_story import STORY

# Rules of safety's own, that no list of them can show.
ELSEWHERE = {
    "rule-part": "of a block on a page: below",
    "unknown-rule": "of a block, a question or a step: below",
}


def about(root: Path, files: Mapping[str, str | bytes], today: date = TODAY) -> list[Finding]:
    """Return the findings about a small course with rules of safety, in which some files are others."""
    write_course(root, {**FILES, **SAFETY, **files})
    return check(open_course(root, today), SOUND)


def about_bad_rules(root: Path, content: bytes) -> list[Finding]:
    """Return the findings about a list of rules."""
    return [each for each in about(root, {f"docs/{RULES}": content}) if RULES in each.position.path]


BAD = BadFiles("bad-rules", about_bad_rules)


def test_the_rules_that_the_bad_ones_are_made_from_are_good(tmp_path: Path) -> None:
    assert about(tmp_path, {}) == []


def test_every_fault_has_bad_rules_or_a_test_elsewhere() -> None:
    assert safety_rules() - ELSEWHERE.keys() - BAD.rules == set()


def test_a_rule_is_due_to_be_read_again_after_a_year_and_stops_no_build(tmp_path: Path) -> None:
    def due(today: date) -> list[str]:
        return [as_text([each], tmp_path) for each in about(tmp_path, {}, today) if each.rule == "overdue-rule"]

    assert due(date(2027, 11, 1)) == []
    assert due(date(2027, 11, 2)) == [
        "docs/reference/rules.yml:11:5: warning[overdue-rule]: the rule “Choking” was last checked against its sources "
        "on 1 November 2026, more than a year ago\n"
        "      10 |     sources: [care-act]\n"
        "  >   11 |     checked: 2026-11-01\n"
        "    Read its sources again, mend the rule, and write the day."
    ]


BLOCKS = {
    "/// rule | chokking\n///\n": (
        "docs/modules/small.md:41:1: error[unknown-rule]: there is no rule of safety “chokking”; did you mean "
        "“choking”?\n"
        "    Name a rule of docs/reference/rules.yml, or write it there."
    ),
    "/// rule\n///\n": (
        "docs/modules/small.md:41:1: error[unknown-rule]: this rule block names no rule of safety\n"
        "    Name a rule of docs/reference/rules.yml, or write it there."
    ),
    "/// rule | choking\n    parts: short\n///\n": (
        "docs/modules/small.md:42:5: error[unknown-option]: a rule block has no option “parts”; did you mean “part”?\n"
        "    Its options are “part”."
    ),
    "/// rule | choking\n    part: sort\n///\n": (
        "docs/modules/small.md:42:11: error[option-value]: a rule block cannot take “sort” as its “part”\n"
        "    Write “whole” or “short”."
    ),
    "/// rule | fire\n    part: short\n///\n": (
        "docs/modules/small.md:42:11: error[rule-part]: the rule “fire” has no short form\n"
        "    Write `short:` below it in docs/reference/rules.yml, or print the whole rule."
    ),
}


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_prints_a_rule_that_is_there(block: str, tmp_path: Path) -> None:
    page = f"{PAGE}{RULE_BLOCK}\n/// rule | fire\n///\n{block}"
    fire = SAFETY[f"docs/{RULES}"].decode() if isinstance(SAFETY[f"docs/{RULES}"], bytes) else SAFETY[f"docs/{RULES}"]
    more = str(fire) + (
        "  - id: fire\n    title: Fire\n    nation: UK\n    when: There is smoke or a flame.\n"
        "    rule: Get out. Call 999.\n    sources: [care-act]\n    checked: 2026-11-01\n"
    )
    (finding,) = about(tmp_path, {"docs/modules/small.md": page, f"docs/{RULES}": more})
    lines = as_text([finding], tmp_path).splitlines()
    assert "\n".join((lines[0], lines[-1])) == BLOCKS[block]


# What stands before each message about the first question of the bank.
WHERE = "question “notice-change-1”: "


def resting(quote: str, rule: str = "choking", more: str = "") -> dict[str, str | bytes]:
    """Return the bank, its first question resting on a rule of safety."""
    place = EVIDENCE.removeprefix("    evidence:\n")
    assert place in GOOD
    return {"quizzes/good.yml": GOOD.replace(place, f"      - rule: {rule}\n{more}        quote: {quote}\n", 1)}


def test_an_answer_may_rest_on_a_rule_in_whole_or_in_short(tmp_path: Path) -> None:
    for quote in (
        "Call 999. Give up to five back blows.",
        "They cannot cough? Back blows, and 999.",
        "It is only a cough? Stay",
    ):
        assert about(tmp_path, resting(quote)) == []


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (
            resting("Call 999, and give ten back blows."),
            "error[evidence]: the answer rests on words that are not in the rule of safety “Choking”: “Call 999, and "
            "give ten back blows.”. Read the rule: is the answer still right? Then quote the words that it rests on "
            "now.",
        ),
        (
            resting("Call 999."),
            "error[short-quote]: the quote has fewer than 6 words: “Call 999.”. Quote enough that a reader can see why "
            "the answer is right.",
        ),
        (
            resting("Call 999. Give up to five back blows.", rule="choke"),
            "error[unknown-rule]: there is no rule of safety “choke”; did you mean “choking”? Name a rule of "
            "docs/reference/rules.yml, or write it there.",
        ),
        (
            resting("Call 999. Give up to five back blows.", more="        page: modules/small.md\n"),
            "error[evidence-place]: “evidence”: each entry names a page and its section, or a rule of safety. Write "
            "`page:` and `section:`, or `rule:` alone, above the quote.",
        ),
    ],
)
def test_evidence_must_stand_in_the_rule(files: Mapping[str, str | bytes], words: str, tmp_path: Path) -> None:
    found = [f"{each.severity}[{each.rule}]: {headline(each).removeprefix(WHERE)}" for each in about(tmp_path, files)]
    assert words in found


def test_a_question_names_a_rule_that_is_there(tmp_path: Path) -> None:
    for name, rules in (("choking", []), ("choke", ["unknown-rule"])):
        bank = GOOD.replace("    stem:", f"    rule: {name}\n    stem:", 1)
        assert [each.rule for each in about(tmp_path, {"quizzes/good.yml": bank})] == rules


def test_a_step_of_a_scenario_names_a_rule_that_is_there(tmp_path: Path) -> None:
    path = "quizzes/scenarios/plate.yml"
    story = STORY[path].decode() if isinstance(STORY[path], bytes) else str(STORY[path])
    for name, words in (
        ("choking", []),
        ("choke", ["step “the-door”: there is no rule of safety “choke”; did you mean “choking”?"]),
    ):
        files = {**STORY, **SAFETY, path: story.replace("    choices:", f"    rule: {name}\n    choices:", 1)}
        assert [each.message for each in about(tmp_path, files)] == words


def test_the_committed_schema_is_not_stale() -> None:
    committed = (ROOT / "docs" / RULES_SCHEMA).read_text(encoding="utf-8")
    assert committed == rules_schema(), f"Run `course schema`, and commit docs/{RULES_SCHEMA}."
    first = (ROOT / "docs" / RULES).read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=rules.schema.json"


def test_the_schema_refuses_keys_that_the_reader_refuses() -> None:
    schema = json.loads(rules_schema())
    shapes = [schema, *schema["$defs"].values()]
    assert [shape["title"] for shape in shapes if shape.get("additionalProperties") is not False] == []
    told = schema["$defs"]["Rule"]["properties"]
    assert [name for name, value in told.items() if "description" not in value] == ["id"]
