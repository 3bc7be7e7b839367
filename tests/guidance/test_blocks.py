"""Finding the blocks that an author put on a page."""

import pytest

from course.guidance.block_lines import read_blocks
from course.guidance.blocks import BlockUse
from course.reading.findings import Position


def found(text: str) -> list[BlockUse]:
    return read_blocks("docs/x.md", text.splitlines(), 10)[0]


def test_name_argument_options_and_body() -> None:
    (block,) = found("Before\n\n/// quiz | small\n    use: pool\n    questions: [a, b]\nBody\n///\nAfter")
    assert (block.name, block.argument, block.body) == ("quiz", "small", ["Body"])
    assert block.option("use") == "pool"
    assert block.option("questions") == ["a", "b"]
    assert block.option("scored") is None
    assert block.position == Position("docs/x.md", 12)
    assert (block.height, block.faulty) == (5, False)


def test_a_listed_option_knows_the_place_of_each_name() -> None:
    (block,) = found("/// quiz | small\n    questions: [a, b]\n///")
    assert block.listed("questions") == [("a", Position("docs/x.md", 11, 17)), ("b", Position("docs/x.md", 11, 20))]


def test_one_name_counts_as_a_list_of_one() -> None:
    (block,) = found("/// quiz | small\n    questions: a\n///")
    assert block.listed("questions") == [("a", Position("docs/x.md", 11, 16))]


def test_a_block_without_argument_or_options() -> None:
    (block,) = found("/// outcomes\n///")
    assert (block.argument, block.options.plain(), block.body, block.faulty) == ("", {}, [], False)


@pytest.mark.parametrize("fence", ["```", "~~~", "`````"])
def test_blocks_in_fenced_code_are_only_shown(fence: str) -> None:
    assert found(f"{fence} markdown\n/// quiz | small\n///\n{fence}\n") == []


def test_a_line_that_opens_code_inside_code_does_not_end_it() -> None:
    assert found("```\n```python\n/// quiz | small\n///\n```\n") == []


def test_after_fenced_code_blocks_count_again() -> None:
    assert [block.argument for block in found("```\n/// quiz | a\n///\n```\n\n/// quiz | b\n///")] == ["b"]


def test_indented_code_is_no_block() -> None:
    assert found("Text\n\n    /// quiz | small\n    ///\n") == []


def test_a_block_inside_another() -> None:
    outer, inner = found("//// note | Outer\n\n/// quiz | small\n///\n\n////")
    assert (outer.name, outer.height) == ("note", 6)
    assert (inner.name, inner.height) == ("quiz", 2)


@pytest.mark.parametrize("text", ["/// quiz | small", "/// quiz | small\n    use: pool", "/// quiz | small\n\nText\n"])
def test_a_block_that_is_never_closed_reaches_to_the_end(text: str) -> None:
    (block,) = found(text)
    assert block.faulty
    assert block.height == len(text.splitlines())


def test_spaces_after_the_closing_slashes_do_not_matter() -> None:
    (block,) = found("/// quiz | small\n///  \nAfter")
    assert (block.faulty, block.height) == (False, 2)


def test_options_that_are_no_yaml_count_as_none() -> None:
    (block,) = found("/// quiz | small\n    use: 'pool\n///")
    assert block.option("use") is None


def test_options_that_are_no_mapping_count_as_none() -> None:
    (block,) = found("/// quiz | small\n    pool\n///")
    assert block.option("use") is None
