"""The blocks that authors write: what each puts on a page, in full and as prose only."""

from pathlib import Path

import pytest

from course.checks.items import RULES
from tests.site.rendering import LAW, page, render, small_course, texts, words
from tests.small import GLOSSARY, SOURCES, quiz, single_choice


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
