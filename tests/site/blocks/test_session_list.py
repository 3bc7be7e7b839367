"""The list of sessions: by time and by topic."""

from pathlib import Path

import pytest

from tests.conftest import write_course
from tests.site.rendering import page, texts, words
from tests.small_session import TAUGHT, session, session_page


class TestList:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        second = session("at-night").replace("title: First signs", "title: At night")
        more = {"quizzes/sessions/at-night.yml": second, "docs/trainers/sessions/at-night.md": session_page("at-night")}
        return write_course(tmp_path, {**TAUGHT, **more})

    def test_by_time_leads_to_each_plan(self, root: Path) -> None:
        tree = page(root, "# For trainers\n\n## By time\n\n/// sessions\n///\n")
        assert [(each.get("id"), words(each)) for each in tree.iter("h3")] == [
            ("minutes-30", "30 minutes"),
            ("minutes-60", "60 minutes"),
            ("minutes-120", "120 minutes"),
        ]
        assert tree.xpath("//li//a/@href") == [
            f"trainers/sessions/{name}.html#minutes-{length}"
            for length in (30, 60, 120)
            for name in ("at-night", "first-signs")
        ]

    def test_by_time_says_what_each_needs(self, root: Path) -> None:
        entries = texts(page(root, "/// sessions\n///\n"), "//li")
        assert entries[1] == (
            "First signs What has changed? · What would you do? Without a projector, print: handout, questions of the "
            "session, quick card. With a projector, show: the questions."
        )
        assert entries[3].endswith(
            "Without a projector, print: handout, story, quick card. With a projector, show: the story."
        )
        assert "role-play cards" in entries[5]

    def test_by_topic_says_what_each_is_about(self, root: Path) -> None:
        tree = page(root, "/// sessions\n    by: topic\n///\n")
        assert texts(tree, "//li")[1] == (
            "First signs For all who visit people at home. How to hear what a carer sees first. "
            "30 minutes · 60 minutes · 120 minutes"
        )
        assert tree.xpath("//li[2]//a/@href") == [
            "trainers/sessions/first-signs.html",
            *(f"trainers/sessions/first-signs.html#minutes-{length}" for length in (30, 60, 120)),
        ]
