"""The blocks that tell of the whole course: its map, its way in, its statement."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from course.guidance.history import texts_now
from course.guidance.rules import Rule
from course.site.blocks import overview
from tests.conftest import write_files
from tests.site.rendering import LAW, page, small_course, texts, words
from tests.small import PAGE, SAFETY, SOURCES

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
