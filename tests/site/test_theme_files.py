"""A build looks at fewer files of the theme than MkDocs would, and takes the same ones."""

from __future__ import annotations

from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from course.site.config import read_config
from course.site.theme_files import look_past_icons
from tests.conftest import MakeCourse, write_files

OWN = ("styles/own.css", "styles/.kept/own.css", ".icons/own.svg", ".hidden", "own.js", "own.html")


def taken(env: jinja2.Environment, config: MkDocsConfig) -> list[tuple[str, str | None]]:
    """Return the files that a build takes of its theme, and where each stands."""
    files = Files([])
    files.add_files_from_theme(env, config)
    return [(file.src_uri, file.abs_src_path) for file in files]


def test_the_same_are_taken_without_a_look_at_icons(make_course: MakeCourse, tmp_path: Path) -> None:
    config = read_config(make_course({}))
    write_files(tmp_path / "own", dict.fromkeys(OWN, "x"))
    config.theme.dirs.insert(0, str(tmp_path / "own"))
    theirs = Theme.get_env(config.theme)
    look_past_icons(config.theme)
    ours = config.theme.get_env()
    assert taken(ours, config) == taken(theirs, config)
    assert {"styles/own.css", "own.js"} <= dict(taken(ours, config)).keys()
    assert not any(name.startswith(".icons/") for name in ours.list_templates())
    for icon in (".icons/own.svg", ".icons/material/moon-waning-crescent.svg"):
        assert ours.get_template(icon).filename == theirs.get_template(icon).filename
