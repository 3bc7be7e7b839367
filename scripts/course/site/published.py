"""The generator's own list of what it will publish: its walk, its settings, and then its plugins."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.config.base import ValidationError
from mkdocs.config.config_options import PathSpec
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.theme import Theme

from course.guidance.organisation import PATH as ORGANISATION
from course.guidance.published import LeftOut, PageFile, Published, address_of, is_page
from course.guidance.settings import PATH as SETTINGS
from course.reading.disk import text_of
from course.reading.files import leads_back, no_files
from course.reading.findings import Finding, Position
from course.reading.tree import Node
from course.refusal import OF_OTHERS
from course.site.config import CONFIG, places, read_config, stopped
from course.site.configured import OWN_PLUGIN, check_config, check_usable, plugin_names
from course.site.handed_on import handed_on, without_ours
from course.site.joined import JOINED
from course.site.menu import check_menu
from course.site.offline.app import ICONS
from course.site.usual import NOT_IN_NAV, furnish

# Plugins that add no page and leave none out. For any other, MkDocs is asked in full, which takes longer.
_QUIET = {OWN_PLUGIN, "search", "offline", "material/search", "material/offline"}
# What puts something else where a template that this one extends shows a page.
_CONTENT = re.compile(r"\{%-?\s*block\s+(?:content|container)\b")
_BY_ITSELF = "MkDocs leaves out names that begin with a dot, and the folder “templates”"


def published(root: Path, docs: str, said: Mapping[str, Any]) -> Published:
    """Return what will be published of a course.

    Args:
        root: The course's root.
        docs: The folder of the pages below it.
        said: What `mkdocs.yml` says.

    Raises:
        BuildError: a setting, a plugin or a hook cannot be used.
    """
    tree, lost = places(root)
    refused = list(check_usable(said, tree))
    with _in_silence():
        config = _light(root, docs, said) if refused or is_all_ours(said) else None
        files, full = (get_files(config), config) if config else _asked(root)
    there, loops, folders = _walk(root, docs)
    faults = [*lost, *refused, *_same_address(docs, there, files), *(_loop(f"{docs}/{path}") for path in loops)]
    faults += [_folder(f"{docs}/{path}") for path in folders]
    faults += _of_own_theme(root, said.get("theme"))
    walked = [file for file in files if not any(file.src_uri.startswith(f"{path}/") for path in loops)]
    if config is None:
        with _in_silence():
            walked = list(_after_plugins(full, Files(walked)))
    pages = [file for file in walked if file.is_documentation_page()]
    shown = [file for file in pages if _is_published(file) and can_be_read(file)]
    changed: dict[str, bytes] = {}
    if config is None:
        with _in_silence():
            changed, unchecked = handed_on(full, Files(walked), docs, shown)
        faults += unchecked
    by_plugin = LeftOut("a plugin keeps it out of the site", tree.at("plugins"))
    left_out = {file.src_uri: by_plugin for file in files if is_page(file.src_uri) and can_be_read(file)}
    left_out |= {file.src_uri: _why(tree, docs, file, full) for file in pages if not _is_published(file)}
    theme_has, shows_text = (_always, _always) if refused else _of_theme(root)
    known = {file.src_uri for file in walked}
    if not refused:
        faults += check_config(said, tree, known.__contains__, theme_has)
    if config is not None:
        faults += check_menu(
            docs, said, tree, known, [file.src_uri for file in shown if file.inclusion is InclusionLevel.INCLUDED]
        )
    return Published(
        tuple(_page(docs, file, changed) for file in sorted(shown, key=_by_folder)),
        dict(_others(root, docs, walked)),
        {path: why for path, why in left_out.items() if path not in {file.src_uri for file in shown}},
        faults,
        theme_has,
        shows_text,
        _settings_of(root),
    )


def is_all_ours(said: Mapping[str, Any]) -> bool:
    """Return whether nobody has a say in what is built but the course, its settings and the toolkit.

    Args:
        said: What `mkdocs.yml` says.
    """
    return set(plugin_names(said.get("plugins"))) <= _QUIET and not said.get("hooks")


def _light(root: Path, docs: str, said: Mapping[str, Any]) -> MkDocsConfig | None:
    """Return as much of a configuration as the walk needs, or None where MkDocs has to say what is wrong with it."""
    config = MkDocsConfig(config_file_path=str(root / CONFIG))
    config.load_dict({"docs_dir": str(root / docs), "site_dir": str(root / "site"), "use_directory_urls": False})
    try:
        for name, told in {"not_in_nav": NOT_IN_NAV, **said}.items():
            if name in ("exclude_docs", "draft_docs", "not_in_nav") and told is not None:
                config[name] = PathSpec().validate(told)
    except ValidationError:
        return None
    return config


def _asked(root: Path) -> tuple[Files, MkDocsConfig]:
    """Return what MkDocs found before its plugins had a say, and its configuration after they had."""
    config = read_config(root)
    try:
        config.plugins.on_startup(command="build", dirty=False)
        config = config.plugins.on_config(config)
    except OF_OTHERS as error:
        raise stopped(error) from error
    return get_files(config), config


def _after_plugins(config: MkDocsConfig, files: Files) -> Files:
    without_ours(config, config.plugins.get(OWN_PLUGIN), "files")
    try:
        files.add_files_from_theme(config.theme.get_env(), config)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
    except OF_OTHERS as error:
        raise stopped(error) from error
    return files


@contextmanager
def _in_silence() -> Iterator[None]:
    """Keep MkDocs from saying what a finding says better, or what it will say again when it builds."""
    log = logging.getLogger("mkdocs")
    before, log.disabled = log.disabled, True
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.disabled = before
        log.setLevel(level)


def _by_folder(file: File) -> PurePosixPath:
    return PurePosixPath(file.src_uri)


def _page(docs: str, file: File, changed: Mapping[str, bytes]) -> PageFile:
    return PageFile(file.src_uri, f"{docs}/{file.src_uri}", lambda: changed.get(file.src_uri) or file.content_bytes)


def can_be_read(file: File) -> bool:
    """Return whether a file that the generator found, or made, is one."""
    return file.abs_src_path is None or Path(file.abs_src_path).is_file()


def _others(root: Path, docs: str, files: list[File]) -> Iterator[tuple[str, Path]]:
    for file in files:
        is_ours = file.src_dir is not None and Path(file.src_dir) == root / docs
        if is_ours and not file.is_documentation_page() and _is_published(file) and can_be_read(file):
            yield file.src_uri, Path(str(file.abs_src_path))


def _is_published(file: File) -> bool:
    level: int = file.inclusion.value
    return level > InclusionLevel.DRAFT.value


def _why(tree: Node, docs: str, file: File, config: MkDocsConfig) -> LeftOut:
    excluded = config.exclude_docs
    key = "draft_docs" if file.inclusion is InclusionLevel.DRAFT else "exclude_docs"
    if key == "draft_docs" or (excluded is not None and excluded.match_file(file.src_uri)):
        return LeftOut(f"`{key}:` of {CONFIG} keeps it out of the site", tree.at(key))
    return LeftOut(_BY_ITSELF, Position(f"{docs}/{file.src_uri}"))


def _walk(root: Path, docs: str) -> tuple[list[str], list[str], list[str]]:
    """Return, by their paths, the pages that are there, the links back to a folder that they are in, and folders.

    Of the folders, those that a page would be called like.
    """
    pages: list[str] = []
    loops: list[str] = []
    like_pages: list[str] = []
    for place, folders, names in os.walk(root / docs, followlinks=True):
        below = Path(place).relative_to(root / docs)
        pages += [(below / name).as_posix() for name in sorted(names) if is_page(name)]
        back = [name for name in folders if leads_back(Path(place, name))]
        loops += [(below / name).as_posix() for name in back]
        folders[:] = [name for name in folders if name not in back]
        like_pages += [(below / name).as_posix() for name in sorted(folders) if is_page(name)]
    return pages, loops, like_pages


def _folder(path: str) -> Finding:
    message = "this is a folder, but its name is that of a page"
    return Finding(Position(path), "folder", message, f"Rename it without “{PurePosixPath(path).suffix}”.")


def _of_own_theme(root: Path, theme: object) -> Iterator[Finding]:
    """Yield what is no file in a course's own folder of templates: MkDocs would stop there, or wait."""
    folder = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    if isinstance(folder, str) and not Path(folder).is_absolute():
        yield from no_files(root, folder)


