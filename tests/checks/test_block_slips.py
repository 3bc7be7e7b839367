"""Slips in writing blocks: each is found on the author's line, with one finding, and the page around it stands."""

import re
from collections.abc import Callable

import markdown
import pytest
from hypothesis import given, strategies as st

from course.checks import SOUND, check
from course.guidance.block_lines import read_blocks
from course.report import headline
from course.site.kinds import kinds_of
from course.site.project import open_course
from tests.conftest import TODAY, MakeCourse
from tests.small import FILES, PAGE, quiz, single_choice

PAGE_PATH = "docs/modules/small.md"
ENDS = "\n## More {#more}\n\nAsk her *since when* she sleeps so badly at night.\n\n/// outcomes\n///\n"
PARSER = markdown.Markdown(
    extensions=["attr_list", "fenced_code", "pymdownx.blocks.admonition", "course.site.markdown"],
    extension_configs={"course.site.markdown": {"root": "/nowhere", "prose_only": True}},
)
# Two questions that only the block under test shows, and one that rests on what stands below it.
RESTS = single_choice("rests").replace("section: what-to-ask", "section: more")
RESTS = RESTS.replace("Ask what is different, and since when.", "since when she sleeps so badly at night")
BANK = {"quizzes/more.yml": quiz(single_choice("named"), RESTS)}


@pytest.fixture
def said(make_course: MakeCourse) -> Callable[[str], list[str]]:
    """Return a function that puts a block on the small course's page, from line 35 on, and returns what is said."""

    def look(block: str) -> list[str]:
        drawing = {"docs/assets/diagrams/rings.svg": "<svg/>"} if "| rings" in block else {}
        course = open_course(make_course({**FILES, **BANK, **drawing, PAGE_PATH: f"{PAGE}\n{block}{ENDS}"}), TODAY)
        return [
            f"{found.position}: [{found.rule}] {headline(found)}".removeprefix(f"{PAGE_PATH}:")
            for found in check(course, SOUND)
        ]

    return look


WHERE_OPTIONS = "Options stand right below the line that opens their block, each indented by four spaces."
CLOSE = "Add a line of slashes below it, as many as at its start."
AS_MANY = "Write as many slashes as at its start."
NO_TEXT = "Put it below the line of slashes that closes the block."

