"""Our styles are for what is there: a rule for a name that nothing has any more is dead, or misses what it is for."""

import re
from collections.abc import Iterator
from pathlib import Path

import markdown
import material
import pytest

from course.site.usual import THEME
from tests.conftest import ROOT

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SELECTOR = re.compile(r"([^{}]+)\{")
_NAMED = re.compile(r"[.#]([A-Za-z][\w-]*)")
_WORD = re.compile(r"[A-Za-z][\w-]*")
# Where the names of classes and ids are given: by our engine and pages, and by what they stand on.
_GIVING = (
    *((ROOT / "scripts/course", ending) for ending in ("py", "js", "html", "yml")),
    (ROOT / "docs", "md"),
    (Path(markdown.__file__).parent, "py"),
    *((Path(material.__file__).parent / "templates", ending) for ending in ("html", "js")),
)


def given() -> Iterator[str]:
    for folder, ending in _GIVING:
        for path in folder.rglob(f"*.{ending}"):
            yield from _WORD.findall(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def known() -> set[str]:
    """Every word that may be the name of something on a page."""
    return {*given()}


@pytest.mark.parametrize("path", sorted(THEME.rglob("*.css")), ids=lambda path: path.name)
def test_every_class_and_id_that_our_styles_name_is_there(path: Path, known: set[str]) -> None:
    styles = _COMMENT.sub("", path.read_text(encoding="utf-8"))
    named = {name for selector in _SELECTOR.findall(styles) for name in _NAMED.findall(selector)}
    assert named - known == set()
