"""A data file with a page of its own: a scenario, or a session."""

from abc import abstractmethod
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import ClassVar, Self

from course.reading.files import Files, load_files, read_named
from course.reading.findings import Finding
from course.reading.shapes import Placed, Text


class PagedFile(Placed):
    """What both have. `kind` is what one of them is called, and the name of the block that shows it."""

    kind: ClassVar[str]

    title: Text
    page: Text

    @classmethod
    def folder(cls) -> str:
        """Return the name of the folder below that of the bank in which they stand."""
        return f"{cls.kind}s"

    @classmethod
    def load(cls, root: Path, quizzes: str = "quizzes") -> tuple[Files[Self], list[Finding]]:
        """Read every file of a course, and every fault of each; the bank's folder may have another name."""
        return load_files(root, f"{quizzes}/{cls.folder()}", cls.kind, cls.load_one)

    @classmethod
    def load_one(cls, path: Path, shown: str) -> tuple[Self | None, list[Finding]]:
        """Read one file, or None where its shape is at fault, and its faults."""
        return read_named(path, shown, cls.kind, cls)

    @property
    def name(self) -> str:
        """The name of the file, without its ending."""
        return PurePosixPath(self.at().path).stem

    def fault(self, rule: str, message: str, mend: str, *path: str | int) -> Finding:
        """Return a finding about the part under `path`; the part of the story or session is named."""
        return Finding(self.at(*path), rule, f"{self.where(path)}{message}", mend)

    def where(self, path: tuple[str | int, ...]) -> str:
        """Return what a path leads through, for messages; nothing where that has no name."""
        return ""

    @abstractmethod
    def texts(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Yield every text of the file that an author writes in words, and its path."""
