"""`course export` and `course packages`, as a person at a keyboard meets them."""

import sys
from pathlib import Path

import pytest

from course.output import LIST
from course.packages import FORMATS
from course.packages.make import RECORD
from course.packages.package import unzipped
from course.reading.english import listed
from tests.command import ended, run
from tests.conftest import SMALL_CONFIG, MakeCourse
from tests.small import FILES, GOOD

NAME = "a-small-course"


@pytest.fixture
def released(make_course: MakeCourse) -> Path:
    """A small course that names its release."""
    root = make_course(FILES)
    config = SMALL_CONFIG.format(root=root) + 'extra:\n  released: "2026-11-22"\n'
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    return root


class TestExport:
    def test_writes_the_course(self, released: Path) -> None:
        result = run(released, "export", "gift")
        path = released / "packages" / f"{NAME}-gift.txt"
        assert result.output == f"Wrote {path} ({path.stat().st_size / 1000:.0f} kB).\n"
        assert result.exit_code == 0

    def test_writes_one_module_to_a_folder(self, released: Path) -> None:
        out = released / "elsewhere"
        assert run(released, "export", "moodle", "--module", "small", "--out", str(out)).exit_code == 0
        assert sorted(path.name for path in out.iterdir()) == [RECORD, LIST, f"{NAME}-small-moodle.xml"]

    def test_writes_the_site_of_one_module_for_a_learning_system(self, released: Path) -> None:
        assert run(released, "export", "scorm12", "--module", "small").exit_code == 0
        (path,) = (released / "packages").glob("[!.]*")
        assert path.name == f"{NAME}-small-scorm12.zip"
        assert {"imsmanifest.xml", "index_scorm.html", "modules/small.html"} <= unzipped(path.read_bytes()).keys()

    def test_a_site_that_cannot_be_built_ends_with_2(self, released: Path) -> None:
        config = (released / "mkdocs.yml").read_text(encoding="utf-8")
        (released / "mkdocs.yml").write_text(config + "edit_uri_template: '{way}'\n", encoding="utf-8")
        result = run(released, "export", "scorm12")
        assert result.exit_code == 2
        assert result.output.startswith("Error: ")
        assert not (released / "packages").exists()

    def test_an_unknown_module_ends_with_2(self, released: Path) -> None:
        assert ended(released, "export", "gift", "--module", "smal") == (
            2,
            "Error: There is no module “smal” with questions; did you mean “small”?\n",
        )

    def test_an_unknown_format_ends_with_2(self, released: Path) -> None:
        assert ended(released, "export", "pdf") == (
            2,
            f"Error: “pdf” is not one of the choices. Write {listed(sorted(FORMATS), 'or')}.\n",
        )

    def test_the_day_of_the_release_may_stand_without_quotes(self, released: Path) -> None:
        config = SMALL_CONFIG.format(root=released) + "extra: {released: 2026-11-22}\n"
        (released / "mkdocs.yml").write_text(config, encoding="utf-8")
        assert run(released, "export", "gift").exit_code == 0

    def test_faults_stop_it(self, released: Path) -> None:
        (released / "quizzes/good.yml").write_text(GOOD.replace("feedback: You", "feedbak: You", 1), encoding="utf-8")
        result = run(released, "export", "gift")
        assert result.exit_code == 1
        assert "error[unknown-key]: question “notice-change-1”: unknown key “feedbak”" in result.output
        assert result.output.endswith("Nothing was written: fix the errors above.\n")
        assert not (released / "packages").exists()

    @pytest.mark.parametrize("line", ["", "extra: {}\n"])
    def test_without_a_release_it_ends_with_2(self, released: Path, line: str) -> None:
        (released / "mkdocs.yml").write_text(SMALL_CONFIG.format(root=released) + line, encoding="utf-8")
        assert ended(released, "export", "gift") == (
            2,
            'Error: mkdocs.yml does not say which release this is. Add, below `extra:`, `released: "2026-11-22"`.\n',
        )

    @pytest.mark.parametrize(
        ("form", "module", "tool"), [("anki", "genanki", "genanki"), ("paper", "docx", "python-docx")]
    )
    def test_without_its_library_it_says_how_to_get_it(
        self, released: Path, monkeypatch: pytest.MonkeyPatch, form: str, module: str, tool: str
    ) -> None:
        monkeypatch.setitem(sys.modules, module, None)
        assert ended(released, "export", form) == (
            2,
            f"Error: This needs {tool}. Install it: pip install --require-hashes -r scripts/locks/packages.txt\n",
        )


class TestPackages:
    def test_shows_what_it_does_leaves_what_has_not_changed_and_warns_of_two_contents(self, released: Path) -> None:
        result = run(released, "packages")
        lines = result.output.splitlines()
        assert result.exit_code == 0
        assert len(lines) == 15
        assert lines[0].startswith(f"[1/14] made: {NAME}-anki.apkg (")
        assert lines[10].startswith(f"[11/14] made: {NAME}-scorm12.zip (")
        assert lines[-1].startswith("14 of 14 made in ")
        lines = run(released, "packages").output.splitlines()
        assert lines[2].startswith(f"[3/14] unchanged: {NAME}-gift.txt (")
        assert lines[-1].startswith("0 of 14 made in ")
        changed = GOOD.replace("Wait until Monday.", "Wait until Friday.")
        (released / "quizzes/good.yml").write_text(changed, encoding="utf-8")
        assert (
            "warning[same-release]: packages changed, but the release is still that of before. Where one was given "
            "out already, set a later day for `released:` in mkdocs.yml: Anki skips changed cards of the same day.\n"
        ) in run(released, "packages").output
