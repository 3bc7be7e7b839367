"""What `make content` and `make quick` choose, on a machine that has no program but Python."""

import os
import re
import sys
from collections.abc import Callable

import pytest

from tests.conftest import ROOT

pytest_plugins = ["pytester"]

# As the tests of the course are, beside the real conftest.
TESTS = """\
import shutil
from pathlib import Path
import pytest
from playwright.sync_api import Page
from course.packages.office import pdf
from tests.packages.conftest import *

@pytest.fixture(scope="session")
def by_another_way(chromium): ...
@pytest.fixture(scope="module")
def unsaid():
    return shutil.which("node")

def test_plain(): ...
def test_texts(texts): ...
def test_of_the_site(site): ...
def test_page(page: Page): ...
def test_print(by_another_way): ...
def test_readers(node): ...
def test_schemas(node_modules): ...
def test_office(office): ...
def test_unsaid_browser(): pdf.browser()
def test_unsaid_node(unsaid): ...
def test_unsaid_office(): shutil.which("soffice")
"""
# The first needs another program, which fails once; the second fails always; the third needs Python alone.
FAILING = """\
import pytest

@pytest.fixture(scope="session")
def office():
    return []
@pytest.fixture(scope="session")
def plain():
    return []

def test_dies_once(office):
    office.append("asked")
    assert len(office) > 1
def test_is_wrong(office):
    assert False
def test_by_itself(plain):
    plain.append("asked")
    assert len(plain) > 1
"""
ALL = set(re.findall(r"def test_(\w+)", TESTS))
QUICK = {"plain", "texts", "of_the_site", "unsaid_browser", "unsaid_node", "unsaid_office"}

Run = Callable[..., pytest.RunResult]


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run those tests by the settings of the real ones, where no program can be found."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    pytester.makeconftest("from tests.conftest import *")
    settings = ("-q", "-p", "no:cacheprovider", "-c", ROOT / "pyproject.toml")

    def run(*arguments: str, apart: bool = False, tests: str = TESTS) -> pytest.RunResult:
        start = pytester.runpytest_subprocess if apart else pytester.runpytest_inprocess
        return start(*settings, pytester.makepyfile(test_it=tests), *arguments)

    return run


@pytest.mark.parametrize(
    ("chosen", "names"), [("content", {"texts"}), ("quick", QUICK), ("not quick", ALL - QUICK), ("", ALL)]
)
def test_each_speed_chooses_these_and_all_of_them_everything(run: Run, chosen: str, names: set[str]) -> None:
    assert set(re.findall(r"::test_(\w+)", run("--collect-only", "-m", chosen).stdout.str())) == names


def test_who_reaches_for_a_program_without_saying_so_fails(run: Run) -> None:
    # Playwright's plugin lets no test run within a test.
    result = run("-m", "quick", "-k", "plain or texts or unsaid", apart=True)
    result.assert_outcomes(passed=2, failed=2, errors=1, deselected=len(ALL) - 5)
    looks = "Failed: This test looks for {} but does not say so: let it use the fixture `{}`."
    for program, fixture in (("chromium", "chromium"), ("node", "node_modules"), ("soffice", "office")):
        assert looks.format(program, fixture) in result.stdout.str()


def test_without_the_programs_nothing_is_skipped(run: Run) -> None:
    result = run("-m", "browser or office")
    result.assert_outcomes(errors=3, deselected=len(ALL) - 3)
    for program, make in (("Chromium", "browser"), ("LibreOffice", "office")):
        said = f"Failed: There is no {program} on this machine. `make {make}` installs it, or says how."
        assert said in result.stdout.str()


def test_what_needs_another_program_is_asked_once_more_and_the_summary_says_so(run: Run) -> None:
    result = run(tests=FAILING, apart=True)
    assert result.parseoutcomes() == {"passed": 1, "failed": 2, "rerun": 2}
    told = re.findall(r"^(PASSED|FAILED|RERUN) .*::test_(\w+)", result.stdout.str(), flags=re.MULTILINE)
    assert {*told} == {
        ("RERUN", "dies_once"),
        ("PASSED", "dies_once"),
        ("RERUN", "is_wrong"),
        ("FAILED", "is_wrong"),
        ("FAILED", "by_itself"),
    }
