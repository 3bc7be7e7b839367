"""Tables: a row that loses words, or shows them under a wrong head, is told on its line."""

import markdown
import pytest
from hypothesis import given, strategies as st

from course.guidance.tables import table_slips
from tests.conftest import MakeCourse, said
from tests.small import FILES, SAFETY
from tests.small_session import TAUGHT

FIT = "Give it as many cells as the head has: one more “|” for an empty one, “\\|” where the sign is meant."
BEGINS = "A table begins below an empty line: its head, then a line such as `| - | - |`, then its rows."
IN_NONE = (
    f"[no-table] this line begins with “|”, but is in no table, so it stands there as text with its signs. {BEGINS}"
)
HEAD = "| Whom | When |\n| - | - |\n"


@pytest.mark.parametrize(
    ("table", "line", "words"),
    [
        (
            f"{HEAD}| Ana | at night | 0115 496 0123 |\n",
            5,
            f"[table-row] this row has 3 cells, its table only 2: what is in the last is lost. {FIT}",
        ),
        (
            f"{HEAD}| Ana | now |\nBen | then | soon | late\n",
            6,
            f"[table-row] this row has 4 cells, its table only 2: what is in the last 2 is lost. {FIT}",
        ),
        (
            f"{HEAD}| Ana |\n",
            5,
            f"[table-row] this row has only 1 cell, its table 2: words may stand under a wrong head. {FIT}",
        ),
        (
            f"- One:\n\n    {HEAD.replace('| - ', '    | - ', 1)}    | Ana |\n",
            7,
            f"[table-row] this row has only 1 cell, its table 2: words may stand under a wrong head. {FIT}",
        ),
        (
            "| Whom | When |\n| - | - | - |\n| Ana | now |\n",
            4,
            "[no-table] this line has 3 cells, the head above it 2, so no table is made of them. "
            "Write one “-” between two “|” for each cell of the head.",
        ),
        ("| Whom | When |\n| Ana | now |\n", 3, IN_NONE),
        (f"Call:\n{HEAD}| Ana | now |\n", 4, IN_NONE),
        (f"{HEAD}\n| Ana | now |\n", 6, IN_NONE),
    ],
)
def test_on_a_page(table: str, line: int, words: str, make_course: MakeCourse) -> None:
    root = make_course({**FILES, "docs/a.md": f"# A\n\n{table}"})
    assert said(root) == [f"docs/a.md:{line}:1: {words}"]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}| Ana | now |\n| Ben | |\n",
        f"{HEAD}| `a | b` | x \\| y |\n",
        "Whom | When\n:-- | --:\nAna | now\n",
        "| Whom |\n| - |\n| Ana |\n",
        f"```\n{HEAD}| Ana |\n```\n",
        f"> {HEAD.replace('| - ', '> | - ', 1)}> | Ana | now |\n",
        f"/// admonition | Whom\n    type: try\n{HEAD}| Ana | now |\n///\n",
        "He said: one | two.\nThen he left.\n",
        "One\n---\n",
        "One | two\n---\n",
    ],
)
def test_what_fits_is_left_alone(text: str, make_course: MakeCourse) -> None:
    assert said(make_course({**FILES, "docs/a.md": f"# A\n\n{text}"})) == []


def test_in_a_rule_of_safety(make_course: MakeCourse) -> None:
    name = "docs/reference/rules.yml"
    told = "Call 999. Give up to *five* back blows."
    table = f"rule: |\n      {told}\n\n      | Whom | When |\n      | - | - |\n      | Ana | now | here |"
    root = make_course({**FILES, **SAFETY, name: str(SAFETY[name]).replace(f"rule: {told}", table)})
    words = f"[table-row] this row has 3 cells, its table only 2: what is in the last is lost. {FIT}"
    assert said(root) == [f"{name}:11:1: {words}"]


def test_in_a_session(make_course: MakeCourse) -> None:
    name = "quizzes/sessions/first-signs.yml"
    lines = str(TAUGHT[name]).split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("summary:"))
    lines[at : at + 1] = ["summary: |", "  How to see it.", "", "  | Whom | When |", "  | - | - |", "  | Ana |"]
    words = f"[table-row] this row has only 1 cell, its table 2: words may stand under a wrong head. {FIT}"
    assert said(make_course({**TAUGHT, name: "\n".join(lines)})) == [f"{name}:{at + 6}:1: {words}"]


CELLS = st.lists(st.sampled_from(["one", "two", "`a | b`", "x \\| y", ""]), min_size=1, max_size=4)


@given(CELLS, st.lists(CELLS, max_size=3), st.booleans())
def test_a_table_that_nothing_is_said_of_loses_no_cell(
    head: list[str], rows: list[list[str]], is_bordered: bool
) -> None:
    def row(cells: list[str]) -> str:
        return f"| {' | '.join(cells)} |" if is_bordered or len(head) == 1 else " | ".join(cells)

    marked = [[f"{cell}{place}" for place, cell in enumerate(cells)] for cells in [head, *rows]]
    lines = [row(marked[0]), row(["-"] * len(head)), *map(row, marked[1:])]
    if not list(table_slips(lines)):
        shown = markdown.markdown("\n".join(lines), extensions=["tables"])
        assert shown.count("<td") == max(sum(map(len, marked[1:])), len(head))
        assert "|" not in shown.replace("a | b", "").replace("x | y", "")
