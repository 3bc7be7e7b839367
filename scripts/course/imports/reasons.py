"""Reasons that stand in one list below a question, each after what it is about: so our own export writes them."""

from collections.abc import Sequence
from dataclasses import replace

from course.imports.words import inline_markdown
from course.packages.rich import Block, Runs, inline, joined, words


class Reasons:
    """The entries of such a list; each is given out once, and what is not given out is left."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.left = list(blocks)

    def of(self, part: str, answer: str = "", where: str = "") -> str:
        """Return the reason for a part, as inline Markdown; nothing where there is none.

        Args:
            part: The text of an option, a step or an item, as inline Markdown.
            answer: What stands in brackets behind it, where that is known.
            where: What stands before it, where anything does.
        """
        wanted = _squeezed(words(inline(part)))
        for index, block in enumerate(self.left):
            before, bold, rest = _parted(block.runs)
            if block.kind != "p" and _squeezed(bold) == wanted and before.strip(" :") == where:
                del self.left[index]
                return inline_markdown(_behind(rest, answer))
        return ""


def _parted(runs: Runs) -> tuple[str, str, Runs]:
    """Return what stands before the bold words, the bold words, and what stands behind."""
    first = next((index for index, run in enumerate(runs) if run.strong), len(runs))
    end = next((index for index in range(first, len(runs)) if not runs[index].strong), len(runs))
    return words(runs[:first]), words(runs[first:end]), runs[end:]


def _behind(rest: Runs, answer: str) -> Runs:
    """Return the words behind the answer in brackets."""
    text = words(rest)
    start = text.lstrip()
    known = f"({words(inline(answer))})" if answer else ""
    if known and start.startswith(known):
        cut = len(text) - len(start) + len(known)
    else:
        closing = start.find(")") if start.startswith("(") and not answer else -1
        cut = len(text) - len(start) + closing + 1 if closing >= 0 else 0
    kept = []
    for run in rest:
        kept.append(replace(run, text=run.text[cut:]))
        cut = max(0, cut - len(run.text))
    return joined(kept)


def _squeezed(text: str) -> str:
    return "".join(text.split())
