"""One slip, one finding: what follows from a fault is not told beside it, and what cannot be read comes first."""

from collections.abc import Callable, Mapping
from functools import lru_cache

import pytest

from course.checks import check
from course.checks.causes import by_cause
from course.course import load_course
from course.reading.findings import Finding, Position, retold, told
from course.site.project import open_course
from tests.conftest import SMALL_CONFIG, TODAY, MakeCourse, said, write_files
from tests.site.rendering import prose_converter
from tests.small import GOOD, SAFETY, quiz
from tests.small_questions import WITH_FACTS
from tests.small_session import TAUGHT, session_page

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


def test_a_fact_that_is_left_out_is_one_finding(make_course: MakeCourse) -> None:
    facts = quiz(WITH_FACTS).replace("      toast: half a slice of toast\n", "")
    (line,) = said(make_course({**WHOLE, "quizzes/facts.yml": facts}))
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


def test_what_cannot_be_read_comes_first(about: About) -> None:
    """Not where its file stands in the alphabet."""
    story = changed(STORY, "title: The full plate", "title: [The full plate")
    assert about({**changed(PAGE, "description: How", "description: … How"), **story}) == [
        (STORY, 1, "yaml"),
        (PAGE, 3, "unfinished"),
    ]
