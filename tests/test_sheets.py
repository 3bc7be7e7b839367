"""The reading kit, as whoever hands out sheets and scores them meets it."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from course.course import Course
from course.measures.sheets.answers import read_answers
from course.measures.sheets.entries import entries_of
from course.measures.sheets.hand_out import hand_out
from course.measures.sheets.result import Result as Kept, as_text, read, result_of
from course.reading.findings import ReadingError
from course.site.project import open_course
from tests.command import run
from tests.conftest import ROOT, TODAY, MakeCourse
from tests.sheets import DAY, KEY, as_read
from tests.site.rendering import page, words
from tests.small import FILES, quiz, single_choice
from tests.small_questions import FAMILY, OTHER_TYPES, WITH_FACTS
from tests.small_story import STORY

MORE = quiz(single_choice("pick", more="    vignette: It is late.\n"), OTHER_TYPES, WITH_FACTS) + FAMILY
WHOLE = {**STORY, "quizzes/more.yml": MORE}


@pytest.fixture
def root(make_course: MakeCourse) -> Path:
    return make_course(WHOLE)


@pytest.fixture
def out(root: Path) -> Path:
    """A folder with sheets of a small course."""
    assert run(root, "sheets", root / "out").exit_code == 0
    return root / "out"


def test_the_same_seed_gives_the_same_sheets_and_another_one_others(root: Path) -> None:
    course = open_course(root, TODAY)
    entries = entries_of(course.bank, course.scenarios.files)
    assert hand_out(entries, 3, DAY) == hand_out(entries, 3, DAY)
    assert hand_out(entries, 3, DAY).files["options-alone.md"] != hand_out(entries, 4, DAY).files["options-alone.md"]


def test_some_of_the_items_are_the_same_on_each_sheet(root: Path) -> None:
    course = open_course(root, TODAY)
    made = hand_out(entries_of(course.bank, course.scenarios.files), 3, DAY, most=5)
    asked = [{item.name for item in made.key.sheets[name].values()} for name in ("with-situation", "options-alone")]
    assert asked[0] == asked[1]
    assert 3 <= len(asked[0]) <= 5


def test_of_families_deciding_words_are_struck_out_and_another_member_is_met(out: Path) -> None:
    struck = (out / "struck-out.md").read_text(encoding="utf-8")
    assert "says Ada Bello of her brother. [struck out]. She is still on the line." in struck
    assert struck.count("[struck out]") == 3
    assert "does not say what is different" not in struck
    met = (out / "already-met.md").read_text(encoding="utf-8")
    (options,) = as_read(met).values()
    (item,) = json.loads((out.parent / "out.key.json").read_text())["sheets"]["already-met"].values()
    key_of = {"Ada Bello": "Ask his sister", "Zofia Rybak": "Tell the shift lead", "Mr Mohr": "Look at him again"}
    shown = next(name for name in key_of if name in met)
    letter = re.search(r"Right there: (\w)\.", met)
    assert letter is not None
    assert options["ABCD".index(letter[1])].startswith(key_of[shown])
    # What is asked for is another member, and it is covered.
    assert sum(name in met for name in key_of) == 1
    assert not options[item["order"].index(item["right"][0])].startswith(key_of[shown])


def fill_in(out: Path, name: str, lines: Mapping[int, str], reader: str = "program", file: str = "one") -> Path:
    path = out / "answers" / f"{file}.txt"
    path.parent.mkdir(exist_ok=True)
    said = "".join(f"{number} {letters}\n" for number, letters in lines.items())
    path.write_text(f"sheet: {name}\nreader: {reader}\n{said}", encoding="utf-8")
    return path


def keyed(out: Path, name: str) -> dict[int, str]:
    """Return the right letters of a sheet."""
    key = json.loads((out.parent / "out.key.json").read_text())["sheets"][name]
    return {
        int(number): " ".join("ABCDE"[item["order"].index(index)] for index in item["right"])
        for number, item in key.items()
    }


def test_scores_each_kind_beside_chance(root: Path, out: Path) -> None:
    fill_in(out, "with-situation", keyed(out, "with-situation"))
    fill_in(
        out,
        "options-alone",
        dict.fromkeys(keyed(out, "options-alone"), "?") | {1: keyed(out, "options-alone")[1]},
        file="two",
    )
    said = run(root, "sheets", out, "--score")
    assert said.exit_code == 0
    lines = [" ".join(line.split()) for line in said.output.splitlines()]
    assert "Situation and options" in lines
    assert "Choices, answers/one.txt: 10 of 10 right, 100% (95%: 72% to 100%); guessing gets 32%" in lines
    assert "Sets, answers/one.txt: 1 of 1 right, 100% (95%: 21% to 100%); guessing gets 33%" in lines
    assert [line for line in lines if line.startswith("Decisions in scenarios, answers/one.txt: 3 of 3 right")]
    assert sum(int(line.split(": ")[1].split()[0]) for line in lines if "answers/two.txt" in line) == 1


def test_forms_that_nobody_filled_in_are_passed_over_and_none_is_an_answer(root: Path, out: Path) -> None:
    said = run(root, "sheets", out, "--score")
    assert said.exit_code == 2
    assert (
        f"There are no answers in {out}, nor in {out / 'answers'}. Put the forms that came back there." in said.output
    )


def test_a_form_may_be_filled_in_where_it_stands_and_is_never_written_over(root: Path, out: Path) -> None:
    form = out / "options-alone.answers.txt"
    filled = form.read_text(encoding="utf-8").replace("\n1\n", f"\n1 {keyed(out, 'options-alone')[1]}\n")
    form.write_text(filled, encoding="utf-8")
    assert "options-alone.answers.txt: " in run(root, "sheets", out, "--score").output
    assert "somebody changed since: options-alone.answers.txt" in run(root, "sheets", out).output
    assert form.read_text(encoding="utf-8") == filled


def test_the_key_of_sheets_that_are_out_is_not_written_over(root: Path, out: Path) -> None:
    before = (root / "out.key.json").read_bytes()
    said = run(root, "sheets", out, "--seed", 2)
    assert said.exit_code == 2
    assert "out.key.json is the key of other sheets, written on" in said.output
    assert "Whoever has those could not be scored any more." in said.output
    assert (root / "out.key.json").read_bytes() == before
    assert run(root, "sheets", out).exit_code == 0  # the same once more


def test_the_folder_may_be_the_one_that_the_command_is_run_in(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "here").mkdir()
    monkeypatch.chdir(root / "here")
    assert run(root, "sheets", ".", "--items", 3).exit_code == 0
    assert (root / "here.key.json").is_file()
    said = run(root, "sheets", "/")
    assert (said.exit_code, type(said.exception)) == (2, SystemExit)


def test_the_key_may_not_stand_where_readers_find_it(root: Path) -> None:
    said = run(root, "sheets", root / "new", "--key", root / "new" / "key.json")
    assert said.exit_code == 2
    assert "key.json is in the folder that readers get. Name a file elsewhere." in said.output
    assert not (root / "new").exists()


def test_what_cannot_be_read_ends_the_scoring_with_1(root: Path, out: Path) -> None:
    fill_in(out, "options-alone", {1: "Z"})
    said = run(root, "sheets", out, "--score")
    assert said.exit_code == 1
    assert "answers/one.txt:3:1: error[answer]: item 1: “Z” is not one of its letters" in said.output
    assert "Nothing was scored: fix the lines above." in said.output


def kept(root: Path, out: Path) -> Path:
    fill_in(out, "with-situation", keyed(out, "with-situation"))
    said = run(root, "sheets", out, "--score", "--keep")
    (path,) = (root / "quizzes" / "covered").glob("*.json")
    assert f"Kept in {path.relative_to(root).as_posix()}: the page of figures shows it." in said.output
    return path


def test_what_is_kept_says_who_answered(root: Path, out: Path) -> None:
    fill_in(out, "options-alone", {1: keyed(out, "options-alone")[1]}, reader="")
    said = run(root, "sheets", out, "--score", "--keep")
    assert said.exit_code == 2
    assert (
        "“answers/one.txt”: who answered? Write `reader: person` or `reader: program` there, to keep it." in said.output
    )
    assert not (root / "quizzes" / "covered").exists()


def test_the_page_shows_what_was_kept_and_says_once_the_questions_are_others(root: Path, out: Path) -> None:
    block = "/// figures | covered\n///"
    assert "Nobody has answered such sheets yet." in words(page(root, block))
    path = kept(root, out)
    shown = words(page(root, block))
    assert "answers to sheets of" in shown
    assert "Choices: program 1 10 of 10 right, 100% (95%: 72% to 100%); guessing gets 32%" in shown
    assert (
        "The course’s families have 3 situations. If you give each list one answer, you get at most 1 right." in shown
    )
    assert "has changed since" not in shown
    assert run(root, "sheets", out, "--score", "--keep").exit_code == 0  # the same file once more
    of = len(json.loads(path.read_text())["sheets"]["with-situation"])

    story = root / "quizzes" / "scenarios" / "plate.yml"
    more = root / "quizzes" / "more.yml"
    more.write_text(
        more.read_text(encoding="utf-8").replace("It is late.", "It is early in the day."), encoding="utf-8"
    )
    assert f"The course has changed since: 1 of these {of} items are not asked like that any more." in words(
        page(root, block)
    )
    story.write_text(story.read_text(encoding="utf-8").replace("title:", "title: A", 1), encoding="utf-8")
    assert "changed since: 1 of" in words(page(root, block)), "a title is not what is asked"


def test_a_result_that_somebody_changed_is_told(root: Path, out: Path) -> None:
    path = kept(root, out)
    path.write_text(path.read_text(encoding="utf-8").replace('"seed": 1', '"seed": "one"'), encoding="utf-8")
    (found,) = open_course(root, TODAY).faults
    assert (found.position.path, found.rule) == (path.relative_to(root).as_posix(), "kept-result")
    assert found.message == "this file cannot be read as `course sheets` wrote it (at “seed”)"
    assert found.mend == "Take it back as it was, or write it again."


def test_what_names_a_rule_of_safety_is_counted_apart(course: Course) -> None:
    entries = entries_of(course.bank, course.scenarios.files)
    rows = [row for result in course.covered.values() for row in result.sheets["options-alone"] if row.of_rule]
    assert {row.name for row in rows} <= {entry.name for entry in entries if entry.item.is_of_rule}
    newest = max(course.covered.values(), key=lambda result: (result.day, result.seed))
    titles = [title for title, _ in newest.scores("options-alone")]
    assert titles[:2] == ["Choices", "Choices, where a rule of safety is named"]
    counted = sum(len(scores[0].chances) for _, scores in newest.scores("options-alone"))
    assert counted == len(newest.sheets["options-alone"])


def test_a_result_has_an_answer_of_each_reader() -> None:
    answers, _ = read_answers("options-alone.txt", "1 A", KEY)
    assert answers is not None
    text = as_text(result_of(KEY, [answers], DAY))
    assert as_text(read(Kept, "x.json", text.encode())) == text
    assert '"given": [[2]]' in text
    with pytest.raises(ReadingError):
        read(Kept, "x.json", text.replace('"given": [[2]]', '"given": []').encode())


def test_what_the_course_keeps_was_written_by_the_kit(course: Course) -> None:
    for name, result in course.covered.items():
        path = ROOT / "quizzes" / "covered" / f"{name}.json"
        assert path.read_text(encoding="utf-8") == as_text(result), f"{path} was changed by hand"
        assert name == f"{result.written}-seed-{result.seed}"
        assert result.written <= result.day <= date.today()


def test_a_course_without_questions_has_nothing_to_ask(make_course: MakeCourse) -> None:
    root = make_course({path: text for path, text in FILES.items() if not path.startswith("quizzes/")})
    said = run(root, "sheets", root / "out")
    assert said.exit_code == 2
    assert "There is nothing to ask: the course has no question with options, or none that can be read." in said.output
