"""Files that nothing reads, though their author may think so: misnamed ones, and ones in the wrong place."""

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from course.bank.final_check import PATH as FINAL_CHECK
from course.guidance import lists
from course.guidance.asked import DANGERS, SAID, WORDS
from course.guidance.emergencies import EMERGENCIES
from course.guidance.history import HISTORY
from course.guidance.organisation import PATH as ORGANISATION
from course.guidance.release import RELEASE
from course.guidance.rules import RULES
from course.guidance.settings import PATH as SETTINGS
from course.measures.sheets.result import FOLDER as COVERED, SUFFIX as RESULT
from course.reading.english import did_you_mean
from course.reading.files import SUFFIX, files_below, no_file
from course.reading.findings import Finding, Position, Severity
from course.scenarios.scenario import Scenario
from course.sessions.session import Session

# The lists of the docs that are read.
LISTS = (
    *(lists.SOURCES, lists.GLOSSARY, lists.CRITERIA, lists.THEMES, lists.KEYLESS),
    *(EMERGENCIES, RULES, WORDS, DANGERS, SAID),
)
_DATA = {".yml", ".yaml"}
_SCHEMA = "schema.json"
# How alike two names must be for one to be the other, misspelt.
_ALIKE = 0.8


def ignored_files(root: Path, docs: str, quizzes: str) -> Iterator[Finding]:
    """Yield a finding for each file of a course that nothing reads, and that its author may think is read."""
    read = [SETTINGS, ORGANISATION, *(f"{docs}/{path}" for path in LISTS), f"{quizzes}/{FINAL_CHECK}"]
    check = f"{quizzes}/{FINAL_CHECK}"
    yield from (each for path in (SETTINGS, ORGANISATION, RELEASE, HISTORY, check) for each in no_file(root, path))
    yield from _folders(root, [*read, RELEASE, HISTORY])
    found = set(_misnamed(root, read))
    yield from sorted(found)
    told = {finding.position.path for finding in found} | {*read}
    yield from (each for each in _in_docs(root, docs) if each.position.path not in told)
    yield from (each for each in _in_quizzes(root, quizzes) if each.position.path not in told)


def _folders(root: Path, read: Iterable[str]) -> Iterator[Finding]:
    for path in read:
        if (root / path).is_dir():
            message = "this is a folder, but the course reads a file of this name"
            yield Finding(Position(path), "folder", message, "Rename it, or make it that file.")


def _misnamed(root: Path, read: Iterable[str]) -> Iterator[Finding]:
    for path in read:
        place = PurePosixPath(path)
        for file in _entries(root / place.parent):
            shown = file.relative_to(root).as_posix()
            if shown not in read and _is_meant(file.name, place.name):
                message = f"nothing reads this file; is “{place.name}” meant?"
                yield Finding(Position(shown), "ignored-file", message, f"Rename it to {place.name}, or delete it.")


def _is_meant(name: str, known: str) -> bool:
    """Return whether a file's name is a known one with another ending, in other letters, or misspelt."""
    place, stem = PurePosixPath(name.lower()), PurePosixPath(known).stem
    if place.suffix == ".txt" and place.stem in {known, stem}:
        return True
    return place.suffix in _DATA and difflib.SequenceMatcher(None, place.stem, stem).ratio() >= _ALIKE


def _in_docs(root: Path, docs: str) -> Iterator[Finding]:
    for file in files_below(root / docs):
        if file.suffix.lower() in _DATA and not file.name.startswith("."):
            yield _unread(root, file, "it is published for everyone to download")


def _in_quizzes(root: Path, quizzes: str) -> Iterator[Finding]:
    folder = root / quizzes
    of_check = PurePosixPath(FINAL_CHECK).parent.as_posix()
    known = {Scenario.folder(), Session.folder(), of_check, COVERED}
    for entry in _entries(folder, folders=True):
        if entry.is_dir() and entry.suffix != SUFFIX and entry.name not in known:
            message = f"nothing reads this folder{did_you_mean(entry.name, known)}"
            mend = "Quiz files stand beside it, not in it. Rename it, or move what it holds."
            yield Finding(Position(entry.relative_to(root).as_posix()), "ignored-file", message, mend)
    for name in ("", *sorted(known)):
        for file in _entries(folder / name):
            ending = RESULT if name == COVERED else SUFFIX
            is_read = file.suffix.lower() in ({RESULT} if name == COVERED else _DATA) and name != of_check
            if not is_read and file.name != _SCHEMA:
                yield _unread(root, file, f"data files end in “{ending}”")


def _unread(root: Path, file: Path, why: str) -> Finding:
    shown = file.relative_to(root).as_posix()
    mend = "Rename it, or keep it outside of this folder."
    return Finding(Position(shown), "ignored-file", f"nothing reads this file; {why}", mend, Severity.WARNING)


def _entries(folder: Path, *, folders: bool = False) -> list[Path]:
    """Return the files of a folder, or its folders; what begins with a dot belongs to an editor or a system."""
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in found if path.is_dir() == folders and not path.name.startswith(".")]
