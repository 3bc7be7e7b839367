"""What `mkdocs.yml` says that MkDocs cannot use, that has no effect, or leads to nothing: each is told on its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any
from urllib.parse import unquote

from mkdocs.config.base import ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugins
from mkdocs.utils import get_theme_names

from course.reading.addresses import parts_of, wrong_address, wrong_on_web
from course.reading.english import did_you_mean, meant
from course.reading.findings import Finding
from course.reading.gaps import is_gap, unfinished
from course.reading.tree import Node
from course.site.config import CONFIG
from course.site.menu import check_entries
from course.site.usual import BASE_THEME, OWN_EXTENSION

OWN_PLUGIN = "course"
# What MkDocs can judge by itself, from the value alone.
_JUDGED = ("repo_url", "dev_addr", "extra", "extra_css", "extra_javascript", "extra_templates", "strict", "validation")
# Extensions that put other files' text on a page, behind the checks.
_BRING_IN = {"pymdownx.snippets", "markdown_include.include", "mdx_include.mdx_include"}
# What a theme may be told. A template of one's own may read more.
_OF_THEME = (
    *("name", "custom_dir", "locale", "static_templates", "language", "direction", "features", "font", "palette"),
    *("icon", "logo", "favicon", "include_search_page", "search_index_only"),
)
# How alike a key must be to one of these to be it, misspelt.
_ALIKE = 0.8
_TEXTS = ("site_name", "site_description", "site_author", "copyright")


def plugin_names(plugins: object) -> Iterator[str]:
    """Yield the names of plugins as `mkdocs.yml` may hold them: a list or a mapping, of names or with settings."""
    for entry in plugins if isinstance(plugins, list | dict) else ():
        yield from map(str, entry if isinstance(entry, dict) else [entry])


def check_usable(said: Mapping[str, Any], tree: Node) -> Iterator[Finding]:
    """Yield each setting that MkDocs refuses; it would stop without a line, and before it looked at anything else.

    Args:
        said: What `mkdocs.yml` says.
        tree: The same, with its places.
    """
    known = dict(MkDocsConfig()._schema)
    guessed = {meant(str(key), known) for key in said if key not in known}
    for key in said:
        if key not in known:
            message = f"MkDocs knows no setting `{key}`{did_you_mean(str(key), known)}"
            mend = "Mend its name, or take it away. Settings of your own stand below `extra:`."
            yield Finding(tree.at(str(key)), "unknown-key", message, mend)
    if "site_name" not in {*said, *guessed}:
        yield Finding(tree.position, "missing", "`site_name` is missing", "Add a line `site_name:` with its name.")
    for key in _TEXTS:
        if key in said and not isinstance(said[key], str) and (key == "site_name" or said[key] is not None):
            message = f"`{key}:` must be a text" if said[key] is not None else f"`{key}:` says nothing"
            yield Finding(tree.at(key), "not-text", message, "Write it between quotation marks.")
    for key in filter(said.__contains__, _JUDGED):
        try:
            known[key].validate(said[key])
        except (ValidationError, ValueError) as error:
            message = f"MkDocs cannot use `{key}:`; it says “{str(error).rstrip('.')}”"
            yield Finding(tree.at(key), "bad-setting", message, "Mend what stands there.")
    yield from _address(said.get("site_url"), tree)
    yield from _report(said, tree)
    yield from _theme(said.get("theme"), tree)
    yield from _plugins(said, tree)
    yield from check_entries(said.get("nav"), tree)


def _address(told: object, tree: Node) -> Iterator[Finding]:
    wrong = wrong_on_web(str(told)) if told is not None and told != "" else None
    if wrong:
        yield Finding(tree.at("site_url"), "bad-address", f"`site_url:`: {wrong.message}", wrong.mend)


def _report(said: Mapping[str, Any], tree: Node) -> Iterator[Finding]:
    """Yield what is wrong with the address at which readers report a question."""
    listed = said.get("markdown_extensions")
    by_place: Mapping[int | str, object] = dict(enumerate(listed)) if isinstance(listed, list) else {"": listed}
    for place, named in by_place.items():
        own = named.get(OWN_EXTENSION) if isinstance(named, Mapping) else None
        told = own.get("report_url") if isinstance(own, Mapping) else None
        if not isinstance(told, str) or not told:
            continue
        where = tree.at("markdown_extensions", *([] if place == "" else [place]), OWN_EXTENSION, "report_url")
        if wrong := wrong_address(told) if told.startswith("mailto:") else wrong_on_web(told):
            yield Finding(where, "bad-address", f"`report_url:`: {wrong.message}", wrong.mend)
        elif "{id}" not in told:
            message = "`report_url:` has no “{id}”, so no report says which question it is about"
            yield Finding(where, "bad-address", message, "Write “{id}” where the question’s id belongs.")


def _theme(told: object, tree: Node) -> Iterator[Finding]:
    theme = told if isinstance(told, Mapping) else {"name": told}
    name = theme.get("name")
    if name is None and "custom_dir" not in theme:
        message, mend = "`theme:` does not name one", f"Write `name: {BASE_THEME}` below it."
        yield Finding(tree.at("theme"), "unknown-theme", message, mend)
    for key in theme:
        for guess in get_close_matches(str(key), _OF_THEME, 1, _ALIKE) if key not in _OF_THEME else ():
            message = f"the theme has no setting “{key}”; did you mean “{guess}”?"
            yield Finding(tree.at("theme", str(key)), "unknown-key", message, "Mend its name, or take the line away.")
    if name not in (*get_theme_names(), None):
        message = f"there is no theme “{name}”{did_you_mean(str(name), get_theme_names())}"
        yield Finding(tree.at("theme", "name"), "unknown-theme", message, f"Write {BASE_THEME}, or install it.")


def _plugins(said: Mapping[str, Any], tree: Node) -> Iterator[Finding]:
    # A plugin that a theme brings is called with the theme's name before its own, or without.
    installed = {name for each in get_plugins() for name in (each, each.partition("/")[2]) if name}
    plugins = said.get("plugins")
    first: dict[str, int] = {}
    for index, name in enumerate(plugin_names(plugins)):
        if first.setdefault(name, index) != index and name in installed and not _may_stand_twice(name):
            message = f"the plugin “{name}” stands twice; it was first on line {tree.at('plugins', first[name]).line}"
            yield Finding(tree.at("plugins", index), "named-twice", message, "Keep one of the two.")
        if name.removeprefix("/") not in installed:
            message = f"no plugin “{name}” is installed{did_you_mean(name, installed)}"
            path: tuple[str | int, ...] = (name,) if isinstance(plugins, dict) else (index,)
            yield Finding(tree.at("plugins", *path), "unknown-plugin", message, "Mend its name, or install it.")


def _may_stand_twice(name: str) -> bool:
    known = get_plugins()
    return name in known and bool(getattr(known[name].load(), "supports_multiple_instances", False))


def check_config(
    said: Mapping[str, Any], tree: Node, is_there: Callable[[str], bool], theme_has: Callable[[str], bool]
) -> Iterator[Finding]:
    """Yield what has no effect, or leads to nothing, among settings that MkDocs takes.

    Args:
        said: What `mkdocs.yml` says.
        tree: The same, with its places.
        is_there: Whether a file will be there, by its path below the site's root.
        theme_has: Whether the theme brings a file.
    """
    if OWN_PLUGIN not in plugin_names(said.get("plugins")):
        message = f"{CONFIG} does not name the plugin that brings what the course needs and finishes its site"
        yield Finding(tree.at("plugins"), "no-plugin", message, "Add a line “- course” below `plugins:`.")
    if said.get("use_directory_urls"):
        message = "`use_directory_urls: true` has no effect: pages must also open from a disk, and in a learning system"
        yield Finding(tree.at("use_directory_urls"), "no-effect", message, "Take the line away.")
    if said.get("site_dir", "site") != "site":
        message = f"`site_dir: {said['site_dir']}` has no effect: `course site` builds into the folder site"
        mend = "Take the line away, and build with `course site --out FOLDER`."
        yield Finding(tree.at("site_dir"), "no-effect", message, mend)
    theme = said.get("theme")
    language = theme.get("language") if isinstance(theme, Mapping) else None
    if language is not None and not theme_has(f"partials/languages/{language}.html"):
        message = f"the theme does not speak “{language}”"
        yield Finding(tree.at("theme", "language"), "unknown-language", message, "Write its code, such as en or cy.")
    for key in ("site_name", "site_description"):
        if is_gap(str(said.get(key))):
            yield unfinished(tree.at(key))
    for index, name in enumerate(plugin_names(said.get("markdown_extensions"))):
        if name in _BRING_IN:
            message = f"“{name}” puts text on pages that nothing has checked"
            mend = "Take it away, and write that text on each page, or print a part of another with `/// passage`."
            yield Finding(tree.at("markdown_extensions", index), "unchecked-text", message, mend)
    yield from _released(said.get("extra"), tree)
    for key in ("extra_css", "extra_javascript"):
        for index, path in _files(said.get(key)):
            if not is_there(path) and not theme_has(path):
                message = f"`{key}:` names “{path}”, and there is no such file: every page would ask for it in vain"
                mend = "Write its path below the folder of the pages, or take the line away."
                yield Finding(tree.at(key, index), "missing-file", message, mend)


def _released(extra: object, tree: Node) -> Iterator[Finding]:
    told = extra.get("released") if isinstance(extra, dict) else None
    try:
        date.fromisoformat(str(told or date.min))
    except ValueError:
        message = f"`released: {told}` is no day, so nobody is told which release this is"
        mend = 'Write it as `released: "2026-11-22"`.'
        yield Finding(tree.at("extra", "released"), "not-a-date", message, mend)


def _files(listed: object) -> Iterator[tuple[int, str]]:
    """Yield the paths of files below the site's root, numbered; MkDocs takes a script as a mapping, too."""
    for index, entry in enumerate(listed if isinstance(listed, list) else ()):
        named = entry.get("path") if isinstance(entry, dict) else entry
        parts = parts_of(named) if isinstance(named, str) else None
        if parts and not (parts.scheme or parts.netloc or parts.path.startswith("/")):
            yield index, unquote(parts.path)
