"""What must hold of guidance and bank together: one broken course a rule, and the exact words about it."""

import re
from collections.abc import Callable, Mapping
from datetime import date

import pytest

from course.checks import SOUND, check
from course.reading.findings import Finding, Severity
from course.report import headline
from course.site.project import open_course
from tests.conftest import TODAY, MakeCourse, findings_of
from tests.small import FILES, GOOD, PAGE, SOURCES, VIGNETTE, quiz, single_choice

PAGE_PATH = "docs/modules/small.md"


@pytest.fixture
def said(make_course: MakeCourse) -> Callable[..., list[str]]:
    """Return a function that changes the small course and returns what is said about it."""

    def change(files: Mapping[str, str | bytes] | None = None, today: date = TODAY) -> list[str]:
        findings = check(open_course(make_course({**FILES, **(files or {})}), today), SOUND)
        return [f"{finding.position}: {finding.severity}[{finding.rule}]: {headline(finding)}" for finding in findings]

    return change


Said = Callable[..., list[str]]


def page(more: str) -> dict[str, str | bytes]:
    """Return the module's page with something more at its end, from line 34 on."""
    assert PAGE.count("\n") == 33
    return {PAGE_PATH: PAGE + more}


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


class TestEvidence:
    """What the fixtures of bad quizzes leave out: what counts as standing in a section."""

    def quoting(self, quote: str, section: str = "what-to-ask") -> dict[str, str | bytes]:
        question = single_choice("quotes", use="pool").replace("Ask what is different, and since when.", quote)
        return {"quizzes/more.yml": quiz(question.replace("section: what-to-ask", f"section: {section}"))}

    @pytest.mark.parametrize(
        "quote",
        [
            "Ask what is different, and since when.",
            "It is the carer's usual day that you compare with.",
            "Ask  what is\n          different, and since when.",
            "Write the carer’s own words, with the time.",  # in a sub-section
            "Write it down Write the carer’s own words",  # across a heading
        ],
    )
    def test_words_that_stand_there(self, said: Said, quote: str) -> None:
        assert said(self.quoting(quote)) == []

    @pytest.mark.parametrize(
        "quote",
        [
            "Ask what is *different*, and since when.",
            "ask what is different, and since when.",
            "Ask what is different and since when.",
        ],
    )
    def test_words_that_stand_there_otherwise(self, said: Said, quote: str) -> None:
        assert said(self.quoting(quote)) == [
            "quizzes/more.yml:18:9: error[evidence]: question “quotes”: the answer rests on words that are not in "
            f"“What to ask” of docs/modules/small.md: “{quote}”. "
            "There it says: “Ask what is different, and since when.” "
            "Quote it word for word, if the answer still rests on it."
        ]

    @pytest.mark.parametrize(
        ("quote", "near"),
        [
            ("Writte the carers own words with teh time", "Write the carer’s own words, with the time."),
            ("It is the carers usual day you compare", "It is the carer’s usual day that you compare with."),
            ("WRITE THE CARER'S OWN WORDS, WITH", "Write the carer’s own words, with the time."),
            (
                "Ask what is diferent, and since when. It is the carer’s usual day you compare with.",
                "Ask what is different, and since when. It is the carer’s usual day that you compare with.",
            ),
        ],
    )
    def test_a_slip_in_a_quote_is_shown_the_nearest_sentence(self, said: Said, quote: str, near: str) -> None:
        (finding,) = said(self.quoting(f'"{quote}"'))
        mend = "Quote it word for word, if the answer still rests on it."
        assert finding.endswith(f"“{quote}”. There it says: “{near}” {mend}")

    def test_a_quote_that_is_like_nothing_there_is_shown_nothing(self, said: Said) -> None:
        (finding,) = said(self.quoting("The hospital sends a letter about the tablets."))
        assert finding.endswith(
            "Read the section: is the answer still right? Then quote the words that it rests on now."
        )

    def test_a_section_does_not_hold_the_words_of_the_one_above(self, said: Said) -> None:
        (finding,) = said(self.quoting("Ask what is different, and since when.", "write-it-down"))
        assert finding.endswith("The words stand in “what-to-ask”: if the answer is still right, name that section.")

    def test_words_that_have_moved_are_found_in_the_smallest_section_that_holds_them(self, said: Said) -> None:
        (finding,) = said(self.quoting("Write the carer’s own words, with the time.", "whom-to-tell"))
        assert finding.endswith("The words stand in “write-it-down”: if the answer is still right, name that section.")

    def test_footnote_marks_are_no_words(self, said: Said) -> None:
        assert [line.split(": ")[1] for line in said(self.quoting("'[1] [2] [3] [4] [5] [6]'"))] == [
            "error[short-quote]"
        ]

    def test_a_quiz_block_is_no_evidence(self, said: Said) -> None:
        files = self.quoting("These six words are not prose.", "whom-to-tell")
        inside = PAGE.replace("/// quiz | good\n", "/// quiz | good\nThese six words are not prose.\n")
        told = [line.split(": ")[1] for line in said({**files, PAGE_PATH: inside})]
        assert told == ["error[block-text]", "error[evidence]"]

    def test_a_reflections_evidence_is_checked_too(self, said: Said) -> None:
        reflection = (
            "  - id: think\n    type: reflection\n    outcome: notice-change\n    use: pool\n    stem: What then?\n"
            "    model_answer: Ask.\n    checklist: [One, Two]\n"
            "    evidence:\n      - page: modules/small.md\n        section: gone\n        quote: One two three four "
            "five six\n"
        )
        assert [line.split(": ")[1] for line in said({"quizzes/more.yml": quiz(reflection)})] == [
            "error[unknown-section]"
        ]


