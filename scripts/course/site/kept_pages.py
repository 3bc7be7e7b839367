"""What MkDocs makes of each page's Markdown, kept from one build to the next.

Most of a build goes into pages that nobody changed. MkDocs itself has no place for this: only its `--dirty` builds,
which forget what else a page shows than its own file.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from course.site.kept import Kept
from course.site.project import load_project


class KeptPages:
    """The pages of one build, as they are made of their files."""

    def __init__(self, kept: Kept, config: MkDocsConfig) -> None:
        self.kept = kept
        # Some blocks tell what is overdue, so that a page holds for a day.
        settings = (load_project(kept.root), config.markdown_extensions, config.mdx_configs, config.validation)
        self.basis = f"{date.today()}\n{settings!r}"
        self.files = ""

    def take(self, page: Page, files: Files) -> None:
        """Let a page render itself only where it must."""
        # Links name other files, and MkDocs says where one leads to none.
        self.files = self.files or repr([(file.src_uri, file.url, str(file.inclusion)) for file in files])
        page.render = partial(self._render, page)  # type: ignore[method-assign]

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        def render() -> object:
            with _said() as said:
                Page.render(page, config, files)
            return None if said else _told(page)

        made_from = f"{self.basis}\n{self.files}\n{page.file.src_uri}\n{page.markdown}"
        told = self.kept("pages", page.file.src_uri, made_from, render)
        if told is not None:
            _retell(page, told, files)


@contextmanager
def _said() -> Iterator[list[str]]:
    """Yield what MkDocs says meanwhile: a page of which there is something to say must be made, and told of, again."""
    said: list[str] = []
    handler = logging.Handler(logging.INFO)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield said
    finally:
        logger.removeHandler(handler)


def _told(page: Page) -> dict[str, Any]:
    return {
        "content": page.content,
        "title": page._title_from_render,
        "toc": [told_entry(entry) for entry in page.toc],
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()},
    }


def _retell(page: Page, told: dict[str, Any], files: Files) -> None:
    page.content = told["content"]
    page._title_from_render = told["title"]
    page.toc = TableOfContents([_retold_entry(entry) for entry in told["toc"]])
    for first in page.toc.items[:1]:
        first.active = True  # type: ignore[attr-defined]
    page.present_anchor_ids = set(told["anchors"])
    page.links_to_anchors = {
        file: anchors for path, anchors in told["links"].items() if (file := files.get_file_from_path(path))
    }


def told_entry(entry: AnchorLink) -> list[Any]:
    """Return what tells of an entry of a page's table of contents, as JSON can hold it."""
    return [entry.title, entry.id, entry.level, [told_entry(child) for child in entry.children]]


def _retold_entry(told: list[Any]) -> AnchorLink:
    title, name, level, children = told
    entry = AnchorLink(title, name, level)
    entry.children = [_retold_entry(child) for child in children]
    return entry
