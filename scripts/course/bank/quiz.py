"""One quiz file, and the whole bank."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from sys import maxsize
from typing import Any

from pydantic import Field

from course.bank.family import Family
from course.bank.types import TYPES
from course.bank.types.common import Question
from course.reading.decoding import decode
from course.reading.english import did_you_mean, listed
from course.reading.files import Files, check_name, load_files, read_bytes
from course.reading.findings import Finding, ReadingError
from course.reading.gaps import gaps, unfinished
from course.reading.shapes import Placed, Review, Slug, Text
from course.reading.tree import Node, read_tree
from course.reading.unchanged import unchanged


class QuizHead(Placed):
    """What a quiz file says beside its questions."""

    title: Text
    module: Text = Field(description="The module's page below docs, for example modules/first-steps.md.")
    reviewed: Review | None = None
    vignettes: dict[Slug, Text] = Field(default={}, description="Situations shared by several questions, by id.")
    waivers: dict[str, Text] = Field(
        default={}, description="By the name of a rule about the file as a whole: why it does not hold, in ten words."
    )
    questions: list[Any] = Field(min_length=1, repr=False)
    families: list[Any] = Field(default=[], repr=False)


@dataclass(frozen=True, slots=True)
class QuizFile:
    """One file of the bank: its questions, and behind them the members of its families.

    `unread` holds the ids of questions, and of members, whose faults kept them from being read.
    """

    name: str
    head: QuizHead
    questions: tuple[Question, ...]
    unread: frozenset[str] = frozenset()
    families: tuple[Family, ...] = ()

    def vignette(self, question: Question) -> str | None:
        """Return the situation of a question, wherever it is written."""
        return question.vignette or self.head.vignettes.get(question.vignette_ref or "")

    def chosen(self, named: Sequence[str], use: str) -> list[Question]:
        """Return the questions that a quiz block shows: the readable ones of those named, in order, or all of a use."""
        if not named:
            return [question for question in self.questions if question.use == use]
        known = {question.id: question for question in self.questions}
        return [known[name] for name in named if name in known]

    def scored(self) -> list[Question]:
        """Return the questions that give points."""
        return [question for question in self.questions if question.scored]


@dataclass(frozen=True, slots=True)
class Bank(Files[QuizFile]):
    """All quiz files."""

    def questions(self) -> Iterator[tuple[QuizFile, Question]]:
        """Yield every question with its file."""
        for file in self.files.values():
            for question in file.questions:
                yield file, question

    def families(self) -> Iterator[Family]:
        """Yield every family."""
        for file in self.files.values():
            yield from file.families


def load_bank(root: Path, folder: str = "quizzes") -> tuple[Bank, list[Finding]]:
    """Read every quiz file of a folder (not of its sub-folders).

    Args:
        root: The course's root; paths in findings start below it.
        folder: The bank's folder below the root.

    Returns:
        The bank of all that could be read, and every fault of every file.
    """
    found, findings = load_files(root, folder, "quiz", load_quiz)
    return Bank(found.files, found.unread), findings


def load_quiz(path: Path, shown: str) -> tuple[QuizFile | None, list[Finding]]:
    """Read one quiz file.

    Args:
        path: Where the file is.
        shown: Its path in messages.

    Returns:
        The file, or None where it could not be read at all, and its faults.
    """
    try:
        data = read_bytes(path, shown, "quiz")
        file, findings = unchanged(("quiz", shown), data, lambda: parse_quiz(shown, data))
        return file, [*findings, *check_name(path, shown, "quiz")]
    except ReadingError as error:
        return None, [error.finding]


def parse_quiz(shown: str, data: bytes) -> tuple[QuizFile | None, list[Finding]]:
    """Read the bytes of one quiz file.

    Returns:
        The file, or None where its head is at fault, and its faults.

    Raises:
        ReadingError: the bytes are not a document of this project's YAML.
    """
    tree, findings = read_tree(shown, decode(shown, data))
    if not isinstance(tree.value, dict):
        message = "a quiz file must start with keys such as `title:` and `questions:`"
        finding = Finding(tree.position, "not-a-mapping", message, "Start from `course new quiz MODULE`.")
        raise ReadingError(finding)
    cut = [finding.position.line for finding in findings]
    head, faults = QuizHead.read(tree)
    findings += faults
    questions: list[Question] = []
    unread: set[str] = set()
    for node, is_cut in _entries(tree, "questions", cut):
        question, faults = _read_question(node)
        findings += faults
        if question is None or faults or is_cut:
            unread.add(_id_of(node) or "")
        else:
            questions.append(question)
    families: list[Family] = []
    for node, is_cut in _entries(tree, "families", cut):
        family, faults = _read_family(node)
        findings += faults
        if family is None or faults or is_cut:
            unread |= {_id_of(member) or "" for member in _listed(node, "members")}
        else:
            families.append(family)
            questions += family.questions()
    if head is None:
        return None, findings
    name = PurePosixPath(shown).stem
    return QuizFile(name, head, tuple(questions), frozenset(unread), tuple(families)), findings


def _listed(node: Node, key: str) -> list[Node]:
    """Return the entries of a list that a mapping holds, as far as there is one."""
    listing = node.below(key)
    return listing.value if listing is not None and isinstance(listing.value, list) else []


def _entries(tree: Node, key: str, cut: Sequence[int]) -> Iterator[tuple[Node, bool]]:
    """Yield each entry of a list, and whether something on one of its lines could not be read."""
    nodes = _listed(tree, key)
    after = [position.line for position in tree.keys.values()]
    ends = [node.position.line for node in nodes[1:]]
    ends += [min((line for line in after if nodes and line > nodes[-1].position.line), default=maxsize)]
    for node, end in zip(nodes, ends, strict=False):
        yield node, any(node.position.line <= line < end for line in cut)


def _read_family(node: Node) -> tuple[Family | None, list[Finding]]:
    family, findings = Family.read(node)
    about = f"family “{_id_of(node)}”: " if _id_of(node) else ""
    found = [replace(finding, message=f"{about}{finding.message}") for finding in findings]
    if family is not None:
        found += list(family.faults()) or list(family.questions()[0].faults())
    return family, found


def _read_question(node: Node) -> tuple[Question | None, list[Finding]]:
    name = _id_of(node)
    kind = node.value.get("type") if isinstance(node.value, dict) else None
    if kind is None:
        if not isinstance(node.value, dict):
            message = "a question must hold keys with values"
            return None, [Finding(node.position, "not-a-mapping", message, "Write `key: value` lines after the “- ”.")]
        mend = f"Add a line `type:` with {listed(TYPES, 'or')}."
        return None, [Finding(node.position, "missing", "“type” is missing", mend, question=name)]
    if not isinstance(kind.value, str) or kind.value not in TYPES:
        shown = f"“{kind.value}”" if isinstance(kind.value, str) else "this"
        guess = did_you_mean(kind.value, TYPES) if isinstance(kind.value, str) else ""
        message = f"{shown} is not a type of question{guess}"
        return None, [Finding(kind.position, "unknown-type", message, f"Write {listed(TYPES, 'or')}.", question=name)]
    question, findings = TYPES[kind.value].model.read(node, name)
    if question is not None:
        findings += question.faults()
    if question is None or findings:
        # The checks look at what could be read; whoever writes wants to know of all gaps at once.
        told = {finding.position for finding in findings}
        findings += [unfinished(position, name) for position in gaps(node) if position not in told]
    return question, findings


def _id_of(node: Node) -> str | None:
    """Return what a question calls itself, even where the question is at fault."""
    named = node.value.get("id") if isinstance(node.value, dict) else None
    return named.value if named is not None and isinstance(named.value, str) else None