class TestReferences:
    @pytest.mark.parametrize(
        ("block", "words"),
        [
            (
                "\n/// quiz\n///\n",
                "docs/modules/small.md:35:1: error[quiz-block]: this quiz block names no quiz. "
                "Write `/// quiz | NAME` with a file in quizzes/.",
            ),
            (
                "\n/// quiz | goood\n///\n",
                "docs/modules/small.md:35:1: error[unknown-quiz]: there is no quiz “goood”; did you mean “good”? "
                "Write the "
                "name of a file in quizzes/ without its ending, or write quizzes/goood.yml.",
            ),
            (
                "\n/// quiz | good\n    use: pols\n    questions: [notice-change-1]\n///\n",
                "docs/modules/small.md:36:10: error[option-value]: a quiz block cannot take “pols” as its “use”. "
                "Write “module” or “pool”.",
            ),
            (
                "\n/// quiz | good\n    questions: [notice-change-1, notice-change-9]\n///\n",
                "docs/modules/small.md:36:34: error[unknown-question]: there is no question “notice-change-9” in "
                "quizzes/good.yml; did you mean “notice-change-3”? Write the id of one of its questions.",
            ),
            (
                "\n/// quiz | good\n    use: pool\n///\n",
                "docs/modules/small.md:35:1: error[empty-quiz]: this quiz block shows no question. "
                "Give a question `use: pool`, or name some.",
            ),
            (
                "\n/// quiz | good\n    score: false\n///\n",
                "docs/modules/small.md:36:5: error[unknown-option]: a quiz block has no option “score”; did you mean "
                "“scored”? Its options are “questions”, “use”, “scored” and “skip”.",
            ),
            (
                "\n/// quiz | good\n    skip: whom-to-ask\n///\n",
                "docs/modules/small.md:36:11: error[unknown-section]: this page has no section “whom-to-ask” to skip "
                "to; did you mean “what-to-ask”? Name the id of the heading at which one reads on.",
            ),
            (
                "\n/// quiz | good\n    scored: false\n",
                "docs/modules/small.md:35:1: error[unclosed-block]: this quiz block is never closed, so it takes in "
                "the rest "
                "of the page. Add a line of slashes below it, as many as at its start.",
            ),
        ],
    )
    def test_a_quiz_block(self, said: Said, block: str, words: str) -> None:
        assert said(page(block)) == [words]

    @pytest.mark.parametrize(
        ("place", "words"),
        [
            ("modules/small.md#what-to-ask", "[passage]: the passage “modules/small.md#what-to-ask” holds a heading or "
             "a block. Name a section of paragraphs and lists alone."),
            ("modules/small.md", "[passage]: “modules/small.md” names no section. Write `/// passage | PAGE#SECTION`, "
             "with the id of one of its headings."),
            ("modules/smal.md#write-it-down", "[unknown-page]: there is no page docs/modules/smal.md; did you mean "
             "“modules/small.md”? Write where the passage stands."),
            ("modules/small.md#write-it", "[unknown-section]: docs/modules/small.md has no section “write-it”; did you "
             "mean “write-it-down”? Write where the passage stands."),
        ],
    )  # fmt: skip
    def test_a_passage(self, said: Said, place: str, words: str) -> None:
        assert said(page(f"\n/// passage | {place}\n///\n")) == [f"docs/modules/small.md:35:1: error{words}"]

    def test_quiz_blocks_in_code_are_not_checked(self, said: Said) -> None:
        assert said(page("\n```\n/// quiz | nowhere\n///\n```\n")) == []

    def test_a_block_of_an_unreadable_quiz_is_not_blamed(self, said: Said) -> None:
        lines = said({**page("\n/// quiz | bad\n    questions: [what]\n///\n"), "quizzes/bad.yml": "title: 'x\n"})
        assert [line.split(": ")[1] for line in lines] == ["error[yaml]"]

    def test_a_block_that_names_a_question_with_a_fault_is_not_blamed(self, said: Said) -> None:
        bad = quiz(single_choice("bad").replace("        correct: true\n", ""))
        lines = said({**page("\n/// quiz | bad\n    questions: [bad]\n///\n"), "quizzes/bad.yml": bad})
        assert [line.split(": ")[1] for line in lines] == ["error[no-right-answer]"]

    def test_a_question_may_stand_twice(self, said: Said) -> None:
        assert said(page("\n/// quiz | good\n    questions: notice-change-1\n///\n")) == []

    def test_a_named_question_counts_as_shown(self, said: Said) -> None:
        more = quiz(single_choice("named"))
        assert said({**page("\n/// quiz | more\n    questions: [named]\n///\n"), "quizzes/more.yml": more}) == []

    def test_questions_named_leave_others_unshown(self, said: Said) -> None:
        more = quiz(single_choice("named"), single_choice("left-out"))
        (line,) = said({**page("\n/// quiz | more\n    questions: [named]\n///\n"), "quizzes/more.yml": more})
        assert line == (
            "quizzes/more.yml:22:5: error[unplaced-question]: question “left-out”: no page shows this question. "
            "Name it in a `/// quiz | more` block, or write `use: pool`."
        )


