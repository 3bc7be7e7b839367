"""Two editions of a small site on a server of their own, and a browser that has never seen them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.site.browser.host import Host
from tests.site.browser.nginx import Behind
from tests.site.browser.offline.offer import Offer, Open, published, serving


@pytest.fixture(scope="session")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two editions of a small site."""
    return published(tmp_path_factory, 1), published(tmp_path_factory, 2)


@pytest.fixture
def host(both: tuple[Path, Path]) -> Iterator[Host]:
    """The first edition on a server of its own."""
    yield from serving(both[0])


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Return a function that opens a page in a browser that has never seen the host."""
    contexts: list[BrowserContext] = []

    def new(host: Host | Behind) -> Page:
        context = browser.new_context(base_url=host.address, reduced_motion="reduce")
        contexts.append(context)
        return context.new_page()

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def page(host: Host, visit: Open) -> Page:
    """A page in a browser that has never seen the first edition."""
    return visit(host)


@pytest.fixture
def offer(page: Page) -> Offer:
    """What it offers there."""
    return Offer(page).open()


@pytest.fixture
def copy(page: Page) -> Offer:
    """The same once a copy is made."""
    return Offer(page).make()
