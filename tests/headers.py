"""The headers that a build wrote into `_headers`, as a host of static sites sends them."""

from functools import cache
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage


def headers_for(site: Path, path: str) -> dict[str, str]:
    """Return the headers for an address of a site, a path that begins with a slash."""
    file = site / "_headers"
    if not file.is_file():
        return {}
    told = _read(file, file.stat().st_mtime_ns)
    return {**told.get("/*", {}), **told.get(path, {})}


@cache
def _read(file: Path, _: int) -> dict[str, dict[str, str]]:
    told: dict[str, dict[str, str]] = {}
    for line in filter(None, file.read_text(encoding="utf-8").splitlines()):
        if line.startswith("/"):
            found = told.setdefault(line, {})
        else:
            name, _, value = line.strip().partition(": ")
            found[name] = value
    return told


def refusals(place: BrowserContext) -> list[str]:
    """Return a list to which each thing is added that a policy forbids on pages from now on."""
    found: list[str] = []

    def note(said: ConsoleMessage) -> None:
        if "Content Security Policy" in said.text:
            found.append(f"{said.page.url if said.page else 'a page that is closed'}: {said.text}")

    place.on("console", note)
    return found
