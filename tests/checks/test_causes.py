"""One slip, one finding: what follows from a fault is not told beside it, and what cannot be read comes first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

import pytest

from course.checks import check
from course.checks.course import load_course
from course.site.project import load_project, prose_converter
from tests.conftest import SMALL_CONFIG, TODAY, write_files
from tests.small import GOOD, SAFETY, TAUGHT

# All that the small courses have: a module, a rule of safety, a story, a session, keys for trainers, a final check.
WHOLE: Mapping[str, str | bytes] = {
    **TAUGHT,
    **SAFETY,
    "quizzes/checks/final-check.yml": "questions: 4\npass_mark: 80\nleast_per_module: 2\n",
    "quizzes/good.yml": GOOD.replace(
        "title: Small changes\n", "title: Small changes\nvignettes: {late: It is late.}\n"
    ).replace(
        "    vignette: Mr Bello has not hummed since Sunday.\n", "    vignette_ref: late\n    rule: choking\n", 1
    ),
}

QUIZ, PAGE, STORY = "quizzes/good.yml", "docs/modules/small.md", "quizzes/scenarios/plate.yml"
SESSION = "quizzes/sessions/first-signs.yml"

# Where one thing is changed, and the one finding that it gets: its place and its rule.
SLIPS = [
    (QUIZ, "module: modules/small.md", "module: modules/smal.md", "3:1 unknown-page"),
    (QUIZ, "module: modules/small.md", "module: docs/modules/small.md", "3:1 unknown-page"),
    (QUIZ, "outcome: notice-change", "outcome: notice", "7:5 unknown-outcome"),
    (QUIZ, "vignette_ref: late", "vignette_ref: lat", "9:5 unknown-vignette"),
    (QUIZ, "rule: choking", "rule: chocking", "10:5 unknown-rule"),
    (QUIZ, "title: Small changes", "titel: Small changes", "1:1 unknown-key"),
    (QUIZ, "        feedback: You learn", "        explanation: You learn", "15:9 unknown-key"),
    (QUIZ, "id: notice-change-1", "id: Notice_change", "5:5 bad-id"),
    (QUIZ, "type: single-choice", "type: singel-choice", "6:11 unknown-type"),
    (QUIZ, "      - text: Wait until Monday.", "        text: Wait until Monday.", "16:9 duplicate-key"),
    (QUIZ, "title: Small changes", "title: “Small\tchanges: more", "1:22 yaml"),
    (QUIZ, "      - text: Ask what", "       - text: Ask what", "14:9 yaml"),
    (QUIZ, "    stem: What", "   stem: What", "11:4 yaml"),
    (QUIZ, "  - id: notice-change-2", "- id: notice-change-2", "24:1 yaml"),
    (QUIZ, "stem: What should you do first?", '"What" should: you do?', "11:12 yaml"),
    (QUIZ, "stem: What should", 'stem: "What" should', "11:18 yaml"),
    (QUIZ, "stem: What should", "stem: 'What's should", "11:17 yaml"),
    (QUIZ, "stem: What should", "stem:What should", "11:5 yaml"),
    (QUIZ, "stem: What should", "stem: Now: what should", "11:14 yaml"),
    (QUIZ, "stem: What should you", "stem: >\n    What should you", "12:5 yaml"),
    (QUIZ, "        feedback: You learn what has changed, and that is what a nurse can use.\n", "", "13:9 missing"),
    (QUIZ, "id: notice-change-2", "id: notice-change-1", "24:5 duplicate-id"),
    (QUIZ, "since when.", "since whn.", "23:9 evidence"),
    (QUIZ, "Ask what is different, and since when.", "Ask what is different.", "23:9 short-quote"),
    (QUIZ, "section: what-to-ask", "section: whom-to-tell", "23:9 evidence"),
    (QUIZ, "quote: Ask what is different, and", "quote: Tell the shift lead before you leave. Say", "23:9 evidence"),
    (QUIZ, "section: what-to-ask", "section: what-to-as", "22:9 unknown-section"),
    (QUIZ, "section: what-to-ask", "section: What to ask", "22:9 bad-id"),
    (QUIZ, "page: modules/small.md\n        section", "page: small.md\n        section", "21:9 unknown-page"),
    (QUIZ, "        correct: true\n", "", "12:5 no-right-answer"),
    (QUIZ, "correct: true", "correct: yes", "14:9 not-a-flag"),
    (
        QUIZ,
        "      - text: Wait until Monday.\n",
        "      - text: Wait.\n        correct: true\n",
        "16:9 several-right-answers",
    ),
    (QUIZ, "\n    stem:", "\n\tstem:", "11:1 tab"),
    (QUIZ, "Ask what is different.", "Ask what #4 is, and # who.", "13:24 cut-text"),
    (QUIZ, "use: module", "use: modul", "8:5 unknown-value"),
    (QUIZ, "    outcome: notice-change\n", "", "5:5 missing"),
    (
        QUIZ,
        "use: module\n    vignette_ref: late",
        "use: module\n    vignette: Late.\n    vignette_ref: late",
        "10:5 two-vignettes",
    ),
    (QUIZ, "Wait until Monday.", "ask what is different!", "16:9 duplicate-option"),
    (QUIZ, "Wait until Monday.", "Wait <b>until</b> Monday.", "16:9 raw-html"),
    (QUIZ, "Wait until Monday.", "All of the above.", "16:9 all-or-none-of-the-above"),
    (QUIZ, "stem: What should you do first?", "stem: … what they are asked", "11:5 unfinished"),
    (QUIZ, "title: Small changes", "title: *Small changes", "1:8 alias"),
    (QUIZ, "title: Small changes", "title: @home", "1:8 yaml"),
    (QUIZ, "title: Small changes", "--- \ntitle: a\n---\ntitle: Small", "3:1 yaml"),
    (QUIZ, "    evidence:\n      - page", "    evidence:\n      page", "22:16 yaml"),
    (PAGE, "number: 1", "numbr: 1", "4:1 unknown-key"),
    (PAGE, "next_review: 2027-11-01", "next_review: 01.11.2027", "15:1 not-a-date"),
    (PAGE, "title: Small changes", "title: Small: changes", "2:13 yaml"),
    (PAGE, "title: Small changes", "\ttitle: Small changes", "2:1 tab"),
    (PAGE, "description: How", "description: … How", "3:1 unfinished"),
    (PAGE, "quiz | good", "quiz | goood", "32:1 unknown-quiz"),
    (PAGE, "/// quiz | good\n", "/// quiz\n", "32:1 quiz-block"),
    (PAGE, "rule | choking", "rule | chocking", "35:1 unknown-rule"),
    ("docs/reference/rules.yml", "title: Choking", "titel: Choking", "3:5 unknown-key"),
    ("docs/reference/rules.yml", "rules:", "rule:", "1:1 not-a-list"),
    ("docs/reference/rules.yml", "sources: [care-act]", "sources: [care-akt]", "10:15 unknown-source"),
    ("docs/reference/sources.yml", "checked: 2026-11-01", "checked: 1.11.2026", "8:5 not-a-date"),
    ("docs/reference/sources.yml", "sources:", "source:", "1:1 not-a-list"),
    ("docs/reference/glossary.yml", "terms:", "\tterms:", "1:1 tab"),
    ("docs/reference/criteria.yml", "criteria:", "kriteria:", "1:1 not-a-list"),
    (STORY, "title: The full plate", "titel: The full plate", "1:1 unknown-key"),
    (STORY, "page: modules/small.md", "page: modules/smal.md", "4:5 unknown-module"),
    (STORY, "next: the-table", "next: the-tabel", "22:9 unknown-step"),
    ("docs/scenarios/plate.md", "scenario | plate", "scenario | plates", "10:1 unknown-scenario"),
    ("docs/scenarios/plate.md", "title: Story", "title: [Story", "2:8 yaml"),
    (SESSION, "title: First signs", "titel: First signs", "1:1 unknown-key"),
    (SESSION, "activity: what-changed", "activity: what-changes", "95:10 unknown-activity"),
    (SESSION, "questions: [notice-change-1", "questions: [notice-change-7", "51:17 unknown-question"),
    ("docs/trainers/sessions/first-signs.md", "session | first-signs", "session | first-sign", "8:1 unknown-session"),
    ("docs/trainers/sessions/first-signs.md", "title: Session", "title: {Session", "2:8 yaml"),
    ("quizzes/checks/final-check.yml", "pass_mark", "passmark", "2:1 unknown-key"),
]


@pytest.fixture(scope="module")
def about(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Mapping[str, str]], list[str]]:
    """Return a function that changes files of the whole course, and returns what is said: its place and rule."""
    root = write_files(tmp_path_factory.mktemp("whole"), WHOLE)
    write_files(root, {"mkdocs.yml": SMALL_CONFIG.format(root=root)})
    convert = lru_cache(prose_converter(load_project(root)))

    def change(files: Mapping[str, str]) -> list[str]:
        write_files(root, files)
        found = check(load_course(root, convert, TODAY))
        write_files(root, {path: WHOLE[path] for path in files})
        return [f"{each.position} {each.rule}" for each in found]

    return change


About = Callable[[Mapping[str, str]], list[str]]


def changed(path: str, old: str, new: str) -> dict[str, str]:
    text = WHOLE[path]
    assert isinstance(text, str)
    assert old in text
    return {path: text.replace(old, new, 1)}


def test_the_whole_course_has_nothing_against_it(about: About) -> None:
    assert about({}) == []


@pytest.mark.parametrize(("path", "old", "new", "told"), SLIPS)
def test_one_slip_gets_one_finding(about: About, path: str, old: str, new: str, told: str) -> None:
    assert about(changed(path, old, new)) == [f"{path}:{told}"]


def test_what_cannot_be_read_comes_first(about: About) -> None:
    """Not where its file stands in the alphabet."""
    story = changed(STORY, "title: The full plate", "title: [The full plate")
    assert about({**changed(PAGE, "description: How", "description: … How"), **story}) == [
        f"{STORY}:1:8 yaml",
        f"{PAGE}:3:1 unfinished",
    ]
