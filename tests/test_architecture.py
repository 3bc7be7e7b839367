"""Imports run one way: cli → imports → packages → site → checks → course → measures, sessions, bank → reading."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import course
from tests.conftest import ROOT

SOURCE = Path(course.__file__).parent

# What each part may import of the others. What is not named here may import nothing of ours.
MAY_IMPORT: dict[str, set[str]] = {
    "reading": set(),
    "bank": {"reading"},
    "guidance": {"reading"},
    "scenarios": {"bank", "reading"},
    "sessions": {"reading", "scenarios"},
    "schema": {"bank", "scenarios", "sessions"},
    "measures": {"bank", "reading", "refusal", "scenarios"},
    "ignored": {"bank", "guidance", "measures", "reading", "scenarios", "sessions"},
    "course": {"bank", "guidance", "ignored", "measures", "reading", "scenarios", "sessions"},
    "checks": {"bank", "course", "guidance", "measures", "reading", "scenarios", "sessions"},
    "tallies": {"bank", "checks", "course", "guidance", "measures", "reading"},
    "refusal": set(),
    "written": {"reading", "refusal"},
    "output": {"reading", "written"},
    "report": {"reading"},
    "imports": {"bank", "packages", "reading", "refusal"},
    "starters": {"bank", "guidance", "reading", "refusal", "scenarios", "sessions"},
    "site": {
        "bank",
        "checks",
        "course",
        "guidance",
        "measures",
        "output",
        "reading",
        "refusal",
        "report",
        "scenarios",
        "schema",
        "sessions",
        "tallies",
        "written",
    },
    "packages": {
        "bank",
        "checks",
        "course",
        "guidance",
        "measures",
        "output",
        "reading",
        "refusal",
        "report",
        "scenarios",
        "schema",
        "sessions",
        "site",
        "tallies",
        "written",
    },
    "stopping": set(),
    "__main__": {"cli", "stopping"},
    "cli": {
        "bank",
        "checks",
        "course",
        "guidance",
        "imports",
        "measures",
        "output",
        "packages",
        "reading",
        "refusal",
        "report",
        "scenarios",
        "schema",
        "sessions",
        "site",
        "starters",
        "stopping",
        "tallies",
        "written",
    },
}

# Who knows of HTML, of MkDocs, of the terminal: each of these belongs to a few parts only.
MAY_USE: dict[str, set[str]] = {
    "mkdocs": {"site"},
    "pymdownx": {"site"},
    "docx": {"packages"},
    "pptx": {"packages"},
    "pypdf": {"packages"},
    "genanki": {"packages"},
    "markdown": {"packages", "site"},
    "click": {"cli"},
    "igraph": {"site"},
    "lxml": {"guidance", "imports", "packages", "site"},
    "openpyxl": {"imports", "packages"},
    "pydantic": {"bank", "guidance", "measures", "reading", "scenarios", "schema", "sessions"},
    "zensical": set(),
    "material": set(),
}

FILES = sorted(SOURCE.rglob("*.py"))
PARTS = {path.relative_to(SOURCE).parts[0].removesuffix(".py") for path in FILES} - {"__init__"}


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return all that a file is made of."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imported(path: Path) -> Iterator[str]:
    """Yield the full name of everything that a file imports, wherever in the file it does."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports say in full what they import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def test_every_part_has_its_rule() -> None:
    assert MAY_IMPORT.keys() >= PARTS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_part_imports_only_what_it_may(path: Path) -> None:
    part = part_of(path)
    ours = {name.split(".")[1] for name in imported(path) if name.startswith("course.")}
    assert ours & PARTS <= MAY_IMPORT.get(part, set()) | {part}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_part_uses_only_the_tools_of_its_trade(path: Path) -> None:
    tools = {name.split(".")[0] for name in imported(path)} & MAY_USE.keys()
    assert [tool for tool in tools if part_of(path) not in MAY_USE[tool]] == []


def test_the_rules_would_notice() -> None:
    """A guard for the guards: the imports that they look at are really found."""
    names = set(imported(SOURCE / "cli/checking.py"))
    assert "course.checks.check_questions" in names
    assert "click" in names


# What somebody else wrote is read in one way (reading/disk.py). These read the toolkit's own files, or what was made.
READ_THEIR_OWN = {
    *("measures/vocabulary.py", "output.py", "packages/formats", "packages/make.py", "packages/office/pdf.py"),
    *("packages/trainers/tasks.py", "reading/disk.py", "site/downloads.py", "site/feed.py", "site/finish.py"),
    *(
        "site/fragments.py",
        "site/joined",
        "site/kept_files.py",
        "site/letterhead.py",
        "site/offline",
        "site/preview.py",
        "site/search",
        "site/servers",
    ),
    *("site/strings.py", "site/symbols.py", "site/theme_script.py", "site/theme_styles.py", "site/trim.py"),
    *("site/withhold.py", "starters/whole.py"),
    "written.py",
}


def test_authors_files_are_read_in_one_way() -> None:
    reading = {
        path.relative_to(SOURCE).as_posix()
        for path in FILES
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in ("open", "read_bytes", "read_text")
    }
    of_others = {"site/project.py"}  # it was read before
    others = {name for name in reading if not any(name.startswith(own) for own in READ_THEIR_OWN)}
    assert others == of_others


def test_where_pages_of_a_kind_stand_is_said_once() -> None:
    kinds = ("reference/cards/", "reference/templates/", "trainers/")
    saying = {
        path.relative_to(SOURCE).as_posix()
        for path in FILES
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith(kinds)
    }
    assert saying == {"guidance/lists.py", "guidance/published.py"}


def code_below(folder: Path) -> Iterator[Path]:
    """Yield each file of code of ours in a folder."""
    for path in folder.iterdir():
        if path.is_dir() and path.name != "node_modules":
            yield from code_below(path)
        elif path.suffix in {".py", ".js", ".css", ".html"}:
            yield path


def test_no_file_is_longer_than_somebody_reads_in_one_go() -> None:
    code = [path for folder in ("scripts", "tests") for path in code_below(ROOT / folder)]
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_bytes().splitlines()) for path in code}
    assert lengths["tests/test_architecture.py"] > 100
    assert {path: length for path, length in lengths.items() if length > 300} == {}


def test_no_rule_prints_and_no_part_but_the_command_does() -> None:
    printing = [
        path.relative_to(SOURCE).as_posix()
        for path in FILES
        for node in nodes(path)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
    ]
    assert printing == []
