"""Where a course is, and what its `mkdocs.yml` says of folders and Markdown."""

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import markdown
import yaml
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import get_yaml_loader, yaml_load
from yaml.constructor import ConstructorError

from course.course import Course, load_course
from course.guidance.prose import Converter
from course.guidance.published import Published
from course.reading.decoding import decode
from course.reading.disk import IN_ITS_PLACE, contents, in_the_way, special
from course.reading.findings import Finding, ReadingError
from course.reading.kept import Keep, anew
from course.reading.syntax import place, syntax_fault
from course.reading.unchanged import looked_at
from course.refusal import RefusedError, others_fault
from course.site.config import CONFIG
from course.site.kept import kept_of
from course.site.kinds import kinds_of
from course.site.published import published
from course.site.usual import ENGLISH, OWN_EXTENSION, with_usual

_Made = TypeVar("_Made")

# What extensions of Markdown raise where they are not there, are no extensions, or refuse their settings.
_UNUSABLE = (ImportError, AttributeError, KeyError, TypeError, ValueError)
# Extensions that make of a page what stands on it, and read nothing else but what our blocks read.
_PLAIN = {
    OWN_EXTENSION,
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "sane_lists", "smarty"),
    *(f"pymdownx.blocks.{name}" for name in ("admonition", "caption", "definition", "details", "html", "tab")),
}
_INHERIT = re.compile(r"""^INHERIT:[ ]*["']?([^\s"'#]+)""", re.MULTILINE)
# MkDocs adds these to whatever a site names.
_BUILT_IN = ("toc", "tables", "fenced_code")


class ProjectError(RefusedError):
    """There is no course here, or its configuration cannot be read."""


@dataclass(frozen=True, slots=True)
class Project:
    """A course's root, its folders, its Markdown extensions with their settings, its names, release and address."""

    root: Path
    docs: str
    quizzes: str
    extensions: tuple[str, ...]
    settings: dict[str, dict[str, Any]]
    name: str = ""
    short_name: str = ""
    description: str = ""
    released: date | None = None
    address: str = ""
    language: str = ENGLISH
    said: dict[str, Any] = field(default_factory=dict, repr=False)


def may_be_kept(extensions: Mapping[str, object]) -> bool:
    """Return whether all that a course's Markdown rests on is known, so that no page need be made anew each time.

    Args:
        extensions: The extensions of Markdown, each with its settings.
    """
    try:
        json.dumps(extensions)
    except (TypeError, ValueError):  # a function, say, that may do anything
        return False
    return extensions.keys() <= {*_PLAIN, *_BUILT_IN}


def find_root(start: Path) -> Path:
    """Return the nearest folder at or above `start` that holds `mkdocs.yml`.

    Raises:
        ProjectError: there is none.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        path = folder / CONFIG
        if path.is_file():
            return folder
        if what := in_the_way(path):
            raise ProjectError(f"{path}: this is {what}, and no file. {IN_ITS_PLACE}.")
    raise ProjectError(f"There is no {CONFIG} in {start} or above it. Run this inside the course's folder.")


def load_project(root: Path) -> Project:
    """Read what `mkdocs.yml` says of a course.

    Raises:
        ProjectError: the file is not YAML, or holds something else than settings.
    """
    return looked_at((CONFIG, root), lambda: _load(root))


def _load(root: Path) -> Project:
    path = root / CONFIG
    try:
        text = decode(CONFIG, contents(path))
        _check_parent(path, text)
        with path.open(encoding="utf-8-sig") as stream:
            config = yaml_load(stream, get_yaml_loader())
    except ReadingError as error:
        raise _unreadable(error.finding) from None
    except OSError:
        raise ProjectError(f"{CONFIG} cannot be opened. Check its permissions.") from None
    except (yaml.YAMLError, MkDocsException) as error:
        # MkDocs puts words of its own round the parser's error, which knows the place.
        raise _not_settings(path, text, error.__context__ or error) from None
    if not isinstance(config, dict):
        raise ProjectError(f"{CONFIG} cannot be read: it must hold keys such as `site_name:`")
    told: dict[str, dict[str, Any]] = {name: {} for name in _BUILT_IN}
    told |= _extensions(config.get("markdown_extensions") or [])
    settings = with_usual(told)
    extra = config["extra"] if isinstance(config.get("extra"), dict) else {}
    return Project(
        root,
        _docs(root, config.get("docs_dir", "docs")),
        "quizzes",
        tuple(settings),
        settings,
        str(config.get("site_name") or ""),
        str(extra.get("short_name") or ""),
        str(config.get("site_description") or ""),
        _released(extra),
        str(config.get("site_url") or ""),
        _language(config.get("theme")),
        config,
    )


def _check_parent(path: Path, text: str) -> None:
    """Refuse a file to inherit from that is none: MkDocs would wait for it.

    Raises:
        ProjectError: it is none.
    """
    for found in _INHERIT.finditer(text):
        if what := special(path.parent / found[1]):
            raise ProjectError(f"{CONFIG} inherits from {found[1]}: that is {what}, and no file. {IN_ITS_PLACE}.")


def _language(theme: object) -> str:
    """Return the language of a course, from that of its theme."""
    told = theme.get("language") if isinstance(theme, dict) else None
    return told if isinstance(told, str) and told != "en" else ENGLISH


def _extensions(listed: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each Markdown extension and its settings; MkDocs takes a list and a mapping."""
    for entry in listed if isinstance(listed, list) else [listed]:
        named = entry if isinstance(entry, dict) else {entry: None} if isinstance(listed, list) else {None: None}
        for name, options in named.items():
            if not isinstance(name, str) or not isinstance(options, dict | None):
                raise ProjectError(
                    f"the markdown_extensions of {CONFIG} are no list of names. Write each on a line of its own, such "
                    "as “- tables”, and its settings below it, each with its name."
                )
            yield name, dict(options or {})


