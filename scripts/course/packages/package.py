"""What a format makes of an edition: files, and what it had to leave out."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from course.bank.types.common import Question
from course.reading.english import plural
from course.refusal import RefusedError
from course.site.offline.archive import entry_of

_HOW = "Install it: pip install --require-hashes -r scripts/locks/packages.txt"


class MissingToolError(RefusedError):
    """What only packages need is not installed. The message says how to get it."""

    def __init__(self, tool: str, how: str = _HOW) -> None:
        super().__init__(f"This needs {tool}. {how}")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A question that a format cannot hold, and why."""

    question: str
    type: str
    why: str


@dataclass(frozen=True, slots=True)
class Package:
    """Files by name, and the questions that are not in them."""

    files: Mapping[str, bytes]
    left_out: tuple[LeftOut, ...] = ()

    def warnings(self, form: str) -> list[str]:
        """Return a line for each question left out, named, after one that counts them."""
        if not self.left_out:
            return []
        count = plural(len(self.left_out), "question")
        lines = [f"  {left.question} ({left.type}): {left.why}" for left in self.left_out]
        return [f"warning[left-out]: {form} leaves out {count}:", *lines]


def left_out(question: Question, why: str) -> LeftOut:
    """Return that a question is left out, and why."""
    return LeftOut(question.id, question.type, why)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip file that depends on nothing but its contents: no clock, no owner, no system."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files.items():
            archive.writestr(entry_of(name), data)
    return buffer.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip file in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