SLIPS = {
    "two spaces": (
        "/// quiz | more\n  scored: false\n///\n",
        f"36:1: [block-option] “scored: false” is no option here, but text on the page. {WHERE_OPTIONS}",
    ),
    "no space": (
        "/// quiz | more\nscored: false\n///\n",
        f"36:1: [block-option] “scored: false” is no option here, but text on the page. {WHERE_OPTIONS}",
    ),
    "four spaces that do not break": (
        "/// quiz | more\n\u00a0\u00a0\u00a0\u00a0scored: false\n///\n",
        "36:1: [no-space] the space here is another sign (U+00A0), and does not indent or part. Delete it, and press "
        "the space bar; it often comes along when text is pasted.",
    ),
    "two spaces from the second option on": (
        "/// quiz | more\n    scored: false\n  questions: [named]\n///\n",
        f"37:1: [block-option] “questions: [named]” is no option here, but text on the page. {WHERE_OPTIONS}",
    ),
    "an empty line above the options": (
        "/// quiz | more\n\n    questions: [named]\n///\n",
        f"37:1: [block-option] “questions: [named]” is no option here, but text on the page. {WHERE_OPTIONS}",
    ),
    "a tab": (
        "/// quiz | more\n\tquestions: [named, rests]\n///\n",
        "36:1: [tab] a tab stands where YAML allows only spaces. Indent with spaces; set your editor to insert them "
        "for the Tab key.",
    ),
    "a list not closed": (
        "/// quiz | more\n    questions: [named, rests\n///\n",
        "36:16: [yaml] a bracket that opens here is never closed. Close it, or put quotes round text that starts with "
        "a bracket.",
    ),
    "an option twice": (
        "/// quiz | more\n    use: module\n    use: pool\n///\n",
        "37:5: [duplicate-key] the key “use” stands twice; it was first on line 36. Keep one of the two. Or is a new "
        "entry meant? Then a “- ” is missing before it.",
    ),
    "names without their brackets": (
        "/// quiz | more\n    questions: named, rests\n///\n",
        "36:16: [option-value] a quiz block cannot take “named, rests” as its “questions”. Write names with commas "
        "between them, in square brackets: `[one-name, another]`.",
    ),
    "names without a comma": (
        "/// quiz | more\n    questions: [named rests]\n///\n",
        "36:16: [option-value] a quiz block cannot take this as its “questions”. Write names with commas "
        "between them, in square brackets: `[one-name, another]`.",
    ),
    "within a block of as many slashes": (
        "/// law | Rest\n    nation: England\n    sources: [care-act]\n\nA\n\n***\n\nB\n\n***\n\nC\n\n"
        "/// quiz | more\n///\n\nD\n///\n",
        "49:1: [block-within] this quiz block stands within the law block of line 35, and has as many slashes. "
        "Put it below that block, or write one slash more at both ends of that block: “////”.",
    ),
    "an option that is a word": (
        "/// quiz | more\n    scored\n///\n",
        "36:5: [block-option] the options of a block are lines of a name and a value. Write `name: value`, indented "
        "by four spaces.",
    ),
    "a value that is none": (
        "/// quiz | more\n    scored: perhaps\n///\n",
        "36:13: [option-value] a quiz block cannot take “perhaps” as its “scored”. Write “true” or “false”.",
    ),
    "an option of no such block": (
        "/// outcomes\n    scored: false\n///\n/// quiz | more\n///\n",
        "36:5: [unknown-option] an outcomes block has no option “scored”. It has no options.",
    ),
    "never closed before another": (
        "/// quiz | more\n\n/// outcomes\n///\n",
        f"35:1: [unclosed-block] this quiz block is never closed, so it takes in what follows. {CLOSE}",
    ),
    "never closed before a heading": (
        "/// quiz | more\n    scored: false\n\nAsk.\n",
        f"35:1: [unclosed-block] this quiz block is never closed, so it takes in what follows. {CLOSE}",
    ),
    "two slashes that close": (
        "/// quiz | more\n//\n",
        f"36:1: [block-closing] “//” does not close the quiz block that “///” opened. {AS_MANY}",
    ),
    "four slashes that close": (
        "/// quiz | more\n////\n",
        f"36:1: [block-closing] “////” does not close the quiz block that “///” opened. {AS_MANY}",
    ),
    "slashes that close nothing": (
        "/// quiz | more\n///\n///\n",
        "37:1: [block-closing] no block is open that this line could close. Delete it, or write the line above that "
        "opens its block.",
    ),
    "two slashes": (
        "// quiz | more\n//\n",
        "35:1: [block-opening] “// quiz | more” opens no block, and stands on the page as text. "
        "Write `/// quiz | more` at the start of the line.",
    ),
    "two slashes, closed by three": (
        "// quiz | more\n    scored: false\n///\n",
        "35:1: [block-opening] “// quiz | more” opens no block, and stands on the page as text. "
        "Write `/// quiz | more` at the start of the line.",
    ),
    "colons": (
        "::: quiz | more\n:::\n",
        "35:1: [block-opening] “::: quiz | more” opens no block, and stands on the page as text. "
        "Write `/// quiz | more` at the start of the line.",
    ),
    "no sign between name and argument": (
        "/// quiz more\n///\n",
        "35:1: [block-opening] “/// quiz more” opens no block, and stands on the page as text. "
        "Write `/// quiz | more` at the start of the line.",
    ),
    "within a list": (
        "- Ask:\n\n    /// quiz | more\n    ///\n",
        "37:1: [block-opening] “/// quiz | more” opens no block, and stands on the page as text. "
        "Write `/// quiz | more` at the start of the line.",
    ),
    "a name misspelt": (
        "/// quizz | more\n///\n",
        "35:1: [unknown-block] there is no block “quizz”; did you mean “quiz”? Write `/// quiz | more`.",
    ),
    "words for a block that takes none": (
        "/// outcomes | of all\n///\n/// quiz | more\n///\n",
        "35:1: [block-argument] an outcomes block takes no words after its name. Write `/// outcomes`.",
    ),
    "text in a block that shows data": (
        "/// quiz | more\n\nAsk.\n///\n",
        f"37:1: [block-text] the text “Ask.” stands in a quiz block, which holds none. {NO_TEXT}",
    ),
    "code never closed": (
        "```\nA\n\n/// quiz | more\n///\n",
        "35:1: [unclosed-code] “```” begins code that never ends, so what stands below it is no code. Write the same "
        "signs on a line below the code, or delete them.",
    ),
    "a law never closed": (
        "/// law | Rest\n    nation: England\n    sources: [care-act]\n\nIn plain words.\n\n/// quiz | more\n///\n",
        f"35:1: [unclosed-block] this law block is never closed, so it takes in what follows. {CLOSE}",
    ),
    "a law's options by two spaces": (
        "/// law | Rest\n  nation: England\n  sources: [care-act]\n\nA\n\n***\n\nB\n\n***\n\nC\n///\n"
        "/// quiz | more\n///\n",
        f"36:1: [block-option] “nation: England” is no option here, but text on the page. {WHERE_OPTIONS}",
    ),
    "a law misspelt": (
        "/// laww | Rest\n    nation: England\n    sources: [care-act]\n\nA\n\n***\n\nB\n\n***\n\nC\n///\n"
        "/// quiz | more\n///\n",
        "35:1: [unknown-block] there is no block “laww”; did you mean “law”? Write `/// law | Rest`.",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_one_slip_is_one_finding_on_its_line(slip: str, said: Callable[[str], list[str]]) -> None:
    block, words = SLIPS[slip]
    assert said(block) == [words]


def test_a_block_that_nothing_looks_like_lists_those_that_there_are(said: Callable[[str], list[str]]) -> None:
    (line,) = said("/// xylophone | more\n///\n\n/// quiz | more\n///\n")
    assert line.startswith("35:1: [unknown-block] there is no block “xylophone”. The blocks are “admonition”, ")


@pytest.mark.parametrize(
    "text",
    [
        "/// Quiz | more\n///\n",
        "//// admonition | One\n    type: try\n\n/// quiz | more\n///\n\n////\n",
        "- One:\n\n    /// admonition | Two\n    Three\n    ///\n\n/// quiz | more\n///\n",
        "```\n// quiz | more\n/// quizz\n```\n\n/// quiz | more\n///\n",
        "// quiz is a word here, and // so is this\n\n/// quiz | more\n///\n",
        "/// diagram | rings\nWhat it shows.\n///\n\n/// quiz | more\n///\n",
    ],
)
def test_what_is_right_is_left_alone(text: str, said: Callable[[str], list[str]]) -> None:
    assert said(text) == []


LINES = (
    *("/// law | Rest", "/// admonition | One", "//// admonition | Two", "/// outcomes", "/// quiz | more", "// quiz"),
    *("///", "////", "//", "    type: try", "    nation: England", "  nation: UK", "\tuse: pool", "    scored: false"),
    *("", "", "Text.", "# Heading {#one}", "- An entry", "::: law", ":::", "***", "```"),
)


@given(st.lists(st.sampled_from(LINES), max_size=9))
def test_what_nothing_is_said_of_never_stands_on_the_page_as_text(lines: list[str]) -> None:
    uses, faults = read_blocks("docs/x.md", lines, 1, kinds_of(PARSER))
    assert all(1 <= use.position.line <= use.position.line + use.height - 1 <= len(lines) for use in uses)
    if not faults:
        shown = re.sub(r"<code>.*?</code>", "", PARSER.reset().convert("\n".join(lines)), flags=re.DOTALL)
        assert re.search(r"^\W*(?://|:::)", re.sub("<[^>]*>", "", shown), re.MULTILINE) is None, shown
