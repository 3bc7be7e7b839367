"""What the theme makes of each page, kept from one build to the next: menus and all that stands round the page's text.

Most of them are the same after a change, and the theme takes a good part of a build to make them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.pages import Page

from course.reading.kept import Keep
from course.site.kept import state_of
from course.site.kept_pages import told_entry
from course.site.project import Project
from course.site.published import is_all_ours
from course.site.usual import BASE_THEME, THEME


def keep_views(env: jinja2.Environment, keep: Keep, config: MkDocsConfig, project: Project) -> None:
    """Let templates fill no page anew for which they would be given the same.

    Only where all that they are given is known: other plugins, hooks and templates may give and read anything.

    Args:
        env: What MkDocs takes its templates from.
        keep: Keeps what they make.
        config: The build's settings.
        project: What `mkdocs.yml` says.
    """
    theme = config.theme
    if not is_all_ours(project.said) or theme.name != BASE_THEME or theme.custom_dir:
        return
    basis = repr((date.today(), project.said, config.site_url, config.extra, state_of(THEME)))
    menus: list[str] = []

    class View(jinja2.Template):
        """A template that remembers what it made of a page."""

        def render(self, *args: Any, **kwargs: Any) -> str:
            context = dict(*args, **kwargs)
            page: Page | None = context.get("page")
            if page is None:
                return super().render(context)
            if not menus:
                menus.append(repr(_told_items(context["nav"])))
            content = page.content or ""

            def frame() -> list[str]:
                made = super(View, self).render(context)
                return made.split(content, 1) if content else [made]

            made_from = "\n".join((basis, *menus, str(self.name), repr(_told(page)), content))
            kept: list[str] = keep("views", f"{config.site_url} {page.file.src_uri}", made_from, frame)
            return content.join(kept)

    env.template_class = View


def _told(page: Page) -> tuple[object, ...]:
    """Return all that a template can tell of a page, beside its text and where it is in the menus."""
    beside = [(each.title, each.url) for each in (page.previous_page, page.next_page) if each]
    addresses = (page.url, page.canonical_url, page.edit_url)
    return (page.title, page.meta, addresses, page.update_date, [*map(told_entry, page.toc)], beside)


def _told_items(items: Iterable[StructureItem]) -> list[tuple[object, ...]]:
    """Return all that a template can tell of an entry of the menus, and of those below it."""
    return [
        (
            type(item).__name__,
            item.title,
            getattr(item, "url", None),
            getattr(item, "meta", None),
            _told_items(getattr(item, "children", None) or ()),
        )
        for item in items
    ]
