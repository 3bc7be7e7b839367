"""One slip gets one finding, whichever file of a whole course it is in."""

from collections.abc import Callable, Mapping
from functools import lru_cache

import pytest

from course.checks import check
from course.course import load_course
from tests.checks.whole import PAGE, QUIZ, SESSION, STORY, WHOLE
from tests.conftest import SMALL_CONFIG, TODAY, write_files
from tests.site.rendering import prose_converter

# Where one thing is changed, and the one finding that it gets: its rule, and how many lines further on it is told.
SLIPS = [
    (QUIZ, "module: modules/small.md", "module: modules/smal.md", "unknown-page"),
    (QUIZ, "module: modules/small.md", "module: docs/modules/small.md", "unknown-page"),
    (QUIZ, "outcome: notice-change", "outcome: notice", "unknown-outcome"),
    (QUIZ, "vignette_ref: late", "vignette_ref: lat", "unknown-vignette"),
    (QUIZ, "rule: choking", "rule: chocking", "unknown-rule"),
    (QUIZ, "title: Small changes", "titel: Small changes", "unknown-key"),
    (QUIZ, "        feedback: You learn", "        explanation: You learn", "unknown-key"),
    (QUIZ, "id: notice-change-1", "id: Notice_change", "bad-id"),
    (QUIZ, "type: single-choice", "type: singel-choice", "unknown-type"),
    (QUIZ, "      - text: Wait until Monday.", "        text: Wait until Monday.", "duplicate-key"),
    (QUIZ, "title: Small changes", "title: “Small\tchanges: more", "yaml"),
    (QUIZ, "      - text: Ask what", "       - text: Ask what", "yaml +1"),
    (QUIZ, "    stem: What", "   stem: What", "yaml"),
    (QUIZ, "  - id: notice-change-2", "- id: notice-change-2", "yaml"),
    (QUIZ, "stem: What should you do first?", '"What" should: you do?', "yaml"),
    (QUIZ, "stem: What should", 'stem: "What" should', "yaml"),
    (QUIZ, "stem: What should", "stem: 'What's should", "yaml"),
    (QUIZ, "stem: What should", "stem:What should", "yaml"),
    (QUIZ, "stem: What should", "stem: Now: what should", "yaml"),
    (QUIZ, "stem: What should you", "stem: >\n    What should you", "yaml +1"),
    (QUIZ, "        feedback: You learn what has changed, and that is what a nurse can use.\n", "", "missing -2"),
    (QUIZ, "id: notice-change-2", "id: notice-change-1", "duplicate-id"),
    (QUIZ, "since when.", "since whn.", "evidence"),
    (QUIZ, "Ask what is different, and since when.", "Ask what is different.", "short-quote"),
    (QUIZ, "section: what-to-ask", "section: whom-to-tell", "evidence +1"),
    (QUIZ, "quote: Ask what is different, and", "quote: Tell the shift lead before you leave. Say", "evidence"),
    (QUIZ, "section: what-to-ask", "section: what-to-as", "unknown-section"),
    (QUIZ, "section: what-to-ask", "section: What to ask", "bad-id"),
    (QUIZ, "page: modules/small.md\n        section", "page: small.md\n        section", "unknown-page"),
    (QUIZ, "        correct: true\n", "", "no-right-answer -2"),
    (QUIZ, "correct: true", "correct: yes", "not-a-flag"),
    (
        QUIZ,
        "      - text: Wait until Monday.\n",
        "      - text: Wait.\n        correct: true\n",
        "several-right-answers",
    ),
    (QUIZ, "\n    stem:", "\n\tstem:", "tab +1"),
    (QUIZ, "Ask what is different.", "Ask what #4 is, and # who.", "cut-text"),
    (QUIZ, "use: module", "use: modul", "unknown-value"),
    (QUIZ, "    outcome: notice-change\n", "", "missing -2"),
    (
        QUIZ,
        "use: module\n    vignette_ref: late",
        "use: module\n    vignette: Late.\n    vignette_ref: late",
        "two-vignettes +2",
    ),
    (QUIZ, "Wait until Monday.", "ask what is different!", "duplicate-option"),
    (QUIZ, "Wait until Monday.", "Wait <b>until</b> Monday.", "raw-html"),
    (QUIZ, "Wait until Monday.", "All of the above.", "all-or-none-of-the-above"),
    (QUIZ, "stem: What should you do first?", "stem: … what they are asked", "unfinished"),
    (QUIZ, "title: Small changes", "title: *Small changes", "alias"),
    (QUIZ, "title: Small changes", "title: @home", "yaml"),
    (QUIZ, "title: Small changes", "--- \ntitle: a\n---\ntitle: Small", "yaml +2"),
    (QUIZ, "    evidence:\n      - page", "    evidence:\n      page", "yaml +2"),
    (PAGE, "- id: notice-change", "- id: notice-chang", "unknown-outcome"),
    (STORY, "  worker: you\n", "", "voices -3"),
    (QUIZ, "    use: module\n", "<<<<<<< HEAD\n    use: module\n=======\n    use: pool\n>>>>>>> b\n", "undecided"),
    (PAGE, "number: 1", "numbr: 1", "unknown-key"),
    (PAGE, "next_review: 2027-11-01", "next_review: 01.11.2027", "not-a-date"),
    (PAGE, "title: Small changes", "title: Small: changes", "yaml"),
    (PAGE, "title: Small changes", "\ttitle: Small changes", "tab"),
    (PAGE, "description: How", "description: … How", "unfinished"),
    (PAGE, "quiz | good", "quiz | goood", "unknown-quiz"),
    (PAGE, "{#what-to-ask}", "{#what-to-ask", "raw-mark"),
    (PAGE, "ask {#what-to-ask}", "ask{#what-to-ask}", "raw-mark"),
    (PAGE, "{#what-to-ask}", "{#what-to-aks}", "unknown-section"),
    (PAGE, "{#what-to-ask}", "#what-to-ask}", "unknown-section"),
    (PAGE, "What to ask {#what-to-ask}", "Ask {what-to-ask}", "unknown-section"),
    (PAGE, "{#what-to-ask}", "(#what-to-ask)", "unknown-section"),
    (PAGE, "{#whom-to-tell}", "{#what-to-ask}", "named-twice"),
    (PAGE, "---\ntitle: Small", "\n---\ntitle: Small", "open-front"),
    (PAGE, "/// quiz | good\n", "/// quiz\n", "quiz-block"),
    (PAGE, "rule | choking", "rule | chocking", "unknown-rule"),
    ("docs/reference/rules.yml", "title: Choking", "titel: Choking", "unknown-key"),
    ("docs/reference/rules.yml", "rules:", "rule:", "not-a-list"),
    ("docs/reference/rules.yml", "sources: [care-act]", "sources: [care-akt]", "unknown-source"),
    ("docs/reference/sources.yml", "checked: 2026-11-01", "checked: 1.11.2026", "not-a-date"),
    ("docs/reference/sources.yml", "sources:", "source:", "not-a-list"),
    ("docs/reference/glossary.yml", "terms:", "\tterms:", "tab"),
    ("docs/reference/criteria.yml", "criteria:", "kriteria:", "not-a-list"),
    ("docs/index.md", "title: Start", "Start of the title:", "unknown-key"),
    (STORY, "title: The full plate", "titel: The full plate", "unknown-key"),
    (STORY, "page: modules/small.md", "page: modules/smal.md", "unknown-module"),
    (STORY, "next: the-table", "next: the-tabel", "unknown-step"),
    ("docs/scenarios/plate.md", "scenario | plate", "scenario | plates", "unknown-scenario"),
    ("docs/scenarios/plate.md", "title: Story", "title: [Story", "yaml"),
    (SESSION, "title: First signs", "titel: First signs", "unknown-key"),
    (SESSION, "activity: what-changed", "activity: what-changes", "unknown-activity"),
    (SESSION, "questions: [notice-change-1", "questions: [notice-change-7", "unknown-question"),
    ("docs/trainers/sessions/first-signs.md", "session | first-signs", "session | first-sign", "unknown-session"),
    ("docs/trainers/sessions/first-signs.md", "title: Session", "title: {Session", "yaml"),
    ("quizzes/checks/final-check.yml", "pass_mark", "passmark", "unknown-key"),
]


