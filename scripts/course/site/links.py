"""The page that is being built, and links from it: the one place that knows how each generator says so."""

import posixpath
from functools import lru_cache

from markdown import Markdown

from course.guidance.published import address_of


def current_page(md: Markdown) -> str:
    """Return the path of the page below the docs folder, or "" where no generator is at work."""
    if "relpath" in md.treeprocessors:  # MkDocs
        path: str = md.treeprocessors["relpath"].file.src_uri  # type: ignore[attr-defined]
        return path
    if "rendering_context" in md.preprocessors:  # Zensical
        return str(md.preprocessors["rendering_context"].page.path)  # type: ignore[attr-defined]
    return ""


def link(md: Markdown, page: str, anchor: str) -> str:
    """Return a link from the current page to a section of another.

    MkDocs gets the path of the Markdown file, so that it looks whether page and section are there and writes the
    address itself; other generators leave a link from a block as it is, so it gets the final address.

    Args:
        md: The Markdown instance of the current page.
        page: The other page's path below the docs folder.
        anchor: The id of the section there.
    """
    here = current_page(md)
    if page == here:
        return f"#{anchor}"
    relative = _way(posixpath.dirname(here), page)
    if "relpath" not in md.treeprocessors:
        relative = address_of(relative)
    return f"{relative}#{anchor}"


@lru_cache(maxsize=1_000)
def _way(folder: str, page: str) -> str:
    return posixpath.relpath(page, folder or ".")


def page_link(md: Markdown, page: str) -> str:
    """Return a link from the current page to another, to its top."""
    return link(md, page, "").removesuffix("#")


def asset_link(md: Markdown, path: str) -> str:
    """Return the address of a file of the theme from the current page, for what generators leave as it is."""
    return posixpath.relpath(path, posixpath.dirname(current_page(md)) or ".")
