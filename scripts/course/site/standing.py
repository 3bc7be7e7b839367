"""A site that stands as it was built, of a course that is as it was then: there is nothing to check or to build."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from course.output import LIST, digest_of, listed
from course.reading.findings import Finding, retold, told
from course.reading.unchanged import at_one_moment
from course.report import Summary
from course.site.downloads import PACKAGES, PACKS
from course.site.kept import kept_of, state_of
from course.site.project import Project, load_project, may_be_kept
from course.site.published import is_all_ours


class Standing:
    """What is known of a site that stands, before anything of the course is read."""

    def __init__(self, root: Path, target: Path) -> None:
        self.root = root
        self.target = target
        self.made_from = _made_from(root)

    def checked(self) -> tuple[Sequence[Finding], Summary] | None:
        """Return what the checks said of the course when the site was built; None where all must be done again."""
        if self.made_from is None:
            return None
        kept = kept_of(self.root)("site", str(self.target), self.made_from, lambda: None)
        if kept is None or kept["list"] != state_of(self.target / LIST) or not _is_as_written(self.target):
            return None
        return retold(kept["findings"]), Summary(kept["files"], kept["questions"], 0)

    def note(self, findings: Sequence[Finding], summary: Summary) -> None:
        """Note what the checks said, now that the site stands; not where somebody saved something meanwhile."""
        if self.made_from is None or self.made_from != _made_from(self.root):
            return
        counts = {"files": summary.files, "questions": summary.questions}
        now = {"list": state_of(self.target / LIST), "findings": told(findings), **counts}
        kept = kept_of(self.root)
        kept("site", str(self.target), self.made_from, lambda: now)
        kept.save()


def _made_from(root: Path) -> str | None:
    """Return what tells all that a site is made of from any other; None where others may read anything."""
    project = load_project(root)
    settings = {**dict.fromkeys(project.extensions), **project.settings}
    if not is_all_ours(project.said) or not may_be_kept(settings) or _has_templates(project):
        return None
    folders = [root / name for name in (project.docs, project.quizzes, PACKS, PACKAGES)]
    with at_one_moment():
        # A folder that is called like a file is told of.
        beside = [(path.name, path.is_dir() or state_of(path)) for path in sorted(root.glob("[!.]*.*"))]
        states = [(state_of(folder), sorted(map(str, folder.rglob("*/")))) for folder in folders]
    return repr((date.today(), os.environ.get("SOURCE_DATE_EPOCH"), project.said, beside, states))


def _is_as_written(folder: Path) -> bool:
    """Return whether a folder holds what commands wrote there, as they did, and nothing else."""
    there = (path for path in folder.rglob("*") if path.is_file() and path.name != LIST)
    return {(path.relative_to(folder).as_posix(), digest_of(path)) for path in there} == listed(folder)


def _has_templates(project: Project) -> bool:
    theme = project.said.get("theme")
    return isinstance(theme, dict) and "custom_dir" in theme