def _docs(root: Path, told: object) -> str:
    """Return the folder of the guidance as a path below the root."""
    place = Path(os.path.normpath(root / told)) if isinstance(told, str) else root
    if place == root or not place.is_relative_to(root):
        raise ProjectError(f"`docs_dir:` of {CONFIG} names no folder within the course. Write, for example, docs.")
    return place.relative_to(root).as_posix()


def _unreadable(fault: Finding) -> ProjectError:
    at = f"line {fault.position.line}, column {fault.position.column}"
    return ProjectError(f"{CONFIG} cannot be read: {at}: {fault.message}. {fault.mend}")


def _not_settings(path: Path, text: str, error: BaseException) -> ProjectError:
    mark = getattr(error, "problem_mark", None)
    if not isinstance(error, yaml.YAMLError) or (mark and mark.name != str(path)):
        why = "the file that it inherits from is not there, or cannot be read. Check what stands after `INHERIT:`."
        return ProjectError(f"{CONFIG} cannot be read: {why}")
    if mark and isinstance(error, ConstructorError):
        known = "Check its spelling, and that what it names is installed."
        where = place(CONFIG, text, mark.index)
        return _unreadable(Finding(where, "yaml", "nothing is known by the tag that stands here", known))
    return _unreadable(syntax_fault(CONFIG, text, 1, error))


def _released(extra: dict[str, Any]) -> date | None:
    try:
        # Quoted or not: the second generator refuses a date without quotes.
        return date.fromisoformat(str(extra.get("released")))
    except ValueError:
        return None


def page_converter(project: Project) -> Converter:
    """Return the site's own Markdown with all that stands on a page.

    Raises:
        ProjectError: an extension that `mkdocs.yml` names is not installed, or refuses its settings.
    """
    return _converter(_parser(project, {}))


def _parser(project: Project, more: dict[str, Any]) -> markdown.Markdown:
    own = {"root": str(project.root), **project.settings[OWN_EXTENSION], **more}
    settings = {**project.settings, OWN_EXTENSION: own}
    try:
        return markdown.Markdown(extensions=list(project.extensions), extension_configs=settings)
    except _UNUSABLE:
        raise ProjectError(
            f"the markdown_extensions of {CONFIG} cannot be used: {_unusable(settings, project)}"
        ) from None


def _converter(parser: markdown.Markdown) -> Converter:
    def convert(text: str) -> str:
        try:
            return parser.reset().convert(text)
        except Exception as error:
            if not (fault := others_fault(error)):
                raise
            raise ProjectError(
                f"the markdown_extensions of {CONFIG} cannot be used: one of them stopped: {fault}. Compare its "
                "settings with what it knows."
            ) from error

    return convert


def _unusable(settings: dict[str, dict[str, Any]], project: Project) -> str:
    """Return which extension cannot be used, and why."""
    for name in project.extensions:
        try:
            markdown.Markdown(extensions=[name], extension_configs={name: settings.get(name, {})})
        except ImportError:
            return f"“{name}” is not installed. Check its name, or install it."
        except _UNUSABLE:
            return f"“{name}” does not take the settings that it has there. Compare them with what it knows."
    return "they do not go together. Take away the one that was added last."


def list_of(project: Project) -> Published:
    """Return what the generator will publish of a course.

    Raises:
        BuildError: a setting, a plugin or a hook cannot be used.
    """
    return published(project.root, project.docs, project.said)


def open_course(root: Path, today: date) -> Course:
    """Read the course whose root is given.

    Raises:
        ProjectError: its configuration cannot be read.
    """
    project = load_project(root)
    keep = kept_of(root) if may_be_kept({**dict.fromkeys(project.extensions), **project.settings}) else anew
    parser = _parser(project, {"prose_only": True})
    convert = kept_converter("prose", _converter(parser), repr(project), keep)
    return load_course(root, convert, today, project.docs, project.quizzes, keep, kinds_of(parser), list_of(project))


def kept_converter(kind: str, convert: Callable[[str], _Made], basis: str, keep: Keep) -> Callable[[str], _Made]:
    """Return a converter that converts no text twice.

    Args:
        kind: What the converter makes.
        convert: The converter.
        basis: What it rests on, besides the text and what blocks read by way of the shelf.
        keep: Keeps what it made.
    """

    def converted(text: str) -> _Made:
        name = hashlib.sha256(text.encode()).hexdigest()
        made: _Made = keep(kind, name, basis, lambda: convert(text))
        return made

    return converted
