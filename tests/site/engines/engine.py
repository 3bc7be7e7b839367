"""What the walk asks of a browser: little enough for any that speaks one of the two WebDriver standards."""

from typing import Any, Protocol

# A device and what it does, as both standards write it.
Action = dict[str, Any]

# Values go in and out as JSON, so that neither standard's own way to write them is needed.
AS_TEXT = "async (given) => JSON.stringify((await (FUNCTION)(...JSON.parse(given))) ?? null)"
# Notes what goes wrong on a page from now on: a script that stops, and what the site's own policy forbids.
LISTEN = """() => {
    if (window.faults) return
    window.faults = []
    addEventListener("error", ({ message }) => message && faults.push(message))
    addEventListener("unhandledrejection", ({ reason }) => faults.push(String(reason)))
    document.addEventListener("securitypolicyviolation", ({ blockedURI, violatedDirective }) =>
        faults.push(`${violatedDirective} forbids ${blockedURI}`))
}"""


class EngineError(Exception):
    """A browser could not do what it was told."""


class Engine(Protocol):
    name: str

    def visit(self, address: str) -> None:
        """Open an address, and wait until all of it has come."""

    def run(self, function: str, *given: object) -> Any:
        """Call a function inside the page, and wait for what it promises."""

    def act(self, actions: list[Action]) -> None:
        """Move a pointer, press and let go, as a hand does."""

    def paper(self) -> bytes | None:
        """Return what a printer would get now, as a PDF; nothing where the browser cannot be asked for it."""

    def failed(self) -> list[str]:
        """Return what scripts stopped with, where the browser tells it."""
