"""A preview: its pages are shown as soon as they are built, and what is wrong with them as soon as that is known.

An author waits for the page, and the checks take as long as building it. Nothing is published by a preview.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from course.reading.findings import Finding
from course.site.told import with_findings

# What MkDocs' server holds pages back by until all of a build is over. It has no name for others.
_GATE = ("_epoch_cond", "_visible_epoch", "_wanted_epoch")


class Preview:
    """What browsers are shown of a preview.

    Attributes:
        server: Shows the pages and builds them anew; None until the first build is over.
        found: What is told on the pages.
    """

    def __init__(self) -> None:
        self.server: LiveReloadServer | None = None
        self.found: list[Finding] = []

    def shown_by(self, server: LiveReloadServer) -> None:
        """Let a server show the pages early, where it holds them back as we know; else they wait for the checks."""
        self.server = server if all(hasattr(server, name) for name in _GATE) else None

    def show(self, pages: Mapping[Path, Iterable[str]], look: Callable[[], Sequence[Finding]]) -> None:
        """Show pages that are built, then look for what is wrong, and show them again where that is something else.

        Args:
            pages: The files whose texts stand on each page, by its path.
            look: Looks for what is wrong with the course. Until it has, pages tell what it found the last time: else
                an author who mends one thing of many would see all of them go and come back.
        """
        if self.found:
            self._tell(pages)
        self._let_in()
        found = [*look()]
        if found != self.found:
            self.found = found
            self._keep_out()
            self._tell(pages)

    def _tell(self, pages: Mapping[Path, Iterable[str]]) -> None:
        for path, own in pages.items():
            html = path.read_bytes().decode()
            told = with_findings(html, self.found, own)
            if told != html:
                path.write_bytes(told.encode())

    def _let_in(self) -> None:
        """Let browsers have the pages. MkDocs would make them wait until all of a build is over."""
        if self.server is not None:
            with self.server._epoch_cond:
                self.server._visible_epoch = self.server._wanted_epoch
                self.server._epoch_cond.notify_all()

    def _keep_out(self) -> None:
        """Let browsers wait for a newer state of the pages, until the build is over."""
        if self.server is not None:
            with self.server._epoch_cond:
                self.server._wanted_epoch += 1
