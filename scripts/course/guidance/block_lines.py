"""The lines of a page that open and close blocks, read as they were meant, with a finding for each slip.

A block ends at the next line of as many slashes as it began with. So one of as many slashes cannot stand in another.
What was left open ends where something else begins: one slip must not hide the rest of a page.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from course.guidance.block_options import Options, read_options, said_of_text
from course.guidance.blocks import BlockKind, BlockUse, Kinds
from course.reading.english import did_you_mean, listed, meant, with_article
from course.reading.findings import Finding, Position

_OPENING = re.compile(r" {0,3}(/{3,})[ \t]*([\w-]+)[ \t]*(?:\|[ \t]*(.*?)[ \t]*)?")
_CLOSING = re.compile(r" {0,3}(/{2,}|:{3,})[ \t]*")
# What people write who know such blocks from elsewhere, or mistype them.
_ALMOST = re.compile(r"([ \t>]*)(/{2,}|:{3,})[ \t]*([A-Za-z][\w-]*)(.*)")
_HEADING = re.compile(r"#{1,6}\s")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_SLASHES = 3


@dataclass
class _Open:
    """A block whose end is not reached yet."""

    name: str
    argument: str
    marks: str
    line: int
    options: Options
    faulty: bool


@dataclass
class _Page:
    """What is known of a page while its lines are read. Lines are counted from 0."""

    path: str
    lines: Sequence[str]
    first_line: int
    kinds: Kinds
    uses: list[BlockUse] = field(default_factory=list)
    faults: list[Finding] = field(default_factory=list)
    # Blocks that hold text, the innermost last.
    around: list[_Open] = field(default_factory=list)
    # Those that a block of as many slashes cut short, each with the line and the name of that block.
    cut: list[tuple[_Open, int, str]] = field(default_factory=list)

    def fault(self, rule: str, message: str, mend: str, line: int) -> None:
        self.faults.append(Finding(Position(self.path, self.first_line + line), rule, message, mend))

    def add(self, block: _Open, text_from: int, text_to: int, height: int) -> None:
        """Add a block whose text and whose end are known."""
        body = self.lines[text_from:text_to]
        position = Position(self.path, self.first_line + block.line)
        use = BlockUse(block.name, block.argument, block.options.node, body, position, height, block.faulty)
        self.uses.append(use)


def read_blocks(
    path: str, lines: Sequence[str], first_line: int, kinds: Kinds | None = None
) -> tuple[list[BlockUse], list[Finding]]:
    """Return the blocks of a page's Markdown, those inside fenced code left out, and each slip in writing them.

    Args:
        path: The page's path for positions.
        lines: The lines of the page after its front matter.
        first_line: The line of the file on which they begin.
        kinds: The blocks that there are. Without them, nobody is told of a name or an option that is not known.
    """
    page = _Page(path, lines, first_line, kinds or {})
    code, never_closed = _fenced(lines)
    for number in never_closed:
        message = f"“{lines[number].strip()}” begins code that never ends, so what stands below it is no code"
        page.fault("unclosed-code", message, "Write the same signs on a line below the code, or delete them.", number)
    number = 0
    while number < len(lines):
        number = number + 1 if number in code else _read_line(page, number)
    while page.around:
        _leave_open(page, len(lines))
    return sorted(page.uses, key=lambda use: use.position), sorted(page.faults)


def in_code(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines of fenced code, from 0. A fence that is never closed begins none."""
    return _fenced(lines)[0]


def without_code(lines: Sequence[str]) -> list[str]:
    """Return lines in which each sign keeps its place, and code is blank."""
    code = in_code(lines)
    return [
        "" if number in code else CODE.sub(lambda found: " " * len(found[0]), line) for number, line in enumerate(lines)
    ]


def _fenced(lines: Sequence[str]) -> tuple[set[int], list[int]]:
    """Return the lines of fenced code, and those of fences that are never closed."""
    code: set[int] = set()
    never_closed: list[int] = []
    number = 0
    while number < len(lines):
        if fence := _FENCE.match(lines[number]):
            ends = (end for end in range(number + 1, len(lines)) if lines[end].strip() == fence[1])
            if (end := next(ends, None)) is not None:
                code.update(range(number, end + 1))
                number = end
            else:
                never_closed.append(number)
        number += 1
    return code, never_closed


def _read_line(page: _Page, number: int) -> int:
    """Read what begins on a line; return the number of the next line to read."""
    line = page.lines[number]
    if found := _OPENING.fullmatch(line):
        return _open(page, number, found[1], found[2], found[3] or "", "")
    if found := _CLOSING.fullmatch(line):
        _close(page, number, found[1])
    elif page.kinds and (found := _ALMOST.fullmatch(line)) and (wrong := _almost(page, *found.groups())):
        return _open(page, number, found[2], found[3], found[4].strip(" \t|:{}"), wrong)
    return number + 1


def _almost(page: _Page, indent: str, marks: str, name: str, rest: str) -> str:
    """Return how a line should be written that was meant to open a block; "" where it may be text."""
    opened = _meant(page, name)
    kind = page.kinds.get(opened)
    argument = rest.strip(" \t|:{}")
    right = f"/// {opened} | {argument}" if argument else f"/// {opened}"
    if len(indent.expandtabs(4)) > _SLASHES or ">" in indent:
        # In a list, or in quoted words, a block with text may be where it should be.
        return right if kind is not None and not kind.has_text and name in page.kinds and "/" in marks else ""
    if marks.startswith(":") or len(marks) >= _SLASHES:
        return right
    is_sentence = bool(rest.strip()) and not rest.strip().startswith("|")
    return right if kind is not None and not is_sentence else ""


