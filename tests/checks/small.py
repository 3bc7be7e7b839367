"""The small course with something changed, and what is said about it."""

from collections.abc import Callable

from tests.small import PAGE

PAGE_PATH = "docs/modules/small.md"

Said = Callable[..., list[str]]


def page(more: str) -> dict[str, str | bytes]:
    """Return the module's page with something more at its end, from line 34 on."""
    assert PAGE.count("\n") == 33
    return {PAGE_PATH: PAGE + more}
