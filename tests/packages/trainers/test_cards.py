"""Cards for a role-play and the book of a story, opened again by python-docx."""

import re
from collections.abc import Callable

import pytest
from docx.shared import Mm, Pt

from course.packages.rich import plain
from course.packages.trainers.cards import cards, groups
from course.packages.trainers.marking import marking
from course.packages.trainers.pack import Pack
from course.packages.trainers.story import stories, story
from tests.packages.reading import squeezed
from tests.packages.trainers.documents import headings, opened, words_in

MakePack = Callable[..., Pack]


@pytest.mark.parametrize(
    ("learners", "sets"), [(1, 1), (3, 1), (4, 1), (5, 2), (6, 2), (7, 2), (8, 2), (11, 3), (12, 4), (20, 6)]
)
def test_everybody_has_a_card_and_no_group_is_of_more_than_four(learners: int, sets: int) -> None:
    assert groups(learners) == sets
    assert sets * 4 >= learners


def test_each_card_tells_its_holder_alone(pack: MakePack) -> None:
    paper = cards(pack(120, 3))
    assert paper is not None
    (table,) = opened(paper).tables
    worker, carer, observer, last = (cell.text for row in table.rows for cell in row.cells)
    assert [text.split("\n")[0] for text in (worker, carer, observer, last)] == [
        "Care worker",
        "Carer",
        "Observer",
        "Time and questions",
    ]
    assert "keeps her test result" in worker
    assert "keeps her test result" not in carer + observer + last
    assert "you are afraid" in carer
    assert "you are afraid" not in worker + observer + last
    assert "Which words were kind and true?" in observer
    assert "When did you feel heard?" in last
    # Two beside each other in two rows that fill a page, with their names large.
    assert all(row.height is not None and Mm(115) <= row.height <= Mm(125) for row in table.rows)
    assert all(cell.paragraphs[0].runs[0].font.size >= Pt(20) for row in table.rows for cell in row.cells)


def test_the_story_sends_its_reader_to_every_passage(pack: MakePack) -> None:
    paper = story(pack(120))
    assert paper is not None
    (told,) = stories(pack(120))
    shown = words_in(opened(paper))
    numbers = [int(title.partition(".")[0]) for level, title in headings(opened(paper)) if level == 2]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {int(number) for number in re.findall(r"Turn to (\d+)", shown)} == set(numbers) - {1}
    assert shown.count("The end.") == len(told.endings)
    secrets = [choice.feedback for step in told.steps for choice in step.choices]
    assert not any(squeezed(plain(why)) in squeezed(shown) for why in secrets)
    marked = squeezed(words_in(opened(marking(pack(120)))))
    assert all(squeezed(plain(why)) in marked for why in secrets)


def test_a_plan_without_role_play_has_no_cards_and_without_a_scenario_no_story(pack: MakePack) -> None:
    assert cards(pack(60)) is None
    assert story(pack(60)) is None
