"""What the tests of packages share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.packages.node import Node


@pytest.fixture(scope="session")
def node() -> Iterator[Node]:
    """Readers that are not ours."""
    running = Node()
    yield running
    running.close()


@pytest.fixture(scope="session")
def base_url() -> str:
    """No address: the player's page is made where it stands. In the place of the plugin's own."""
    return "about:blank"
