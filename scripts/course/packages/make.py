"""Making every package: only those whose inputs have changed, each put in its place as a whole."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import course
from course.output import bench, write_files, write_note
from course.packages import FORMATS, OF_PAGES, ON_REQUEST
from course.packages.edition import Edition
from course.packages.package import Package
from course.reading.disk import contents

# Beside the packages: by job, what they were made from and what came of it.
RECORD = ".made.json"
_LIBRARIES = ("genanki", "lxml", "Markdown", "mkdocs-material", "openpyxl", "python-docx", "python-pptx")


class Task(Protocol):
    """Something to make, and what it depends on."""

    @property
    def name(self) -> str:
        """What it is called in the record."""

    @property
    def released(self) -> date:
        """The release that its files name."""

    def inputs(self) -> str:
        """Return a digest of all that its files depend on."""

    def package(self) -> Package:
        """Return its files."""


_Task = TypeVar("_Task", bound=Task)


@dataclass(frozen=True, slots=True)
class Job:
    """One edition in one format."""

    form: str
    edition: Edition

    @property
    def name(self) -> str:
        """What the job is called in the record and on the screen."""
        return f"{self.form}: {self.edition.name}"

    @property
    def released(self) -> date:
        """The day of the release."""
        return self.edition.released

    def inputs(self) -> str:
        """Return a digest of all that the package depends on: words, release, our code, the libraries."""
        edition = self.edition
        parts = [self.form, edition.title, str(edition.released), edition.address, repr(edition.stories)]
        if self.form in OF_PAGES and edition.site is not None:
            parts.append(edition.site.made_from)
        for module in edition.modules:
            parts += [module.name, module.heading]
            for item in module.items:
                parts += [item.question.model_dump_json(), item.situation or "", *item.read_again]
        return digest_of(parts)

    def package(self) -> Package:
        """Return the edition in the format."""
        return FORMATS[self.form](self.edition)


@dataclass(frozen=True, slots=True)
class Made(Generic[_Task]):
    """What came of a job.

    Attributes:
        job: What was to be made.
        files: The sizes of its files by name.
        warnings: What the format had to leave out.
        was_changed: False where the files on disk were still right.
        is_same_release: Whether other files stood there under the name of the same release.
    """

    job: _Task
    files: Mapping[str, int]
    warnings: list[str] = field(default_factory=list)
    was_changed: bool = True
    is_same_release: bool = False


def jobs(edition: Edition, formats: Iterable[str] | None = None) -> list[Job]:
    """Return a job for the whole course and for each module, in each format.

    Args:
        edition: The whole course.
        formats: Their names. Without them, all but those that are made on request; packages of pages need a site.
    """
    if formats is None:
        formats = [form for form in FORMATS if form not in ON_REQUEST and (edition.site or form not in OF_PAGES)]
    editions = [edition, *(edition.only(module.name) for module in edition.modules)]
    return [Job(form, each) for form in formats for each in editions]


def make(todo: Iterable[_Task], folder: Path) -> Iterator[Made[_Task]]:
    """Do jobs one after another, and yield what came of each as soon as it is done.

    Args:
        todo: The jobs.
        folder: Where the files go; it is made.
    """
    with bench(folder) as place:
        yield from _make(todo, folder, place)


def _make(todo: Iterable[_Task], folder: Path, place: Path) -> Iterator[Made[_Task]]:
    record = _read_record(folder)
    for job in todo:
        inputs = job.inputs()
        known = record.get(job.name)
        if known and known["inputs"] == inputs and _still_there(folder, known["files"]):
            sizes = {name: (folder / name).stat().st_size for name in known["files"]}
            yield Made(job, sizes, known["warnings"], was_changed=False)
            continue
        package = job.package()
        warnings = package.warnings(job.name.partition(":")[0])
        write_files(folder, package.files, place)
        files = {name: _digest(data) for name, data in package.files.items()}
        released = str(job.released)
        again = known is not None and known["released"] == released and known["files"] != files
        record[job.name] = {"inputs": inputs, "released": released, "files": files, "warnings": warnings}
        write_note(folder / RECORD, json.dumps(record, indent=1, sort_keys=True, ensure_ascii=False), place)
        yield Made(job, {name: len(data) for name, data in package.files.items()}, warnings, is_same_release=again)


def digest_of(parts: Iterable[str]) -> str:
    """Return a digest of texts, of our own code, and of the versions of what writes the files."""
    return _digest(json.dumps([_code(), *parts]).encode())


def _read_record(folder: Path) -> dict[str, Any]:
    """Return the record; an empty one where it is missing or is not ours, which costs time and nothing else."""
    try:
        record = json.loads(contents(folder / RECORD))
    except (OSError, ValueError):
        return {}
    if not isinstance(record, dict):
        return {}
    return {name: known for name, known in record.items() if _is_known(known)}


def _is_known(known: object) -> bool:
    return (
        isinstance(known, dict)
        and known.keys() == {"inputs", "released", "files", "warnings"}
        and isinstance(known["files"], dict)
        and isinstance(known["warnings"], list)
    )


def _still_there(folder: Path, files: Mapping[str, str]) -> bool:
    paths = {folder / name: digest for name, digest in files.items()}
    return all(path.is_file() and _digest(contents(path)) == digest for path, digest in paths.items())


@cache
def _code() -> str:
    """Return a digest of our own code, and of the versions of what writes the files."""
    source = Path(course.__file__).parent
    paths = [
        *source.rglob("*.py"),
        *(path for path in source.rglob("packages/formats/scorm/shell/*") if path.is_file()),
        *source.rglob("theme/words.yml"),
    ]
    parts = [path.read_bytes() for path in sorted(paths)]
    return _digest(b"\0".join([*parts, *(f"{name} {_version(name)}".encode() for name in _LIBRARIES)]))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