class TestCoverage:
    def test_an_outcome_needs_three_scored_questions(self, said: Said) -> None:
        assert said({"quizzes/good.yml": GOOD.replace("outcome: pass-it-on", "outcome: notice-change", 1)}) == [
            "docs/modules/small.md:9:5: error[outcome-coverage]: the outcome “pass-it-on” has 2 scored questions; it "
            "needs "
            "3. Write more questions for it, or leave the outcome out."
        ]

    def test_a_reflection_is_no_scored_question(self, said: Said) -> None:
        two = GOOD.replace("outcome: pass-it-on", "outcome: notice-change", 1)
        reflection = (
            "  - id: think\n    type: reflection\n    outcome: pass-it-on\n    use: module\n    stem: What then?\n"
            "    model_answer: Ask.\n    checklist: [One, Two]\n"
        )
        assert [line.split(": ")[1] for line in said({"quizzes/good.yml": two + reflection})] == [
            "error[outcome-coverage]"
        ]

    def test_an_outcome_needs_one_question_in_a_situation(self, said: Said) -> None:
        assert said({"quizzes/good.yml": re.sub(" +vignette: .*\n", "", GOOD, count=3)}) == [
            "docs/modules/small.md:7:5: error[vignette-coverage]: no question of the outcome “notice-change” has a "
            "vignette. Put at least one of its questions into a situation at work."
        ]

    def test_a_shared_situation_counts(self, said: Said) -> None:
        shared = re.sub(" +vignette: .*\n", "", GOOD, count=3).replace(
            "    stem: What", "    vignette_ref: night\n    stem: What", 1
        )
        text = shared.replace("questions:", "vignettes:\n  night: It is late.\nquestions:", 1)
        assert said({"quizzes/good.yml": text}) == []

    def test_questions_of_several_files_count_together(self, said: Said) -> None:
        first, second = (
            quiz(
                *(
                    single_choice(f"{name}-{file}-{n}", name, "pool", VIGNETTE)
                    for name in OUTCOMES
                    for n in range(count)
                )
            )
            for file, count in (("a", 2), ("b", 1))
        )
        files = {"quizzes/a.yml": first, "quizzes/b.yml": second, PAGE_PATH: PAGE.split("/// quiz")[0]}
        assert said({**files, "quizzes/good.yml": quiz(single_choice("x", "pass-it-on", "pool"))}) == []

    def test_nothing_is_counted_while_a_question_cannot_be_read(self, said: Said) -> None:
        lines = said({"quizzes/good.yml": GOOD.replace("        correct: true\n", "", 1)})
        assert [line.split(": ")[1] for line in lines] == ["error[no-right-answer]"]


OUTCOMES = ("notice-change", "pass-it-on")


def law(
    head: str = "/// law | Carers’ assessments", options: str = "    nation: England\n    sources: [care-act]\n"
) -> str:
    """Return a law block."""
    return f"\n{head}\n{options}\nPlain.\n\n***\n\nSection 10 says so.\n\n***\n\nNot more.\n\n///\n"


