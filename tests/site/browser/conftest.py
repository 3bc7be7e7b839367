"""What the tests in a browser share: where the site is, and the screens that learners have."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page


@pytest.fixture(scope="session")
def base_url(address: str) -> str:
    """Where paths such as `/index.html` lead. In the place of the plugin's own, which pytest 9 warns about."""
    return address


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    """A page on the narrowest screen: a small phone, or a desktop zoomed to 400%."""
    return new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce").new_page()


@pytest.fixture
def no_script(new_context: Callable[..., BrowserContext]) -> Page:
    """A page in a browser that runs no scripts."""
    return new_context(java_script_enabled=False).new_page()
