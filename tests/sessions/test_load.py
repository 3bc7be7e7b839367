"""Reading session files: what is read, and what keeps a file from being read."""

from pathlib import Path

from course.sessions.session import KINDS, Session
from tests.conftest import sound, write_files
from tests.small_session import session


def read(tmp_path: Path, text: str = "") -> Session:
    path = tmp_path / "first-signs.yml"
    path.write_text(text or session(), encoding="utf-8")
    return sound(Session.load_one(path, "quizzes/sessions/first-signs.yml"))


def test_a_good_file(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert (found.name, found.title, found.page) == ("first-signs", "First signs", "trainers/sessions/first-signs.md")
    assert {activity.kind for activity in found.activities} == set(KINDS)
    assert [plan.minutes for plan in found.plans] == [30, 60, 120]


def test_a_timetable_has_the_minutes_of_its_plan_and_leaves_out_what_is_not_there(tmp_path: Path) -> None:
    found = read(tmp_path, session().replace("{activity: vote, minutes: 10}", "{activity: votes, minutes: 10}"))
    rows = [(activity.id, minutes) for activity, minutes in found.timetable(found.plans[0])]
    assert rows == [("hello", 5), ("what-changed", 10), ("goodbye", 5)]
    assert found.activity("votes") is None


def test_every_text_can_be_found_again_where_it_stands(tmp_path: Path) -> None:
    found, lines = read(tmp_path), session().splitlines()
    texts = list(found.texts())
    assert len(texts) > 60
    for text, path in texts:
        assert text.split("\n")[0][:20] in lines[found.at(*path).line - 1]


def test_the_texts_of_every_part_are_among_them(tmp_path: Path) -> None:
    texts = {text for text, _ in read(tmp_path).texts()}
    assert {
        "First signs",
        "Print the handout.",
        "Some of us are carers too. You may leave the room.",
        "Ask what was new.",
        "What did a carer see before you did?",
        "Ada stops a worker at the door of her *brother*.",
        "What did Ada feel?",
        "Tell a fact from an opinion",
    } <= texts


def test_a_folder_of_files(tmp_path: Path) -> None:
    folder = "quizzes/sessions"
    write_files(
        tmp_path,
        {
            f"{folder}/first-signs.yml": session(),
            f"{folder}/Two Words.yml": session(),
            f"{folder}/late.yaml": session(),
            f"{folder}/broken.yml": "title: 'x",
            f"{folder}/inside.yml/x.txt": "",
            f"{folder}/.hidden.yml": "no",
            f"{folder}/schema.json": "{}",
        },
    )
    found, findings = Session.load(tmp_path)
    assert set(found.files) == {"first-signs", "Two Words"}
    assert found.unread == {"late", "broken", "inside"}
    assert {
        (finding.position.path, finding.rule, finding.message) for finding in findings if finding.rule != "yaml"
    } == {
        (f"{folder}/Two Words.yml", "bad-name", "“Two Words” cannot be the name of a session"),
        (f"{folder}/late.yaml", "ending", "a session file's name must end in “.yml”, not in “.yaml”"),
        (f"{folder}/inside.yml", "folder", "this is a folder, but its name is that of a session file"),
    }


def test_a_course_without_sessions(tmp_path: Path) -> None:
    assert Session.load(tmp_path)[0].files == {}