class TestLaw:
    def test_a_whole_block(self, said: Said) -> None:
        assert said(page(law())) == []

    @pytest.mark.parametrize(
        ("block", "words"),
        [
            (
                law(head="/// law"),
                "docs/modules/small.md:35:1: error[law-title]: this law block has no title. "
                "Write `/// law | What it gives`.",
            ),
            (
                law(options="    sources: [care-act]\n"),
                "docs/modules/small.md:35:1: error[law-nation]: this law block does not say in which nation. Add "
                "`nation:` "
                "with “England”, “Wales”, “Scotland”, “Northern Ireland”, “England and Wales”, “Great Britain” or "
                "“UK”.",
            ),
            (
                law(options="    nation: England\n"),
                "docs/modules/small.md:35:1: error[law-source]: this law block names no source. "
                "Add `sources: [id]`, an entry of docs/reference/sources.yml.",
            ),
            (
                law(options="    nation: England\n    sources: [care-acts]\n"),
                "docs/modules/small.md:37:15: error[unknown-source]: there is no source “care-acts”; did you mean "
                "“care-act”? Add it to docs/reference/sources.yml, or name another.",
            ),
            (
                law(options="    nation: England\n    source: x\n    sources: care-act\n"),
                "docs/modules/small.md:37:5: error[unknown-option]: a law block has no option “source”; did you mean "
                "“sources”? Its options are “nation” and “sources”.",
            ),
            (
                law().replace("***\n\nNot more.\n\n", ""),
                "docs/modules/small.md:35:1: error[law-parts]: this law block has 2 parts; it needs three. Write in "
                "plain "
                "words, then `***`, what it says, then `***`, what it does not promise.",
            ),
            (
                law().replace("Not more.", "Not more.\n\n***\n\nA fourth."),
                "docs/modules/small.md:35:1: error[law-parts]: this law block has 4 parts; it needs three. Write in "
                "plain "
                "words, then `***`, what it says, then `***`, what it does not promise.",
            ),
        ],
    )
    def test_a_broken_block(self, said: Said, block: str, words: str) -> None:
        assert said(page(block)) == [words]


class TestFiguresAndLegalReferences:
    @pytest.mark.parametrize(
        "figure",
        [
            "10%", "10 per cent", "4.7 million", "£86.45", "£ 5", "1 in 10", "One in eight", "12,000", "2 billion",
            "3.5 bn",
        ],
    )  # fmt: skip
    def test_a_figure_needs_a_source_in_its_paragraph(self, said: Said, figure: str) -> None:
        assert said(page(f"\nAbout {figure} of carers say so.\n")) == [
            f"docs/modules/small.md:35:1: error[figure-source]: the figure “{figure}” has no source in its paragraph. "
            "Link it: `[words](../reference/sources.md#id)`, or leave it out."
        ]

    @pytest.mark.parametrize(
        "reference",
        ["Care Act 2014", "Section 10", "section 9A", "sections 9", "SI 2014/2827", "Regulation 9", "Regulations 2014"],
    )
    def test_a_legal_reference_needs_one_too(self, said: Said, reference: str) -> None:
        text = f"Look at the Support {reference}" if reference == "Regulations 2014" else f"Look at {reference}"
        (line,) = said(page(f"\n{text} today.\n"))
        assert "error[legal-source]: the legal reference “" in line
        assert reference in line

    @pytest.mark.parametrize(
        "words",
        [
            "Ring 111 at 6.10 pm, room 12, on 3 May 2026.",
            "Two of the three carers act in section order.",
            "In 2014 an act of kindness helped.",
            "One in the morning, two in the evening.",
        ],
    )
    def test_times_dates_and_plain_words_need_none(self, said: Said, words: str) -> None:
        assert said(page(f"\n{words}\n")) == []

    @pytest.mark.parametrize(
        "text",
        [
            "About 10% say so ([survey](../reference/sources.md#care-act)).",
            "- About 10% say so\n  and more ([survey](../reference/sources.md#care-act)).",
            "The Care Act 2014 says so ([section 10](../reference/sources.md#care-act)).",
            "### Section 10 in short {#short}",
        ],
    )
    def test_a_link_to_the_list_is_a_source(self, said: Said, text: str) -> None:
        assert said(page(f"\n{text}\n")) == []

    def test_a_source_in_the_next_paragraph_is_none(self, said: Said) -> None:
        (line,) = said(page("\nAbout 10% say so.\n\nSee [it](../reference/sources.md#care-act).\n"))
        assert "figure-source" in line

    def test_each_entry_of_a_list_needs_its_own(self, said: Said) -> None:
        (line,) = said(page("\n- About 10% ([it](../reference/sources.md#care-act)).\n- About 20%.\n"))
        assert "docs/modules/small.md:36:1: error[figure-source]: the figure “20%”" in line

    def test_a_link_to_an_entry_that_is_not_listed(self, said: Said) -> None:
        assert said(page("\nAbout 10% say so ([survey](../reference/sources.md#survey)).\n")) == [
            "docs/modules/small.md:35:1: error[unknown-source]: there is no source “survey”. "
            "Add it to docs/reference/sources.yml, or name another."
        ]

    def test_pages_about_the_course_itself_need_none(self, said: Said) -> None:
        assert said({"docs/about/index.md": "# About\n\nAbout 10% of our own pages.\n"}) == []


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
