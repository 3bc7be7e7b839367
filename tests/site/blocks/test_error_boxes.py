"""Whatever a page says in a box in place of a block, `course check` says on that block's line."""

import ast
from pathlib import Path

import pytest

import course
from tests.conftest import MakeCourse, said
from tests.small import FILES

BLOCKS = Path(course.__file__).parent / "site" / "blocks"
# For each module that can show such a box, the blocks that make it do so.
WRONG = {
    "diagram": ["/// diagram | nowhere\nNothing.\n///"],
    "downloads": ["/// downloads | nowhere\n///"],
    "figures": ["/// figures | nowhere\n///", "/// figures\n///"],
    "keys": ["/// answer-key | nowhere\n///"],
    "learning": [
        "/// final-check\n///",
        "/// paper-check | one\n///",
        "/// entry | What?\n///",
        "/// entry\n    id: nowhere\n///",
    ],
    "offline": ["/// offline | nowhere\n///", "/// offline\n///"],
    "organisation": ["/// organisation | nowhere\n///"],
    "overview": ["/// outcomes\n///"],
    "paper": ["/// write\n///"],
    "passage": ["/// passage | nowhere.md#here\n///"],
    "quiz": ["/// quiz | nowhere\n///", "/// quiz | good\n    questions: [nowhere]\n///"],
    "safety": ["/// rule | nowhere\n///"],
    "scenario": ["/// scenario | nowhere\n///"],
    "session": ["/// session | nowhere\n///"],
}


def makes_boxes(path: Path) -> bool:
    calls = (node.func for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Call))
    return any(isinstance(call, ast.Name) and call.id == "error_box" for call in calls)


def test_every_block_that_can_show_one_is_here() -> None:
    assert {path.stem for path in BLOCKS.glob("*.py") if makes_boxes(path)} == {*WRONG}


@pytest.mark.parametrize("block", [block for blocks in WRONG.values() for block in blocks])
def test_check_tells_it_on_its_line(block: str, make_course: MakeCourse) -> None:
    root = make_course({**FILES, "docs/about/a.md": f"# A\n\n{block}\n", "docs/assets/diagrams/rings.svg": b"<svg/>"})
    lines = range(3, 4 + block.count("\n"))
    assert any(each.startswith(tuple(f"docs/about/a.md:{line}:" for line in lines)) for each in said(root))
