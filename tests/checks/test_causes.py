"""One slip, one finding: what follows from a fault is not told beside it, and what cannot be read comes first."""

from collections.abc import Mapping

import pytest

from course.checks.causes import by_cause
from course.reading.findings import Finding, Position, retold, told
from course.site.project import open_course
from tests.checks.whole import PAGE, QUIZ, SESSION, STORY, WHOLE
from tests.conftest import SMALL_CONFIG, TODAY, MakeCourse, said
from tests.small import GOOD, quiz
from tests.small_questions import WITH_FACTS
from tests.small_session import session_page

KEPT = "id: pass-it-on-3\n    type: single-choice\n    outcome: pass-it-on\n    use: module"
# What else names entries of lists: pages, quotes of a rule that a page prints, what people ask, a final check.
NAMED: Mapping[str, str | bytes] = {
    **WHOLE,
    QUIZ: str(WHOLE[QUIZ])
    .replace(KEPT, KEPT.replace("module", "check"), 1)
    .replace(
        "section: what-to-ask\n        quote: Ask what is different, and since when.",
        "section: in-danger\n        quote: They cannot cough? Back blows, and 999.",
        1,
    ),
    PAGE: str(WHOLE[PAGE]).replace("\n/// rule |", "\n## In danger {#in-danger}\n\n/// rule |"),
    "docs/more.md": "# More\n\nIs he choking? See [what to do](reference/rules.md).\n",
    "docs/reference/glossary.md": "# Words\n\n/// glossary\n///\n",
    "docs/reference/criteria.yml": (
        'criteria:\n  - id: "3.2"\n    framework: A\n    name: Criterion\n    text: Listen.\n'
    ),
    "docs/reference/emergencies.yml": "emergencies:\n  - id: choking\n    words: [choking]\n    rules: [choking]\n",
    "docs/reference/words.yml": (
        "places:\n  - id: reference/rules.md#choking\n    words: [cannot breathe]\n"
        "  - id: reference/glossary.md#shift-lead\n    words: [boss]\n"
        "  - id: reference/cards/*\n    words: [card]\n"
    ),
    "docs/reference/dangers.yml": (
        "groups:\n  - id: food\n    words: [bread, meat]\ndangers:\n  - id: choking\n    words: [chokes on (food)]\n"
    ),
}
FAULTS = [
    ("docs/reference/rules.yml", "    short:", "    shorts:"),
    ("docs/reference/rules.yml", "    nation:", "   nation:"),
    ("docs/reference/rules.yml", "checked: 2026-11-01", "checked: 1.11.2026"),
    ("docs/reference/rules.yml", "Call 999. Give", "See [more](../more.md). Give"),
    ("docs/reference/glossary.yml", "    meaning:", "    meanings:"),
    ("docs/reference/glossary.yml", "    meaning:", "   meaning:"),
    ("docs/reference/sources.yml", "    nation:", "    nations:"),
    ("docs/reference/criteria.yml", "    text:", "    txt:"),
    ("docs/reference/emergencies.yml", "    words:", "    word:"),
    ("docs/reference/words.yml", "    words:", "    word:"),
    ("docs/reference/dangers.yml", "    words: [bread", "    word: [bread"),
    ("docs/reference/dangers.yml", "    words: [chokes", "   words: [chokes"),
    ("quizzes/checks/final-check.yml", "pass_mark:", "passmark:"),
]


def test_the_course_in_which_all_lists_are_named_has_nothing_against_it(make_course: MakeCourse) -> None:
    assert said(make_course(NAMED)) == []


@pytest.mark.parametrize(("path", "old", "new"), FAULTS)
def test_nothing_follows_from_an_entry_that_cannot_be_read(
    make_course: MakeCourse, path: str, old: str, new: str
) -> None:
    text = str(NAMED[path])
    assert old in text
    (line,) = said(make_course({**NAMED, path: text.replace(old, new, 1)}))
    assert line.startswith(f"{path}:{text.partition(old)[0].count(chr(10)) + 1}:")


def test_a_copy_of_a_file_is_one_finding(make_course: MakeCourse) -> None:
    (line,) = said(make_course({**WHOLE, "quizzes/good-copy.yml": WHOLE[QUIZ]}))
    assert line.startswith("quizzes/good-copy.yml:1:1: [copied-file] all that stands in this file stands in ")


def test_a_copy_with_another_ending_takes_no_question_away(make_course: MakeCourse) -> None:
    (line,) = said(make_course({**WHOLE, "quizzes/good.YML": WHOLE[QUIZ]}))
    assert line.startswith("quizzes/good.YML:1:1: ")


KEY_OF_FACTS = {"docs/trainers/keys/facts.md": "# Key\n\n/// answer-key | facts\n///\n"}


def test_a_fact_that_is_left_out_is_one_finding(make_course: MakeCourse) -> None:
    facts = quiz(WITH_FACTS).replace("      toast: half a slice of toast\n", "")
    (line,) = said(make_course({**WHOLE, "quizzes/facts.yml": facts, **KEY_OF_FACTS}))
    assert "[gap-facts] question “his-toast”: each gap gives a reason for “toast”, and there is no such fact" in line


@pytest.mark.parametrize("missing", ["docs", "quizzes"])
def test_without_its_folder_a_course_lacks_one_thing(missing: str, make_course: MakeCourse) -> None:
    root = make_course(WHOLE)
    (root / missing).rename(root / "elsewhere")
    (line,) = said(root)
    assert line.startswith(f"{missing}:1:1: [no-folder] ")