def _meant(page: _Page, name: str) -> str:
    return meant(name.lower(), page.kinds) or name.lower()


def _open(page: _Page, number: int, marks: str, written: str, argument: str, right: str) -> int:
    for place, other in enumerate(page.around):
        if other.marks == marks:
            page.cut.append((other, number, _meant(page, written)))
            while len(page.around) > place:
                _leave_open(page, number)
            break
    name = _meant(page, written)
    kind = page.kinds.get(name, BlockKind(has_text=True))
    options = read_options(page.path, page.lines, number + 1, page.first_line, name, page.kinds.get(name))
    block = _Open(name, argument, marks, number, options, bool(options.faults))
    page.faults += options.faults if not right else ()
    wrong = len(page.faults)
    if right:
        shown = page.lines[number].strip()
        message = f"“{shown}” opens no block, and stands on the page as text"
        page.fault("block-opening", message, f"Write `{right}` at the start of the line.", number)
    elif page.kinds and name not in page.kinds:
        mend = f"The blocks are {listed(sorted(page.kinds))}."
        page.fault("unknown-block", f"there is no block “{written}”", mend, number)
    elif page.kinds and written.lower() != name:
        message = f"there is no block “{written}”; did you mean “{name}”?"
        page.fault("unknown-block", message, f"Write `/// {name}{f' | {argument}' if argument else ''}`.", number)
    elif kind.argument is not None and bool(argument) != kind.argument:
        needs = "needs words after a “|”" if kind.argument else "takes no words after its name"
        mend = f"Write `/// {name} | …`." if kind.argument else f"Write `/// {name}`."
        page.fault("block-argument", f"{with_article(name)} block {needs}", mend, number)
    elif kind.arguments and argument not in kind.arguments:
        message = f"{with_article(name)} block does not know “{argument}”{did_you_mean(argument, kind.arguments)}"
        may_be = listed(filter(None, kind.arguments), "or")
        mend = f"Write {may_be} behind the “|”{', or nothing' if '' in kind.arguments else ''}."
        page.fault("block-argument", message, mend, number)
    block.faulty |= len(page.faults) > wrong
    if not kind.has_text:
        return _end_of_data(page, block)
    page.around.append(block)
    return options.end


def _end_of_data(page: _Page, block: _Open) -> int:
    """Add a block that holds no text; return the number of the line below it."""
    end = start = block.options.end
    while end < len(page.lines) and not (found := _CLOSING.fullmatch(page.lines[end])) and not _begins(page, end):
        end += 1
    if end == len(page.lines) or not found:
        _not_closed(page, block, end)
        page.add(block, start, start, start - block.line)
        return start
    _compare(page, block, end, found[1])
    text = [number for number in range(start, end) if page.lines[number].strip()]
    if text and not block.faulty:
        page.faults.append(said_of_text(page.path, page.lines, text[0], page.first_line, block.name))
        block.faulty = True
    page.add(block, start, end, end - block.line + 1)
    return end + 1


def _begins(page: _Page, number: int) -> bool:
    line = page.lines[number]
    return bool(_OPENING.fullmatch(line) or _HEADING.match(line))


def _close(page: _Page, number: int, marks: str) -> None:
    """Close the block that a line of signs closes, or was meant to."""
    of_marks = [place for place, block in enumerate(page.around) if block.marks == marks]
    if of_marks:
        while len(page.around) > of_marks[-1] + 1:
            _leave_open(page, number)
    elif not page.around and page.cut and page.cut[-1][0].marks == marks:
        _told_within(page, *page.cut.pop())
        return
    elif not page.around:
        mend = "Delete it, or write the line above that opens its block."
        page.fault("block-closing", "no block is open that this line could close", mend, number)
        return
    block = page.around.pop()
    _compare(page, block, number, marks)
    page.add(block, block.options.end, number, number - block.line + 1)


def _told_within(page: _Page, outer: _Open, number: int, name: str) -> None:
    """Tell of a block within another of as many slashes, in place of what follows from it."""
    where = page.first_line + outer.line
    page.faults = [each for each in page.faults if (each.rule, each.position.line) != ("unclosed-block", where)]
    message = f"this {name} block stands within the {outer.name} block of line {where}, and has as many slashes"
    mend = f"Put it below that block, or write one slash more at both ends of that block: “{outer.marks}/”."
    page.fault("block-within", message, mend, number)


def _compare(page: _Page, block: _Open, number: int, marks: str) -> None:
    if marks != block.marks and not block.faulty:
        message = f"“{marks}” does not close the {block.name} block that “{block.marks}” opened"
        page.fault("block-closing", message, "Write as many slashes as at its start.", number)
        block.faulty = True


def _leave_open(page: _Page, end: int) -> None:
    """Add the innermost block with text, which was never closed: it ends before the next heading."""
    block = page.around.pop()
    _not_closed(page, block, end)
    start = block.options.end
    stop = next((number for number in range(start, end) if _HEADING.match(page.lines[number])), end)
    page.add(block, start, stop, stop - block.line)


def _not_closed(page: _Page, block: _Open, end: int) -> None:
    if not block.faulty:
        goes_on = "so it takes in what follows" if end < len(page.lines) else "so it takes in the rest of the page"
        message = f"this {block.name} block is never closed, {goes_on}"
        mend = "Add a line of slashes below it, as many as at its start."
        page.fault("unclosed-block", message, mend, block.line)
    block.faulty = True