@pytest.fixture(scope="module")
def about(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Mapping[str, str]], list[tuple[str, int, str]]]:
    """Return a function that changes files of the whole course, and returns what is said: its place and rule."""
    root = write_files(tmp_path_factory.mktemp("whole"), WHOLE)
    write_files(root, {"mkdocs.yml": SMALL_CONFIG.format(root=root)})
    convert = lru_cache(prose_converter(root))

    def change(files: Mapping[str, str]) -> list[tuple[str, int, str]]:
        write_files(root, files)
        found = check(load_course(root, convert, TODAY))
        write_files(root, {path: WHOLE[path] for path in files})
        return [(each.position.path, each.position.line, each.rule) for each in found]

    return change


About = Callable[[Mapping[str, str]], list[tuple[str, int, str]]]


def changed(path: str, old: str, new: str) -> dict[str, str]:
    text = WHOLE[path]
    assert isinstance(text, str)
    assert old in text
    return {path: text.replace(old, new, 1)}


def line_of(path: str, words: str) -> int:
    return str(WHOLE[path]).partition(words)[0].count("\n") + 1


def test_the_whole_course_has_nothing_against_it(about: About) -> None:
    assert about({}) == []


@pytest.mark.parametrize(("path", "old", "new", "told"), SLIPS)
def test_one_slip_gets_one_finding(about: About, path: str, old: str, new: str, told: str) -> None:
    rule, _, further = told.partition(" ")
    assert about(changed(path, old, new)) == [(path, line_of(path, old) + int(further or 0), rule)]


def test_what_cannot_be_read_comes_first(about: About) -> None:
    """Not where its file stands in the alphabet."""
    story = changed(STORY, "title: The full plate", "title: [The full plate")
    assert about({**changed(PAGE, "description: How", "description: … How"), **story}) == [
        (STORY, 1, "yaml"),
        (PAGE, 3, "unfinished"),
    ]
