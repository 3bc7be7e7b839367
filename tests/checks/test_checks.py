"""What must hold of guidance and bank together: one broken course a rule, and the exact words about it."""

from collections.abc import Mapping
from datetime import date

from course.checks import check
from course.reading.findings import Finding, Severity
from course.report import headline
from course.site.project import open_course
from tests.checks.small import PAGE_PATH, Said
from tests.conftest import MakeCourse, findings_of
from tests.small import FILES, PAGE, SOURCES, quiz, single_choice


def test_the_small_course_is_clean(said: Said) -> None:
    assert said() == []


def test_the_real_course_is_clean(course: object) -> None:
    assert check(course) == []  # type: ignore[arg-type]


def test_findings_come_sorted_by_file_and_line_and_each_once(make_course: MakeCourse) -> None:
    bad = quiz(single_choice("one", outcome="none", use="pool"), single_choice("two", outcome="none", use="pool"))
    root = make_course({**FILES, "quizzes/b.yml": bad, "quizzes/a.yml": "[", "docs/z.md": b"\xff"})
    findings = findings_of(root)
    assert findings == sorted(set(findings), key=lambda finding: finding.position)
    assert [str(finding.position) for finding in findings] == [
        "docs/z.md:1:1",
        "quizzes/a.yml:1:2",
        "quizzes/b.yml:6:5",
        "quizzes/b.yml:21:5",
    ]


def test_a_course_without_its_folders_says_so(make_course: MakeCourse) -> None:
    root = make_course({})
    (root / "docs").rmdir()
    (root / "quizzes").rmdir()
    assert [headline(finding) for finding in findings_of(root)] == [
        "there is no folder “docs”. Make it at the top of the course: docs/",
        "there is no folder “quizzes”. Make it at the top of the course: quizzes/",
    ]


def test_a_page_has_one_title(said: Said) -> None:
    page = "# A\n\n```\n# no title\n```\n\n# B\n"
    assert said({"docs/a.md": page}) == [
        "docs/a.md:7:1: error[second-title]: this page has a title already, on line 1. Begin this heading with “##”."
    ]


def test_a_list_that_a_sign_makes_a_text(said: Said) -> None:
    page = PAGE.replace('criteria: ["3.2"]', "criteria: |\n  - Listen")
    assert said({"docs/modules/small.md": page})[0] == (
        "docs/modules/small.md:5:1: error[not-a-list]: “criteria” must be a list. Delete the “|” or “>” behind "
        "`criteria:`."
    )


def test_a_criterion_must_be_in_the_list_of_criteria(said: Said) -> None:
    listed = 'criteria:\n  - {id: "3.1", framework: Diploma, name: Criterion 3.1, text: other things}\n'
    assert said({"docs/reference/criteria.yml": listed}) == [
        "docs/modules/small.md:5:12: error[unknown-criterion]: “3.2” is not in docs/reference/criteria.yml; did you "
        "mean “3.1”? Add it to that list, with what it asks for."
    ]


def test_a_theme_must_be_treated_somewhere(said: Said) -> None:
    themes = "themes:\n  - {id: one, text: Change, sections: [modules/smal.md, modules/small.md#what-to-as]}\n"
    assert said({"docs/about/themes.yml": themes}) == [
        "docs/about/themes.yml:2:40: error[unknown-page]: there is no page docs/modules/smal.md; did you mean "
        "“modules/small.md”? Write where it is treated.",
        "docs/about/themes.yml:2:57: error[unknown-section]: docs/modules/small.md has no section “what-to-as”; "
        "did you mean “what-to-ask”? Write where it is treated.",
    ]


def test_words_that_people_search_by_must_lead_somewhere(said: Said) -> None:
    places = "places:\n  - {id: modules/smal.md, words: [tiny]}\n  - {id: modules/small.md#what-to-as, words: [ask]}\n"
    places += "  - {id: 'reference/glossary.md#*', words: [meaning]}\n"
    assert said({"docs/reference/words.yml": places}) == [
        "docs/reference/words.yml:2:6: error[unknown-page]: there is no page docs/modules/smal.md; did you mean "
        "“modules/small.md”? Write where the words should lead.",
        "docs/reference/words.yml:3:6: error[unknown-section]: docs/modules/small.md has no section “what-to-as”; "
        "did you mean “what-to-ask”? Write where the words should lead.",
    ]


