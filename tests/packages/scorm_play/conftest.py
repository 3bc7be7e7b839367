"""A learning system that plays packages in scorm-again, a run-time that is not ours and is strict."""

import shutil
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.conftest import serve
from tests.once import made_once
from tests.packages.editions import MODULE, Scorm
from tests.packages.learner import System
from tests.packages.scorm_play.reading import VERSIONS, Open, deciding

HERE = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def folder(scorm: Scorm, node_modules: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A learning system's files: the host, scorm-again, and the packages, unpacked."""

    def make(target: Path) -> None:
        (target / "lib").mkdir(parents=True)
        for name in ("scorm12.min.js", "scorm2004.min.js"):
            shutil.copy(node_modules / "scorm-again/dist" / name, target / "lib")
        shutil.copy(HERE / "scorm_host.html", target / "host.html")
        (target / "blank.html").write_text("<!doctype html><title>Blank</title>", encoding="utf-8")
        for version, form in zip(VERSIONS, ("scorm12", "scorm2004"), strict=True):
            for part, name in (("course", ""), ("module", MODULE)):
                with zipfile.ZipFile(BytesIO(scorm.package(form, name))) as archive:
                    archive.extractall(target / f"{part}-{version}")

    return made_once(tmp_path_factory, "system", make)


@pytest.fixture(scope="session")
def system_address(folder: Path) -> Iterator[str]:
    yield from serve(folder)


@pytest.fixture(scope="session")
def shared_browser(browser: Browser) -> Iterator[BrowserContext]:
    """What comes from its cache opens in half the time."""
    context = browser.new_context(viewport={"width": 1024, "height": 700}, reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture
def context(shared_browser: BrowserContext, system_address: str) -> Iterator[BrowserContext]:
    """A learner's own browser, in which nobody has been before."""
    yield shared_browser
    faults = [fault for page in shared_browser.pages for fault in getattr(page, "faults", [])]
    for page in shared_browser.pages:
        page.close()
    page = shared_browser.new_page()
    page.goto(f"{system_address}/blank.html")
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
    assert page.evaluate("caches.keys().then((kept) => kept.length)") == 0
    page.close()
    assert faults == []


@pytest.fixture
def system(context: BrowserContext, system_address: str) -> Open:
    return lambda version, part: System(context, system_address, version, f"{part}-{version}")


@pytest.fixture
def ids(folder: Path, version: str) -> list[str]:
    return deciding(folder, version)


@pytest.fixture
def lms(system: Open, version: str) -> System:
    """A learning system that holds the package of the module."""
    return system(version, "module")
