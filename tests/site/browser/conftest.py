"""What the tests in a browser share: where the site is, and the screens that learners have.

Contexts and their pages live as long as a worker: what comes from the cache opens in half the time. Nothing that the
site does may be kept in them (test_privacy.py proves that, in contexts of its own), so tests cannot see each other.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page

from tests.headers import refusals
from tests.once import of_all_workers
from tests.site.browser import test_axe
from tests.site.browser.nginx import nginx

NOON = datetime(2026, 11, 22, 12)


@pytest.fixture(scope="session", autouse=True)
def known_looks(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What one worker has looked at, the others need not look at again."""
    test_axe.known.folder = of_all_workers(tmp_path_factory)


@pytest.fixture(scope="session")
def base_url(address: str) -> str:
    """Where paths such as `/index.html` lead. In the place of the plugin's own, which pytest 9 warns about."""
    return address


@pytest.fixture(scope="session")
def below_a_path(site: Path, nginx_program: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the real course stands below a path of a host, behind nginx."""
    place = tmp_path_factory.mktemp("nginx")
    (place / "www/care").mkdir(parents=True)
    (place / "www/care/course").symlink_to(site)
    with nginx(nginx_program, place, place / "www", "/care/course/") as address:
        yield address


@pytest.fixture(scope="session")
def desk(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """A large screen with a mouse."""
    yield from _context(browser.new_context(base_url=base_url, reduced_motion="reduce"))


@pytest.fixture(scope="session")
def pocket(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """The narrowest screen: a small phone, or a desktop zoomed to 400%."""
    small = {"width": 320, "height": 640}
    yield from _context(browser.new_context(base_url=base_url, reduced_motion="reduce", viewport=small))


@pytest.fixture(scope="session")
def bare(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """A browser that runs no scripts."""
    yield from _context(browser.new_context(base_url=base_url, java_script_enabled=False))


@pytest.fixture
def page(desk: BrowserContext) -> Iterator[Page]:
    yield from _page(desk, 1280, 720)


@pytest.fixture
def phone(pocket: BrowserContext) -> Iterator[Page]:
    yield from _page(pocket, 320, 640)


@pytest.fixture
def no_script(bare: BrowserContext) -> Iterator[Page]:
    yield from _page(bare, 1280, 720)


@pytest.fixture
def fresh(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page in a browser that has never seen the site, for tests of what is asked for and kept."""
    for context in _context(browser.new_context(base_url=base_url)):
        yield context.new_page()


@pytest.fixture
def phone_of(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """A learner's own phone, new to the course, on a day that the test decides."""
    context = browser.new_context(base_url=base_url, viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    context.clock.set_fixed_time(NOON)
    yield context
    context.close()


@pytest.fixture
def visit(phone_of: BrowserContext) -> Callable[[str], Page]:
    """Return a function that opens a page on that phone; a fault in a script fails the test."""

    def opened(path: str) -> Page:
        page = phone_of.new_page()
        page.on("pageerror", lambda error: pytest.fail(f"{page.url}: {error}"))
        page.goto(path)
        return page

    return opened


@pytest.fixture
def room(page: Page) -> Iterator[Page]:
    """A page that will show room mode; a fault in a script fails the test."""
    faults: list[str] = []

    def note(error: Error) -> None:
        faults.append(str(error))

    page.on("pageerror", note)
    yield page
    page.remove_listener("pageerror", note)
    assert faults == []


@pytest.fixture
def check(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page of a phone that is nobody's, to take the final check on, today."""
    context = browser.new_context(base_url=base_url, viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    yield page
    context.close()


def _context(context: BrowserContext) -> Iterator[BrowserContext]:
    refused = refusals(context)
    yield context
    context.close()
    assert refused == [], "the site's own policy forbids this"


def _page(context: BrowserContext, width: int, height: int) -> Iterator[Page]:
    """Lend out a context's one page, and tidy it afterwards."""
    page = context.pages[0] if context.pages else context.new_page()
    yield page
    page.goto("about:blank")
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(media="null", color_scheme="null")
