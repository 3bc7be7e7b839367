"""What tests of whole sites share: one copy of the real course, changed in each way that several of them ask about."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from course.guidance.release import RELEASE, release_text
from course.site.finish import BuiltPage, read_site
from tests.conftest import write_files
from tests.once import made_once
from tests.site.changed import CHANGED, LOGO, ORGANISATION, SENTINELS, STORY, STORY_SENTINELS, hold_earlier
from tests.site.test_build import command, copy_of_the_course


@pytest.fixture(scope="session")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real course with its site, made by MkDocs alone, once a run. Who changes it works on a copy.

    Words in a quiz and in a scenario stand nowhere else. Then it was released. An organisation uses it, which changed
    one page. An earlier version was kept in its site.
    """
    return made_once(tmp_path_factory, "changed", _make)


def _make(root: Path) -> None:
    copy_of_the_course(root)
    mark(root / "quizzes/what-carers-know.yml", SENTINELS)
    mark(root / f"quizzes/scenarios/{STORY}.yml", STORY_SENTINELS)
    (root / RELEASE).write_text(release_text(root), encoding="utf-8")
    page = root / f"docs/{CHANGED}.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nAt our house we meet on Mondays.\n", encoding="utf-8")
    write_files(root, {"organisation.yml": ORGANISATION, "docs/assets/hill.svg": LOGO})
    hold_earlier(root / "site", "working-with-carers")
    result = command(root, "mkdocs", "build")
    assert result.returncode == 0, result.stdout + result.stderr


def mark(path: Path, sentinels: Mapping[str, str]) -> None:
    """Put a word of its own before each of some words of a file."""
    text = path.read_text(encoding="utf-8")
    for words, sentinel in sentinels.items():
        assert text.count(words) == 1
        text = text.replace(words, f"{sentinel} {words}")
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def changed_pages(changed: Path) -> Mapping[str, BuiltPage]:
    """The pages of the changed copy's site."""
    return read_site(changed / "site")
