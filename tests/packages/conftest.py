"""What the tests of packages share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packages.node import Node, installed_modules


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """What npm has installed for the tests alone."""
    return installed_modules()


@pytest.fixture(scope="session")
def node(node_modules: Path) -> Iterator[Node]:
    """Readers that are not ours."""
    running = Node()
    yield running
    running.close()


@pytest.fixture(scope="session")
def base_url() -> str:
    """No address: the player's page is made where it stands. In the place of the plugin's own."""
    return "about:blank"
