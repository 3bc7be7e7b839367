"""What a course's `mkdocs.yml` need not say: theme, styles, scripts and Markdown, where it does not say otherwise.

Zensical runs no plugin of MkDocs: a course that it shall build spells out what stands here.
"""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.config_options import PathSpec
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from course.reading.disk import opened

OWN_EXTENSION = "course.site.markdown"
THEME = Path(__file__).parent / "theme"
# The theme that ours stands on.
BASE_THEME = "material"
# What the words of the toolkit itself are in, where a course says no more than “en”.
ENGLISH = "en-GB"
STYLES = ("assets/course.css",)
SCRIPTS = ("assets/tools.js", "assets/course.js")

MARKDOWN: dict[str, dict[str, Any]] = {
    "attr_list": {},
    "md_in_html": {},
    "tables": {},
    "toc": {"permalink": False, "title": "On this page"},
    "pymdownx.blocks.admonition": {"types": ["weaker", "better", "close-to-home", "try", "workbook", "note"]},
    OWN_EXTENSION: {},
}

OF_THE_THEME: dict[str, Any] = {
    "font": False,  # the default calls another host
    "favicon": "assets/favicon.svg",
    "logo": "assets/mark.svg",
    "features": [
        "navigation.tabs",
        "navigation.prune",  # else each page carries the address of each other
        "navigation.footer",
        "toc.follow",
    ],
    "palette": [
        {
            "media": "(prefers-color-scheme: light)",
            "scheme": "default",
            "toggle": {"icon": "material/moon-waning-crescent", "name": "Switch to dark colours"},
        },
        {
            "media": "(prefers-color-scheme: dark)",
            "scheme": "slate",
            "toggle": {"icon": "material/white-balance-sunny", "name": "Switch to light colours"},
        },
    ],
}

EXTRA: dict[str, Any] = {"generator": False}

# Each has a page that lists its kind: so many links in the menu of every page would cost each of them dear. And the
# answers are for trainers alone.
NOT_IN_NAV = """\
/assessment/paper-*.md
/scenarios/*
!/scenarios/index.md
/assessment/practice/*
!/assessment/practice/index.md
/reference/cards/*
!/reference/cards/index.md
/reference/templates/*
!/reference/templates/index.md
/trainers/sessions/*
/trainers/keys/*
/trainers/forms/*
!/trainers/forms/index.md
"""

VALIDATION: dict[str, Any] = {
    "nav": {"omitted_files": "warn", "not_found": "warn"},
    "links": dict.fromkeys(("not_found", "anchors", "absolute_links", "unrecognized_links"), "warn"),
}


def with_usual(told: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the usual extensions of Markdown and then those of a course, each with its settings.

    Args:
        told: The extensions that the course names. Its settings go before the usual ones.
    """
    names = dict.fromkeys((*MARKDOWN, *told))
    return {name: {**MARKDOWN.get(name, {}), **told.get(name, {})} for name in names}


def furnish(config: MkDocsConfig) -> None:
    """Give a build what its `mkdocs.yml` does not say. Doing so twice is doing so once."""
    own = with_usual({name: config.mdx_configs.get(name) or {} for name in config.markdown_extensions})
    config.markdown_extensions, config.mdx_configs = list(own), own
    config.use_directory_urls = False  # one build serves the web, a disk and a learning management system
    with opened(Path(config.config_file_path)) as stream:
        said = yaml_load(stream)
    if config.theme.name == BASE_THEME:
        theme = said.get("theme")
        _dress(config, theme if isinstance(theme, Mapping) else {})
    if "not_in_nav" not in said:
        config.not_in_nav = PathSpec().validate(NOT_IN_NAV)
    if "validation" not in said:
        config.validation = MkDocsConfig.validation.validate(VALIDATION)
    for key, value in EXTRA.items():
        config.extra.setdefault(key, value)


def _dress(config: MkDocsConfig, said: Collection[str]) -> None:
    """Put our theme before the one that it stands on, and behind a folder of the course's own."""
    dirs = config.theme.dirs
    if str(THEME) not in dirs:
        dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
    for key, value in OF_THE_THEME.items():
        if key not in said:
            config.theme[key] = value
    search = config.plugins.get(f"{BASE_THEME}/search")
    if search is not None and not config.theme.custom_dir:
        search.config.enabled = False  # our header has a search of our own, and nobody would read the theme's index
    config.extra_css = _first(STYLES, config.extra_css)
    config.extra_javascript = _first(SCRIPTS, config.extra_javascript)


def _first(ours: Sequence[str], told: Sequence[Any]) -> list[Any]:
    return [*(name for name in ours if name not in map(str, told)), *told]
