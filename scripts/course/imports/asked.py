"""Which of the paragraphs above the answers is the question, and which are the situation."""

import re
from collections.abc import Sequence

from course.imports.taken import TO_COMPLETE
from course.imports.words import blocks_markdown, inline_markdown
from course.packages.rich import Block, words

# More words than this are a situation with its question behind them.
_LONG = 20
_LAST_QUESTION = re.compile(r"(?s)(.*[.!?:][”\"’)]*)\s+([^\s*_`][^*_`]*\?[”\"’)]*)")
_ENDS = re.compile(r"\?[\s)*]*$")
# What a system writes above its buttons; here the page says it.
_PROMPT = re.compile(
    r"(?i)(?:please )?(?:select|choose|tick|pick|mark) (?:only |just )?"
    r"(?:one|all|two|the (?:best|correct|right)|any|an)\b[\w ]{0,40}[.:]?"
)
_TELLS = re.compile(
    r"(?i)(?:please )?(?:answer|arrange|choose|complete|decide|describe|drag|explain|fill|imagine|list|mark|match|name|"
    r"order|pick|place|put|rank|reflect|say|select|sort|tell|tick|what|which|who|why|how|write)\b"
)


def situation_and_question(blocks: Sequence[Block], notes: list[str]) -> tuple[str, str]:
    """Return the situation and the question of what stands above the answers.

    Args:
        blocks: What stands there.
        notes: Gets a note where a paragraph is left, or another than the last is the question.
    """
    texts = [words(block.runs).strip() for block in blocks]
    prompts = [at for at, text in enumerate(texts) if _PROMPT.fullmatch(text)]
    if not any(_asks(text) for at, text in enumerate(texts) if at not in prompts):
        prompts = []
    kept = [block for at, block in enumerate(blocks) if at not in prompts]
    notes += [f"“{texts[at]}” is left: the page says how many to choose" for at in prompts]
    at = _place_of_question(kept)
    if 0 <= at < max((place for place, block in enumerate(kept) if block.kind == "p"), default=at):
        notes.append("the question is not its last paragraph: look whether what stands behind it belongs above it")
    stem = inline_markdown(kept[at].runs) if kept else ""
    situation = blocks_markdown([block for place, block in enumerate(kept) if place != at])
    split = _LAST_QUESTION.fullmatch(stem) if not situation and len(stem.split()) > _LONG else None
    if split:
        situation, stem = split[1], split[2]
    return situation, stem or TO_COMPLETE


def _place_of_question(blocks: Sequence[Block]) -> int:
    """Return which paragraph asks: the last, or one before it that alone does so."""
    paragraphs = [place for place, block in enumerate(blocks) if block.kind == "p"]
    last = paragraphs[-1] if paragraphs else len(blocks) - 1
    asking = [place for place in paragraphs if _ENDS.search(words(blocks[place].runs))]
    if last < 0 or _asks(words(blocks[last].runs)) or not asking:
        return last
    return asking[-1]


def _asks(text: str) -> bool:
    """Return whether a paragraph asks or tells to do something; one in quotation marks is what somebody says."""
    return bool(_ENDS.search(text) or _TELLS.match(text.strip()) or re.search(r"\?[”\"’]\W*$", text))
