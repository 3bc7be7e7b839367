"""What a test needs, read from its fixtures: that is what `make content` and `make quick` choose by.

A test that would reach for a program without the fixture that stands for it fails, wherever it runs: so nothing that
`make quick` leaves out is missed, and nothing that it runs needs more than Python.
"""

import shutil
from collections.abc import Iterable
from os import PathLike
from typing import Any

import pytest

# For each mark, the fixture that stands for what it needs, and the programs that this fixture looks for.
NEEDS = {
    "browser": (
        "chromium",
        ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    ),
    "firefox": ("firefox_program", ("firefox-esr", "firefox")),
    "node": ("node_modules", ("node", "npm")),
    "nginx": ("nginx_program", ("nginx", "/usr/sbin/nginx")),
    "java": ("java", ("java",)),
    "office": ("office", ("soffice", "libreoffice")),
    "webkit": ("webkit_driver", ("WebKitWebDriver", "Xvfb")),
}
# Fixtures that hold the real course as its authors write it; and what is built of it, which takes long.
CONTENT = {"course", "texts"}
BUILT = {"changed", "edition", "library", "scorm", "site", "sites", "without_sentence"}

_look = shutil.which
_missing: dict[str, str] = {}


def marks_of(fixtures: Iterable[str]) -> set[str]:
    """Return the marks of a test that uses these fixtures, and those that they use."""
    used = set(fixtures)
    needed = {mark for mark, (fixture, _) in NEEDS.items() if fixture in used}
    if needed:
        return needed
    return {"quick", "content"} if used & CONTENT and not used & BUILT else {"quick"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test, before `-m` chooses among them."""
    for item in items:
        marks = marks_of(item.fixturenames)  # type: ignore[attr-defined]
        for mark in sorted(marks):
            item.add_marker(mark)
        # Another program may be slow to start, or die, on a machine that has much to do: then it is asked once more,
        # and the summary names the test. What is wrong with the course is wrong twice.
        if marks & {*NEEDS}:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Note which programs the test, and what is set up for it, may not look for."""
    _missing.clear()
    for mark, (fixture, programs) in NEEDS.items():
        if item.get_closest_marker(mark) is None:
            _missing.update(dict.fromkeys(programs, fixture))


def _which(program: str | PathLike[str], *arguments: Any, **options: Any) -> Any:
    if str(program) in _missing:
        pytest.fail(f"This test looks for {program} but does not say so: let it use the fixture `{_missing[program]}`.")
    return _look(program, *arguments, **options)


shutil.which = _which
