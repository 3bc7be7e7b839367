"""The blocks that authors write: what each puts on a page, in full and as prose only."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from course.checks.items import RULES
from course.guidance.history import texts_now
from course.guidance.rules import Rule
from course.site.blocks import overview
from tests.conftest import write_files
from tests.site.rendering import page, render, small_course, texts, words
from tests.small import GLOSSARY, PAGE, SAFETY, SOURCES, quiz, single_choice

LAW = """\
/// law | A carer’s *assessment*
    nation: England
    sources: [care-act]

You can ask.

***

Section 10 says:

- so

***

Not more.

///
"""

CHECK = "questions: 4\npass_mark: 80\nleast_per_module: 2\n"
WAY = """\
# A way

/// passage | modules/small.md#write-it-down
///

/// entry
    id: usual
///

/// entry
    id: usual
///
"""
# A module of which the passage has links.
MORE = (
    PAGE.replace("number: 1", "number: 2")
    + """
## Links {#links}

See [the law](../reference/sources.md#act) and [this part](#links).
"""
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_course(tmp_path)


class TestQuiz:
    def shown(self, root: Path, options: str) -> list[str]:
        tree = page(root, f"/// quiz | mix\n{options}///\n")
        return [str(name) for name in tree.xpath("//form/@data-question")]

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        mix = quiz(single_choice("a"), single_choice("b", use="pool"), single_choice("c"))
        return small_course(tmp_path, quizzes__mix=mix)

    @pytest.mark.parametrize(
        ("options", "names"),
        [
            ("", ["a", "c"]),
            ("    use: pool\n", ["b"]),
            ("    questions: [c, b]\n", ["c", "b"]),
            ("    questions: b\n", ["b"]),
        ],
    )
    def test_shows_what_is_asked_for_in_order(self, root: Path, options: str, names: list[str]) -> None:
        assert self.shown(root, options) == names

    def test_may_give_no_points(self, root: Path) -> None:
        assert page(root, "/// quiz | mix\n    scored: false\n///\n").xpath("//course-quiz/@data-scored") == ["false"]

    def test_is_left_out_of_the_search(self, root: Path) -> None:
        assert page(root, "/// quiz | mix\n///\n").xpath("//course-quiz/@data-search-exclude") == [""]

    @pytest.mark.parametrize(
        ("block", "words_"),
        [
            (
                "/// quiz | none\n///\n",
                "This quiz cannot be shown. quizzes/none.yml is missing or has a fault; see `course check`.",
            ),
            (
                "/// quiz | mix\n    questions: [a, x]\n///\n",
                "This quiz cannot be shown. quizzes/mix.yml has no readable question x; see `course check`.",
            ),
            (
                "/// quiz\n///\n",
                "This quiz cannot be shown. quizzes/.yml is missing or has a fault; see `course check`.",
            ),
        ],
    )
    def test_that_cannot_be_shown_says_so_in_a_box(self, root: Path, block: str, words_: str) -> None:
        (box,) = page(root, block).find_class("quiz-error")
        assert (box.get("role"), words(box)) == ("alert", words_)

    @pytest.mark.parametrize("broken", ["title: 'x\n", "", "\x00", "title: x\n", "[" * 100])
    def test_with_a_broken_file_says_so_in_a_box(self, tmp_path: Path, broken: str) -> None:
        small_course(tmp_path, quizzes__mix=broken)
        assert len(page(tmp_path, "/// quiz | mix\n///\n").find_class("quiz-error")) == 1

    def test_without_its_broken_question_shows_the_others(self, tmp_path: Path) -> None:
        bad = single_choice("bad").replace("        correct: true\n", "")
        small_course(tmp_path, quizzes__mix=quiz(single_choice("a"), bad))
        assert self.shown(tmp_path, "") == ["a"]

    def test_is_nothing_in_prose(self, root: Path) -> None:
        assert words(page(root, "Before\n\n/// quiz | mix\n///\n\nAfter", prose_only=True)) == "Before After"

    def test_follows_its_file(self, root: Path) -> None:
        """What is kept between pages must not be kept when an author changes a file under `make serve`."""
        assert self.shown(root, "") == ["a", "c"]
        (root / "quizzes/mix.yml").write_text(quiz(single_choice("new-one")), encoding="utf-8")
        assert self.shown(root, "") == ["new-one"]
        (root / "quizzes/mix.yml").unlink()
        assert self.shown(root, "") == []


class TestLaw:
    def test_has_three_named_parts_and_its_source(self, root: Path) -> None:
        (section,) = page(root, LAW).find_class("law")
        assert words(section.find_class("law-nation")[0]) == "Law · England"
        assert words(section.find_class("law-title")[0]) == "A carer’s assessment"
        assert words(section.find_class("law-plain")[0]) == "In plain words You can ask."
        assert words(section.find_class("law-says")[0]) == "What it says Section 10 says: so"
        assert words(section.find_class("law-limits")[0]) == "What it does not promise Not more."
        (beyond,) = page(root, LAW.replace("Not more.", "Not more.\n\n***\n\nNor less.")).find_class("law-limits")
        assert words(beyond) == "What it does not promise Not more. Nor less."
        (source,) = section.find_class("law-source")
        assert words(source) == "Source: Care Act 2014, section 10 (checked 1 November 2026)."
        assert source.xpath("a/@href") == ["reference/sources.html#care-act"]

    def test_names_several_sources(self, tmp_path: Path) -> None:
        more = SOURCES + SOURCES.removeprefix("sources:\n").replace("id: care-act", "id: other").replace(
            "section 10", "s 2"
        )
        small_course(tmp_path, docs__reference__sources=more)
        tree = page(tmp_path, LAW.replace("[care-act]", "[care-act, other]"))
        assert texts(tree, "//p[@class='law-source']") == [
            "Source: Care Act 2014, section 10 (checked 1 November 2026); Care Act 2014, s 2 (checked 1 November 2026)."
        ]

    def test_reads_the_same_as_prose(self, root: Path) -> None:
        assert words(page(root, LAW, prose_only=True)) == words(page(root, LAW))

    @pytest.mark.parametrize("body", ["", "Only plain.\n", "a\n\n***\n\nb\n\n***\n\nc\n\n***\n\nd\n"])
    def test_with_other_parts_raises_nothing(self, root: Path, body: str) -> None:
        assert len(page(root, f"/// law | x\n    nation: UK\n\n{body}\n///\n").find_class("law")) == 1

    def test_that_another_block_closes_loses_nothing(self, root: Path) -> None:
        within = LAW.replace("Not more.", "Not more.\n\n/// outcomes\n///\n\nAfter.")
        (section,) = page(root, within).find_class("law")
        assert "Not more." in words(section)
        assert "After." in words(section)


class TestSources:
    def test_are_listed_by_nation_with_their_day(self, tmp_path: Path) -> None:
        other = SOURCES.removeprefix("sources:\n").replace("id: care-act", "id: wales").replace("England", "Wales")
        small_course(tmp_path, docs__reference__sources=SOURCES + other)
        tree = page(tmp_path, "/// sources\n///\n")
        assert [(heading.get("id"), words(heading)) for heading in tree.iter("h2")] == [
            ("england", "England"),
            ("wales", "Wales"),
        ]
        (entry,) = tree.xpath("//li[@id='care-act']")
        assert entry.xpath(".//a/@href") == ["https://www.legislation.gov.uk/ukpga/2014/23/section/10"]
        assert texts(entry, "p")[0] == "Care Act 2014, section 10. legislation.gov.uk."
        assert texts(entry, "p")[2].startswith("Last read 1 November 2026.")
        assert texts(entry, "p")[2].endswith("Confidence: high. Open Government Licence v3.0.")

    def test_that_are_old_say_so_to_the_reader(self, tmp_path: Path) -> None:
        small_course(tmp_path, docs__reference__sources=SOURCES.replace("checked: 2026", "checked: 2020"))
        assert "More than a year ago: read it again before you rely on it." in words(
            page(tmp_path, "/// sources\n///\n")
        )


class TestGlossary:
    def test_is_listed_from_a_to_z_with_places_to_link_to(self, tmp_path: Path) -> None:
        more = "  - term: Advocate\n    id: advocate\n    nation: Wales\n    meaning: Somebody who *speaks up*.\n"
        small_course(tmp_path, docs__reference__glossary=GLOSSARY + more)
        tree = page(tmp_path, "/// glossary\n///\n")
        assert texts(tree, "//dt") == ["Advocate", "shift lead"]
        assert texts(tree, "//dd") == ["Somebody who speaks up. (Wales)", "The worker who answers for a shift."]
        assert tree.xpath("//dl/div/@id") == ["advocate", "shift-lead"]


class TestOverview:
    def test_the_course_map_lists_modules_in_order(self, root: Path) -> None:
        second = PAGE.replace("number: 1", "number: 12").replace(
            "title: Small changes", "title: Later on\nshort: Later"
        )
        (root / "docs/modules/a-later-one.md").write_text(second, encoding="utf-8")
        write_files(
            root, {"quizzes/checks/final-check.yml": CHECK, "docs/check.md": "# Check\n\n/// final-check\n///\n"}
        )
        (root / "docs/way.md").write_text(WAY, encoding="utf-8")
        tree = page(root, "/// course-map\n///\n")
        assert texts(tree, "//ul[contains(@class, 'rows')]/li") == [
            "1. Small changesAbout 4 minutes",
            "12. LaterAbout 4 minutes",
            "Check4 questions · about 5 minutes · you need 80%",
            "A wayAbout 5 minutes",  # room to write one text, and the words of the passage
        ]
        assert tree.xpath("//li/a/@href") == [
            "modules/small.html",
            "modules/a-later-one.html",
            "check.html",
            "way.html",
        ]
        assert texts(tree, "//details/p") == ["1. Small changes", "12. Later"]

    def test_one_button_starts_with_the_first_part_of_the_first_module(self, root: Path) -> None:
        (button,) = page(root, "/// carry-on\n///\n").xpath("//course-resume//a")
        assert (words(button), button.get("href")) == ("Start module 1", "modules/small.html#what-to-ask")

    def test_a_passage_and_a_field_are_those_of_their_own_pages(self, root: Path) -> None:
        book = "# Book\n\n/// entry | What is *usual*?\n    id: usual\n///\n\n/// workbook-tools\n///\n"
        write_files(root, {"docs/book.md": book, "docs/modules/more.md": MORE})
        tree = page(root, WAY.replace("small.md#write-it-down", "more.md#links"))
        (passage,) = tree.find_class("of-page")
        assert words(passage) == "See the law and this part."
        assert passage.xpath(".//a/@href") == ["../reference/sources.md#act", "more.md#links"]
        assert texts(tree, "//label") == ["What is usual?"] * 2
        assert tree.xpath("//label/@for") == tree.xpath("//textarea/@id") == ["entry-usual", "entry-usual-2"]
        assert tree.xpath("//textarea/@data-text") == ["usual", "usual"]

    def test_a_passage_or_a_field_of_nothing_says_so_in_a_box(self, root: Path) -> None:
        boxes = page(root, "/// passage | a.md#b\n///\n\n/// entry\n    id: gone\n///\n").find_class("quiz-error")
        assert [words(box) for box in boxes] == [
            "This passage is not there. Write `/// passage | PAGE#SECTION`; see `course check`.",
            "This field has no label or no id. Write `/// entry | LABEL`, and `id: NAME` below it.",
        ]

    def test_the_day_of_the_last_check_stands_before_what_the_author_says_of_it(self, root: Path) -> None:
        tree = page(root, "/// checked\n\nNot by *a lawyer*.\n\n///\n\n/// checked\n///\n")
        assert texts(tree, "//div[@class='checked']") == [
            "Checked on 1 November 2026. Not by a lawyer.",
            "Checked on 1 November 2026.",
        ]

    def test_the_statement_says_what_was_counted_and_leaves_out_what_is_not_there(self, root: Path) -> None:
        tree = page(root, "/// statement\n///\n")
        assert texts(tree, "//tr[th='Version']/td")[0].startswith("1.0, questions ")
        rows = {words(row[0]): words(row[1]) for row in tree.xpath("//tr") if words(row[0]) != "Version"}
        assert rows == {
            "Training": "A small course.",
            "Modules: 1": "1. Small changes.",
            "Time": "About 4 minutes for all modules: 4 minutes each. We count words and questions: 150 words a minute "
            "and 20 seconds a question. We have not timed it.",
            "Last read through": "The modules, each as a whole, on 1 November 2026. The first is due again by "
            "1 November 2027.",
            "Sources": "1, each last read on 1 November 2026.",
        }
        more = PAGE.replace("number: 1", "number: 2").replace("date: 2026-11-01", "date: 2026-11-09")
        write_files(root, {"quizzes/checks/final-check.yml": CHECK, "docs/modules/more.md": more})
        tree = page(root, "/// statement\n///\n")
        assert texts(tree, "//tr[th='Test']/td") == [
            "4 questions, chosen again each time. About 5 minutes. 80% to pass."
        ]
        assert texts(tree, "//tr[th='Last read through']/td") == [
            "The modules, each as a whole, between 1 November 2026 and 9 November 2026. The first is due again by "
            "1 November 2027."
        ]

    def test_the_statement_counts_what_has_new_words_since_the_first_version_on_the_list(self, root: Path) -> None:
        write_files(root, SAFETY)
        told = {"1.0": texts_now(root, Rule.load(root)[0].values(), ["modules/small.md"])}
        rows = self.since(root, told)
        assert rows["Safety rules"].endswith(" on 1 November 2026. None of them have new words since version 1.0.")
        told["1.0"] |= {"modules/small.md": "older", next(iter(told["1.0"])): "older"}
        rows = self.since(root, told)
        assert rows["Safety rules"].endswith(" on 1 November 2026. 1 of them has new words since version 1.0.")
        assert " 1 of them has new words since version 1.0. The first is due " in rows["Last read through"]

    @staticmethod
    def since(root: Path, told: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
        write_files(root, {"releases.json": json.dumps(told)})
        return {words(row[0]): words(row[1]) for row in page(root, "/// statement\n///\n").xpath("//tr")}

    @pytest.mark.parametrize(
        ("title", "names", "again"),
        [
            ("Care Act 2014, section 10", LAW, ", and some of it again until 9 November 2026"),
            (
                "Care Act 2014",
                "[So](../reference/sources.md#care-act).",
                ", and some of it again until 9 November 2026",
            ),
            ("Hot weather", "[So](../reference/sources.md#care-act).", ""),
            ("Care Act 2014", "No law.", ""),
        ],
    )
    def test_a_module_says_when_its_law_was_checked_and_until_when_some_was_read_again(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, title: str, names: str, again: str
    ) -> None:
        monkeypatch.setattr(overview, "current_page", lambda _: "modules/small.md")
        read_later = SOURCES.replace("2026-11-01", "2026-11-09").replace("Care Act 2014, section 10", title)
        write_files(root, {"docs/modules/small.md": f"{PAGE}\n{names}\n", "docs/reference/sources.yml": read_later})
        (said,) = page(root, "/// outcomes\n///\n").find_class("reviewed")
        assert f" Law checked on 1 November 2026{again}. " in words(said)

    def test_outcomes_outside_a_module_say_so_in_a_box(self, root: Path) -> None:
        (box,) = page(root, "/// outcomes\n///\n").find_class("quiz-error")
        assert words(box) == "There are no outcomes to show. Write them in the front matter of a module's page."

    @pytest.mark.parametrize(
        "block", ["outcomes", "course-map", "carry-on", "statement", "passage | modules/small.md#a"]
    )
    def test_is_nothing_in_prose(self, root: Path, block: str) -> None:
        assert words(page(root, f"/// {block}\n///\n", prose_only=True)) == ""


class TestMistakes:
    @pytest.mark.parametrize(
        "block", ["/// quiz | all\n    scored: maybe\n///", "/// quizz | all\n///", "/// sources | x\n///"]
    )
    def test_a_block_that_is_not_understood_stays_as_text(self, root: Path, block: str) -> None:
        """This is what the look at the finished site looks for."""
        assert "///" in render(root, block)


class TestWrite:
    def test_is_a_label_with_lines_for_a_pen(self, root: Path) -> None:
        tree = page(root, "/// write | Who *else* helps?\n    lines: 3\n///\n")
        assert texts(tree, "//p[@class='write-label']") == ["Who else helps?"]
        assert len(tree.xpath("//div[@aria-hidden='true']/span")) == 3

    def test_has_two_lines_if_nobody_says_how_many(self, root: Path) -> None:
        assert len(page(root, "/// write | Name\n///\n").xpath("//span")) == 2

    def test_without_a_label_says_what_is_missing(self, root: Path) -> None:
        assert "does not say what to write" in words(page(root, "/// write\n///\n"))

    @pytest.mark.parametrize("lines", ["0", "13", "many", "true", "1.5"])
    def test_another_number_of_lines_leaves_the_block_as_text(self, root: Path, lines: str) -> None:
        assert "///" in words(page(root, f"/// write | Name\n    lines: {lines}\n///\n"))


class TestDiagram:
    SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
    <title>Two people</title><desc>One talks.</desc><circle r="4"/></svg>"""

    def drawn(self, root: Path, svg: str) -> str:
        folder = root / "docs/assets/diagrams"
        folder.mkdir(parents=True)
        (folder / "two.svg").write_text(svg, encoding="utf-8")
        return render(root, "/// diagram | two\nThey *talk*.\n///\n")

    def test_stands_in_the_page_with_its_title_and_description(self, root: Path) -> None:
        shown = self.drawn(root, self.SVG)
        assert '<svg aria-labelledby="diagram-two-title diagram-two-desc" role="img" viewBox="0 0 9 9">' in shown
        assert '<title id="diagram-two-title">Two people</title><desc id="diagram-two-desc">One talks.</desc>' in shown
        assert "<p>They <em>talk</em>.</p>" in shown

    @pytest.mark.parametrize(
        ("svg", "complaint"),
        [
            (SVG.replace("<title>Two people</title>", ""), "has no &lt;title&gt;"),
            (SVG.replace("One talks.", " "), "has no &lt;desc&gt;"),
            ("<svg", "cannot be used"),
        ],
    )
    def test_that_nobody_could_hear_is_refused(self, root: Path, svg: str, complaint: str) -> None:
        assert complaint in self.drawn(root, svg)

    @pytest.mark.parametrize("name", ["none", "../../secret", ""])
    def test_that_is_not_there(self, root: Path, name: str) -> None:
        assert "There is no drawing" in words(page(root, f"/// diagram | {name}\n///\n"))


class TestItemRules:
    def test_each_rule_says_why_and_what_to_do(self, root: Path) -> None:
        tree = page(root, "/// item-rules\n///\n")
        assert texts(tree, "//h3") == [rule.name for rule in RULES]
        for rule, section in zip(RULES, tree.xpath("//section"), strict=True):
            for said in (rule.why, rule.mend, rule.source):
                assert said.rstrip(".") in section.text_content()


class TestCriteriaMap:
    CRITERIA = """\
criteria:
  - {id: "3.2", framework: Diploma, name: Criterion 3.2, text: explain why}
  - {id: cc-1, framework: Certificate, name: Standard 1, text: know your role}
"""

    def test_shows_which_module_serves_which_criterion(self, tmp_path: Path) -> None:
        tree = page(small_course(tmp_path, docs__reference__criteria=self.CRITERIA), "/// criteria-map\n///\n")
        assert texts(tree, "//caption") == ["Diploma", "Certificate"]
        rows = [[" ".join(cell.text_content().split()) for cell in row] for row in tree.xpath("//tbody/tr")]
        assert rows == [
            ["Criterion 3.2: explain why", "1. Small changes"],
            ["Standard 1: know your role", "No module covers this."],
        ]