def _loop(path: str) -> Finding:
    message = "this link leads back to a folder that it is in, so its pages would be published again and again"
    return Finding(Position(path), "link-loop", message, "Delete it.")


def _same_address(docs: str, there: list[str], files: Files) -> Iterator[Finding]:
    """Yield a finding for each page that MkDocs leaves out because another one takes its address."""
    by_address = {file.dest_uri: file.src_uri for file in files if is_page(file.src_uri)}
    for path in there:
        other = by_address.get(address_of(path))
        if other is not None and path not in files.src_uris:
            message = f"this page is not published, because {docs}/{other} has the same address"
            yield Finding(Position(f"{docs}/{path}"), "same-address", message, "Keep one of the two, or rename one.")


def _settings_of(root: Path) -> list[str]:
    """Return the texts that name files for how a course looks: its own, and the icons that an app takes."""
    files = [root / name for name in (CONFIG, SETTINGS, ORGANISATION)]
    texts = [text_of(file, "replace") for file in files if file.is_file()]
    return [*texts, *(path for path, *_ in ICONS)]


def _always(_: str) -> bool:
    """Return True: of a theme that nobody can read, nothing is missed."""
    return True


def _of_theme(root: Path) -> tuple[Callable[[str], bool], Callable[[str], bool]]:
    """Return what knows the theme's files, and what knows which of its templates show what a page says.

    Where they are is found out when somebody first asks.
    """

    @cache
    def theme() -> Theme:
        config = read_config(root)
        furnish(config)
        return config.theme

    def shows_text(name: str) -> bool:
        own = Path(theme().custom_dir or root, name)
        if name == "main.html" or theme().custom_dir is None or not own.is_file():
            return name == "main.html"
        text = text_of(own, "replace")
        return "page.content" in text or ("extends" in text and not _CONTENT.search(text))

    def has(name: str) -> bool:
        return name in JOINED or any(Path(folder, name).is_file() for folder in theme().dirs)

    return has, shows_text