class TestUnfinished:
    """What the fixtures leave out: pages and lists. A gap is told once, and what follows from it is not told."""

    def told(self, said: Said, files: Mapping[str, str | bytes]) -> list[str]:
        mend = ": error[unfinished]: this still says what to write here. Write it."
        findings = said(files)
        assert all(finding.endswith(mend) for finding in findings), findings
        return [finding.removesuffix(mend) for finding in findings]

    def test_between_two_texts(self, said: Said) -> None:
        text = "---\ntitle: More\n---\n\n# More\n\n<<<<<<< HEAD\nOurs.\n=======\nTheirs.\n>>>>>>> main\n"
        assert said({"docs/more.md": text})[:1] == [
            "docs/more.md:7:1: error[undecided]: git left two texts here, yours and that of an update, and nobody has "
            "chosen. Keep what is right, and delete the lines that git added."
        ]

    def test_a_remark_in_html(self, said: Said) -> None:
        text = "# More\n\nOne. <!-- ask Jo\n-->\n\nWrite `<!-- so -->`.\n\n```\n<!-- or so -->\n```\n"
        assert said({"docs/more.md": text}) == [
            "docs/more.md:3:1: error[raw-html]: a remark in HTML is published: whoever looks at the source of the page "
            "reads it. Take it away, and keep it where the course's makers talk."
        ]

    def test_of_a_page(self, said: Said) -> None:
        text = (
            "---\ntitle: … the title\ndescription: >\n  ... one sentence\ntags: [TODO, care]\n---\n\n# … the title\n\n"
        )
        body = "Read this … first.\n\n- **TBC**\n- “… and then she left.”\n\n> … who says it\n\n| a | b |\n| - | - |\n"
        body += "| … | c |\n"
        lines = ("2:1", "3:1", "5:8", "8:1", "12:1", "15:1", "19:1")
        assert self.told(said, {"docs/more.md": text + body}) == [f"docs/more.md:{line}" for line in lines]

    def test_of_a_list(self, said: Said) -> None:
        sources = SOURCES.replace("A carer's assessment.", "… what it supports")
        assert self.told(said, {"docs/reference/sources.yml": sources}) == ["docs/reference/sources.yml:10:5"]

    def test_of_a_module(self, said: Said) -> None:
        text = PAGE.replace("by: the authors", "by: … who").replace("Pass on what a carer said", "??? what they can do")
        assert self.told(said, {PAGE_PATH: text}) == [f"{PAGE_PATH}:10:5", f"{PAGE_PATH}:13:3"]


class TestOverdue:
    def test_a_source_is_warned_of_a_year_after_it_was_read(self, said: Said) -> None:
        files = {PAGE_PATH: PAGE.replace("next_review: 2027-11-01", "next_review: 2027-11-02")}
        assert said(files, date(2027, 11, 1)) == []
        assert said(files, date(2027, 11, 2)) == [
            "docs/reference/sources.yml:8:5: warning[overdue-source]: “Care Act 2014, section 10” was last read on "
            "1 November 2026, more than a year ago. Read it again, mend what rests on it, and write the day."
        ]

    def test_a_module_is_warned_of_after_its_review_was_due(self, said: Said) -> None:
        files = {"docs/reference/sources.yml": SOURCES.replace("checked: 2026-11-01", "checked: 2027-11-01")}
        assert said(files, date(2027, 11, 1)) == []
        assert said(files, date(2027, 11, 2)) == [
            "docs/modules/small.md:15:1: warning[overdue-review]: the review of “Small changes” was due on "
            "1 November 2027. Read the module through against its sources, and write the days."
        ]

    def test_what_is_overdue_stops_no_build(self, make_course: MakeCourse) -> None:
        findings: list[Finding] = check(open_course(make_course(FILES), date(2030, 1, 1)))
        assert {finding.severity for finding in findings} == {Severity.WARNING}
