"""`/// organisation`, with and without the file; and what a changed text says of itself."""

from pathlib import Path

import pytest

from course.guidance.organisation import Organisation, attribution, load_organisation
from course.guidance.release import RELEASE, release_text
from course.guidance.settings import CourseSettings, load_settings
from tests.conftest import ROOT, sound, write_files
from tests.site.rendering import page, small_course, texts, words
from tests.small import GOOD
from tests.small_story import scenario, scenario_page

FULL = """\
name: Hill & House
nation: Wales
contacts:
  - label: Head of kitchen
    name: Duty manager
    phone: 0115 496 0123
  - label: At night and at weekends
    phone: +44 115 496 0456
  - label: The centre
    name: In our town
    address: https://centre.example.org
policies:
  - title: Safeguarding adults
    address: https://policies.example.org/a
"""
SETTINGS = """\
nations:
  - name: Wales
    ways: [{words: the law, page: reference/law-wales.md}, {words: no page, page: reference/none.md}]
  - name: UK
"""
SAID = "by Hill & House. The checks that this course describes were not made for this text."
BLOCK = "/// organisation\n///\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    small_course(tmp_path)
    write_files(tmp_path, {"quizzes/scenarios/plate.yml": scenario(), "docs/scenarios/plate.md": scenario_page()})
    write_files(tmp_path, {"docs/reference/law-wales.md": "# Wales\n", "docs/reference/help.md": "# Help\n"})
    write_files(tmp_path, {"course.yml": SETTINGS})
    (tmp_path / RELEASE).write_text(release_text(tmp_path), encoding="utf-8")
    return tmp_path


@pytest.fixture
def used(root: Path) -> Path:
    return write_files(root, {"organisation.yml": FULL})


class TestDetails:
    def test_without_the_file_say_whom_to_ask(self, root: Path) -> None:
        assert words(page(root, BLOCK)).startswith("Ask at work who to call for help, also at night.")

    @pytest.mark.parametrize("argument", ["known", "changes"])
    def test_without_the_file_leave_nothing(self, root: Path, argument: str) -> None:
        tree = page(root, f"Before\n\n/// organisation | {argument}\n///\n")
        assert (words(tree), tree.find_class("organisation")) == ("Before", [])

    @pytest.mark.parametrize("block", [BLOCK, "/// organisation | known\n///\n"])
    def test_show_all_that_is_known(self, used: Path, block: str) -> None:
        tree = page(used, block)
        assert texts(tree, "//p") == ["At Hill & House"]
        assert texts(tree, "//li") == [
            "Head of kitchen: Duty manager, 0115 496 0123",
            "At night and at weekends: +44 115 496 0456",
            "The centre: In our town · Website",
            "Policy: Safeguarding adults",
            "In Wales: the law",
        ]
        assert tree.xpath("//a/@href") == [
            "tel:01154960123",
            "tel:+441154960456",
            "https://centre.example.org",
            "https://policies.example.org/a",
            "reference/law-wales.html",
        ]

    def test_of_a_name_alone_still_say_whom_to_ask(self, root: Path) -> None:
        write_files(root, {"organisation.yml": "name: Hill House\n"})
        assert words(page(root, BLOCK)).startswith("At Hill House Ask at work")

    def test_follow_the_file(self, root: Path) -> None:
        write_files(root, {"organisation.yml": "name: One\n"})
        assert "At One" in words(page(root, BLOCK))
        write_files(root, {"organisation.yml": "name: Another\n"})
        assert "At Another" in words(page(root, BLOCK))
        (root / "organisation.yml").unlink()
        assert "Another" not in words(page(root, BLOCK))

    def test_are_not_prose(self, used: Path) -> None:
        assert words(page(used, f"Before\n\n{BLOCK}", prose_only=True)) == "Before"

    def test_of_an_unknown_kind_say_so(self, used: Path) -> None:
        (box,) = page(used, "/// organisation | all\n///\n").find_class("quiz-error")
        assert words(box) == "This block does not know “all”. Write “known”, “changes”, or nothing."


class TestChangedTexts:
    QUIZ = "/// quiz | good\n///\n"

    def said(self, root: Path, text: str) -> list[str]:
        return texts(page(root, text), "//*[@class='changed-text']")

    def test_without_an_organisation_say_nothing(self, root: Path) -> None:
        write_files(root, {"quizzes/good.yml": GOOD.replace("Facts", "Fact")})
        assert self.said(root, self.QUIZ) == []

    def test_as_released_say_nothing(self, used: Path) -> None:
        assert self.said(used, self.QUIZ + "\n/// scenario | plate\n///\n\n/// review\n///\n") == []

    def test_of_a_quiz_are_named_at_its_head_and_where_it_may_be_drawn(self, used: Path) -> None:
        write_files(used, {"quizzes/good.yml": GOOD.replace("You learn", "You find out")})
        assert self.said(used, self.QUIZ) == [f"Changed {SAID}"]
        assert self.said(used, "/// review\n///\n") == [f"Changed {SAID}"]
        assert self.said(used, "/// room\n///\n") == [f"Changed {SAID}"]
        assert self.said(used, "/// scenario | plate\n///\n") == []

    def test_of_a_scenario_are_named_at_its_head(self, used: Path) -> None:
        changed = scenario().replace("The plate is full.", "The plate is not empty.")
        write_files(used, {"quizzes/scenarios/plate.yml": changed})
        assert self.said(used, "/// scenario | plate\n///\n") == [f"Changed {SAID}"]
        assert self.said(used, self.QUIZ) == []

    def test_that_are_new_are_called_added(self, used: Path) -> None:
        write_files(used, {"quizzes/more.yml": GOOD})
        assert self.said(used, "/// quiz | more\n///\n") == [f"Added {SAID}"]

    def test_are_listed_where_the_checks_are_described(self, used: Path) -> None:
        write_files(used, {"docs/index.md": "---\ntitle: Start\n---\n\n# Ours\n", "quizzes/more.yml": GOOD})
        tree = page(used, "/// organisation | changes\n///\n")
        assert texts(tree, "//li") == ["Start (changed)", "quizzes/more.yml (added)"]
        assert tree.xpath("//a/@href") == ["index.html"]


class TestAttribution:
    def of(self, root: Path, text: str) -> Organisation:
        return sound(load_organisation(write_files(root, {"organisation.yml": text})))

    def test_names_the_course_whoever_uses_it(self, tmp_path: Path) -> None:
        source = "From “Working with Carers”, by the Working with Carers contributors, CC BY 4.0."
        organisation = self.of(tmp_path, "name: Hill House\n")
        settings = load_settings(ROOT)[0]
        assert attribution(None, "Working with Carers", settings) == source
        assert attribution(organisation, "Working with Carers", settings) == f"{source} Used by Hill House."
        assert (
            attribution(organisation, "Working with Carers", settings, is_changed=True)
            == f"{source} Used and changed by Hill House."
        )

    def test_claims_no_licence_and_no_authors_that_a_course_does_not_name(self) -> None:
        assert attribution(None, "Bread", CourseSettings()) == "From “Bread”."
