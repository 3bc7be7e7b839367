"""A build after a change makes the same bytes as a clean one: what is kept is kept rightly, whatever was changed.

`COURSE_EDITS=100` makes so many random edits; without it, a few. `COURSE_SEED` chooses others.
"""

import os
import random
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from course.checks import check
from course.output import LIST
from course.reading.findings import Finding, errors
from course.reading.unchanged import forget
from course.site.build import BuildError, build_site
from course.site.kept import FOLDER, kept_of
from course.site.shelf import shelf_of
from tests.small import RULE_BLOCK, SAFETY
from tests.small_session import TAUGHT

EDITS = int(os.environ.get("COURSE_EDITS", "5"))
SEED = int(os.environ.get("COURSE_SEED", "1"))

CONFIG = """\
site_name: A small course
theme: {name: material}
plugins: [course]
extra: {released: "2026-11-22"}
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><title>A plate</title><desc>It is full.</desc></svg>'
# Pages that show what stands elsewhere.
SHOWN = {
    "docs/index.md": """\
---
title: Start
---

# Start here

[Small](modules/small.md#write-it-down)

/// course-map
///
""",
    "docs/figures.md": """\
# Figures

/// figures | reading
///

/// figures | questions
///

/// figures | overdue
///
""",
    "docs/plate.md": "# The plate\n\n/// diagram | plate\n///\n\nThe shift lead has seen it.\n",
    "docs/book.md": "# Book\n\n/// workbook-tools\n///\n\n/// entry | My plan\n    id: plan\n///\n",
    "docs/plan.md": "# Plan\n\n/// entry\n    id: plan\n///\n\n/// passage | modules/small.md#write-it-down\n///\n",
    "docs/who.md": "# Who\n\n/// organisation\n///\n",
    "docs/offline.md": "# Keep it\n\n/// offline | download\n///\n\n/// offline | versions\n///\n",
    "docs/assets/diagrams/plate.svg": DRAWING,
}
COURSE: Mapping[str, str | bytes] = {**TAUGHT, **SAFETY, **SHOWN, "mkdocs.yml": CONFIG}
ORGANISATION = "name: Hill & House\nsafeguarding_lead:\n  name: Jo\n"
# Words that edits put in: some of the glossary, some that checks have a say in, some of Markdown.
WORDS = ("shift lead", "tea", "*slowly*", "choking", "[words](reference/glossary.md)", "# ", "nonetheless", "’")


@dataclass(frozen=True)
class Outcome:
    """What a build came to: what the checks said, why it stopped, and the site that stands."""

    findings: tuple[Finding, ...]
    stopped: str
    site: Mapping[str, bytes]


def built(root: Path, *, is_clean: bool, is_new: bool = True) -> Outcome:
    """Check and build a course as a new command would, or one that goes on; with or without what was kept before."""
    if is_new:
        forget()
        kept_of.cache_clear()
    if is_clean:
        shutil.rmtree(root / FOLDER, ignore_errors=True)
        shutil.rmtree(root / "site", ignore_errors=True)
    course = shelf_of(root).course()
    findings = check(course)
    kept_of(root).save()
    stopped = "errors" if errors(findings) else ""
    if not stopped:
        try:
            stopped = str(build_site(root, course, root / "site"))
        except BuildError as error:
            stopped = str(error)
    files = (path for path in sorted((root / "site").rglob("*")) if path.is_file() and path.name != LIST)
    return Outcome(tuple(findings), stopped, {path.relative_to(root).as_posix(): path.read_bytes() for path in files})


def edit(root: Path, chance: random.Random) -> str:
    """Change one file of a course at random, and return what was done."""
    files = sorted(path for folder in ("docs", "quizzes") for path in (root / folder).rglob("*.*"))
    path = chance.choice(files)
    lines = path.read_text(encoding="utf-8").split("\n")
    place = chance.randrange(len(lines))
    words = lines[place].split(" ")
    kinds: dict[str, Callable[[], list[str]]] = {
        "a word more": lambda: [" ".join([*words, chance.choice(WORDS)])],
        "a word less": lambda: [" ".join(words[:-1])],
        "a word twice": lambda: [" ".join([*words, words[-1]])],
        "a line less": lambda: [],
        "a line twice": lambda: [lines[place], lines[place]],
        "a block": lambda: [lines[place], *RULE_BLOCK.split("\n")],
        "a heading": lambda: [lines[place], "", f"## More {{#more-{chance.randrange(9)}}}", ""],
    }
    kind = chance.choice([*kinds, "a word more", "a word more", "file", "organisation", "page"])
    shown = path.relative_to(root)
    if kind == "file":
        path.unlink()
    elif kind == "organisation":
        path = root / "organisation.yml"
        path.unlink() if path.exists() else path.write_text(ORGANISATION, encoding="utf-8")
    elif kind == "page":
        (root / f"docs/new-{chance.randrange(3)}.md").write_text(f"# New\n\nA shift lead, {place}.\n", encoding="utf-8")
    else:
        path.write_text("\n".join([*lines[:place], *kinds[kind](), *lines[place + 1 :]]), encoding="utf-8")
    return f"{kind} in {shown}:{place + 1}"


def restored(root: Path) -> None:
    """Write the course as it was at first."""
    for name in ("docs", "quizzes", "organisation.yml"):
        place = root / name
        shutil.rmtree(place) if place.is_dir() else place.unlink(missing_ok=True)
    for name, content in COURSE.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content.encode() if isinstance(content, str) else content)


def test_a_build_after_an_edit_is_the_same_as_a_clean_one(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    root, other = tmp_path / "course", tmp_path / "clean"
    root.mkdir()
    restored(root)
    first = built(root, is_clean=False)
    assert first.stopped == "[]", first.stopped
    done: list[str] = []
    compared = 0
    for number in range(EDITS):
        done.append(edit(root, chance))
        shutil.rmtree(other, ignore_errors=True)
        after = built(root, is_clean=False, is_new=number % 2 == 0)
        (root / FOLDER).rename(other)
        clean = built(root, is_clean=True)
        shutil.rmtree(root / FOLDER)
        other.rename(root / FOLDER)
        assert after.findings == clean.findings, done
        assert after.stopped == clean.stopped, done
        if after.stopped == "[]":
            assert after.site == clean.site, done
            compared += 1
        else:  # nothing would be built from now on
            restored(root)
            done.append("as at first")
    assert compared >= EDITS // 4, f"{compared} of {EDITS} edits were built: {done}"