def test_lengths_that_no_session_has_are_told_where_they_stand(make_course: MakeCourse) -> None:
    other = {
        "quizzes/sessions/second.yml": str(WHOLE[SESSION])
        .replace("first-signs.md", "second.md")
        .replace("First", "Second"),
        "docs/trainers/sessions/second.md": session_page("second"),
    }
    (line,) = said(make_course({**WHOLE, **other, "course.yml": "# Ours\nlengths: [5, 30]\n"}))
    assert line.startswith("course.yml:2:1: [lengths] each session has plans of ")


ASKED = "Write `{#what-to-ask}` at the end of this heading, behind a space."


@pytest.mark.parametrize(
    ("new", "line", "mend"),
    [
        ("Ask", 17, "Give its heading the id: `## Heading {#what-to-ask}`, or change those places."),
        ("Ask {#what-to-asc}", 20, "Write `#what-to-ask` in place of `#what-to-asc` here, or change those places."),
        ("Ask [#what-to-ask]", 20, ASKED),
    ],
)
def test_a_heading_that_lost_its_id_is_told_once(new: str, line: int, mend: str, make_course: MakeCourse) -> None:
    lost = str(WHOLE[PAGE]).replace("What to ask {#what-to-ask}", new)
    assert said(make_course({**WHOLE, PAGE: lost})) == [
        f"{PAGE}:{line}:1: [unknown-section] 13 places name the section “what-to-ask” of this page, and no heading has "
        f"this id; the first is {QUIZ}:22. {mend}"
    ]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (QUIZ, "quizzes/Good.yml", "1:1: [bad-name] “Good” cannot be the name of a quiz. "),
        (
            QUIZ,
            "quizzes/small.yml",
            f"1:1: [unknown-quiz] 2 places name {QUIZ}, which is not there; the first is {PAGE}:32. "
            f"Is this file meant? Call it {QUIZ}, or change those places.",
        ),
        (STORY, "quizzes/scenarios/Plate.yml", "1:1: [bad-name] “Plate” cannot be the name of a scenario. "),
        (
            STORY,
            "quizzes/scenarios/lunch.yml",
            f"1:1: [unknown-scenario] 3 places name {STORY}, which is not there; the first is "
            f"docs/scenarios/plate.md:10. Is this file meant? Call it {STORY}, or change those places.",
        ),
        (
            PAGE,
            "docs/modules/Small.md",
            f"1:1: [unknown-page] 19 places name {PAGE}, which is not there; the first is {QUIZ}:3. "
            f"Is this file meant? Call it {PAGE}, or change those places.",
        ),
    ],
)
def test_a_file_of_another_name_is_told_once(old: str, new: str, words: str, make_course: MakeCourse) -> None:
    (line,) = said(make_course({new if path == old else path: text for path, text in WHOLE.items()}))
    assert line.startswith(f"{new}:{words}")


WORDS, EMERGENCIES = "docs/reference/words.yml", "docs/reference/emergencies.yml"
UNNAMED = "    rules: [choking]\n"
WAIVED = (
    f"{UNNAMED}    waivers:\n      mor.md: This page only says which words people use, and gives no advice at all.\n"
)
DRAWN = {
    "docs/assets/diagrams/rings.svg": "<svg/>",
    "docs/more.md": "# More\n\n/// diagram | ringz\n///\n",
}


@pytest.mark.parametrize(
    ("files", "path"),
    [
        ({WORDS: str(NAMED[WORDS]).replace("#choking", "#chocking")}, WORDS),
        (
            {
                "docs/more.md": "# More\n\nIs he choking?\n",
                EMERGENCIES: str(NAMED[EMERGENCIES]).replace(UNNAMED, WAIVED),
            },
            EMERGENCIES,
        ),
        (DRAWN, "docs/more.md"),
    ],
)
def test_what_a_misspelt_name_means_is_not_missed(files: Mapping[str, str], path: str, make_course: MakeCourse) -> None:
    (line,) = said(make_course({**NAMED, **files}))
    assert line.startswith(f"{path}:")


def test_no_words_of_a_message_are_taken_for_data(make_course: MakeCourse) -> None:
    root = make_course(
        {
            **WHOLE,
            QUIZ: GOOD.replace("outcome: notice-change", "outcome: notice"),
            "mkdocs.yml": SMALL_CONFIG.format(root="") + "exclude_docs: about.md\n",
            "docs/about.md": "# About\n",
        }
    )
    lacks = {"a": ("about.md",), "b": (PAGE.removeprefix("docs/"), "notice")}
    found = [Finding(Position(path, line), "rule", "Any").of(*lacks[path]) for path in lacks for line in (1, 2, 3)]
    causes = sorted(by_cause(open_course(root, TODAY), {*retold(told(found))}))
    assert [(each.position.path, each.message.partition("; ")[2]) for each in causes] == [
        (PAGE, "none this one"),
        ("mkdocs.yml", "3 places name it, the first is a:1"),
    ]


def test_an_entry_that_many_name_otherwise_is_told_at_its_id(make_course: MakeCourse) -> None:
    rules = "docs/reference/rules.yml"
    course = open_course(make_course({**WHOLE, rules: str(WHOLE[rules]).replace("id: choking", "id: chocking")}), TODAY)
    found = {
        Finding(Position("a", line), "unknown-rule", "Any").of("reference/rules.yml", "choking") for line in (1, 2, 3)
    }
    (cause,) = by_cause(course, found)
    assert (cause.position, cause.rule) == (course.rules["chocking"].at("id"), "unknown-rule")
    assert cause.message == "3 places name “choking”, the first is a:1; no entry here has this id"
    assert cause.mend == "Write `id: choking` here, or change those places."
    assert by_cause(course, set(sorted(found)[:2])) == set(sorted(found)[:2])
