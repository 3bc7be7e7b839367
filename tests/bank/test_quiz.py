"""Reading quiz files: what is accepted as typed, what no fixture file can hold, and that no input raises anything."""

import copy
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings, strategies as st

from course.bank.quiz import QuizFile, load_bank, load_quiz, parse_quiz
from course.bank.types import TYPES
from course.bank.types.matching import Matching
from course.bank.types.single_choice import SingleChoice
from course.reading.findings import Finding, Position, ReadingError
from course.report import headline
from tests.conftest import ROOT, sound, write_files
from tests.small import GOOD, quiz, single_choice
from tests.small_questions import FAMILY, OTHER_TYPES, WITH_FACTS


def read(text: str | bytes) -> QuizFile:
    """Return a quiz file that must be without fault."""
    return sound(parse_quiz("quizzes/good.yml", text if isinstance(text, bytes) else text.encode()))


def only(findings: list[Finding]) -> tuple[str, str]:
    """Return where the only finding is and what it says."""
    (finding,) = findings
    return str(finding.position), headline(finding)


class TestAccepted:
    @pytest.mark.parametrize("typed", ["No", "yes", "true", "12:30", "1.10", "007", "1e3", "2026-11-22", "on", ".5"])
    def test_text_stays_what_the_author_typed(self, typed: str) -> None:
        (question,) = read(quiz(single_choice("pick").replace("Wait until Monday.", typed))).questions
        assert isinstance(question, SingleChoice)
        assert question.options[1].text == typed

    def test_a_category_may_be_no(self) -> None:
        text = quiz(OTHER_TYPES).replace("[Fact, Opinion]", "[Yes, No]").replace("category: Fact", "category: Yes")
        questions = read(text.replace("category: Opinion", "category: No")).questions
        matching = next(question for question in questions if isinstance(question, Matching))
        assert matching.categories == ["Yes", "No"]
        assert matching.key == [0, 1]

    @pytest.mark.parametrize("line_end", ["\r\n", "\r"])
    def test_line_ends_of_other_systems(self, line_end: str) -> None:
        assert read(GOOD.replace("\n", line_end)) == read(GOOD)

    def test_a_byte_order_mark(self) -> None:
        assert read(b"\xef\xbb\xbf" + GOOD.encode()) == read(GOOD)

    def test_less_than_in_a_text(self) -> None:
        (question,) = read(quiz(single_choice("pick").replace("Wait until Monday.", "A pulse < 50 or <50"))).questions
        assert isinstance(question, SingleChoice)
        assert question.options[1].text == "A pulse < 50 or <50"

    def test_spaces_around_a_text_are_taken_away(self) -> None:
        assert read(
            quiz(single_choice("pick")).replace("title: Small changes", "title: >\n  Small changes\n")
        ).head.title == ("Small changes")

    def test_every_type(self) -> None:
        types = [question.type for question in read(quiz(single_choice("pick"), OTHER_TYPES)).questions]
        assert types == list(TYPES)

    def test_a_situation_is_found_wherever_it_is_written(self) -> None:
        own = single_choice("own", more="    vignette: It is late.\n")
        shared = single_choice("shared", more="    vignette_ref: night\n")
        text = quiz(own, shared, single_choice("none")).replace("questions:", "vignettes:\n  night: Night.\nquestions:")
        file = read(text)
        assert [file.vignette(question) for question in file.questions] == ["It is late.", "Night.", None]

    def test_a_reflection_gives_no_points(self) -> None:
        file = read(quiz(single_choice("pick"), OTHER_TYPES))
        assert "think-back" not in [question.id for question in file.scored()]
        assert len(file.scored()) == len(file.questions) - 1


@pytest.mark.parametrize("blank", ["", "~", "null", "Null", "NULL", "''", '""', "' \u00a0 '", "'~'", ">"])
def test_every_way_to_write_nothing_is_blank(blank: str) -> None:
    _, findings = parse_quiz("quizzes/x.yml", quiz(single_choice("pick").replace("Wait until Monday.", blank)).encode())
    assert only(findings) == (
        "quizzes/x.yml:13:9",
        "question “pick”: “text”: there is no text here. Write the text, or take the whole line away.",
    )


class TestFilesThatCannotBeRead:
    def test_over_a_megabyte(self, tmp_path: Path) -> None:
        path = tmp_path / "big.yml"
        path.write_bytes(GOOD.encode().ljust(1_000_001))
        file, findings = load_quiz(path, "quizzes/big.yml")
        assert file is None
        assert only(findings) == (
            "quizzes/big.yml:1:1",
            "the file has 1,000,001 bytes; the most is 1,000,000. Split it into several files.",
        )

    def test_the_size_of_a_much_larger_file_is_told_as_it_is(self, tmp_path: Path) -> None:
        path = tmp_path / "big.yml"
        path.write_bytes(b" " * 3_000_000)
        assert "has 3,000,000 bytes" in only(load_quiz(path, "quizzes/big.yml")[1])[1]

    def test_exactly_a_megabyte_is_read(self) -> None:
        assert read(GOOD.encode().ljust(1_000_000, b"\n")) == read(GOOD)

    def test_a_folder_named_like_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "quizzes" / "small.yml").mkdir(parents=True)
        bank, findings = load_bank(tmp_path)
        assert bank.unread == {"small"}
        assert only(findings) == (
            "quizzes/small.yml:1:1",
            "this is a folder, but its name is that of a quiz file. Rename it without “.yml”.",
        )

    def test_a_link_to_nowhere(self, tmp_path: Path) -> None:
        path = tmp_path / "lost.yml"
        path.symlink_to(tmp_path / "gone.yml")
        assert only(load_quiz(path, "quizzes/lost.yml")[1]) == (
            "quizzes/lost.yml:1:1",
            "the file cannot be opened. "
            "Check its name and permissions; where it is a link, that what it leads to is there.",
        )

    @pytest.mark.parametrize(("name", "mended"), [("small.yaml", "small.yml"), ("small.YML", "small.yml")])
    def test_another_ending_is_refused_because_no_page_could_name_the_file(
        self, name: str, mended: str, tmp_path: Path
    ) -> None:
        write_files(tmp_path, {f"quizzes/{name}": GOOD})
        bank, findings = load_bank(tmp_path)
        assert bank.files == {}
        assert only(findings) == (
            f"quizzes/{name}:1:1",
            f"a quiz file's name must end in “.yml”, not in “{Path(name).suffix}”. Rename it to {mended}.",
        )

    def test_hidden_files_and_other_files_are_left_alone(self, tmp_path: Path) -> None:
        files = {
            "quizzes/.#good.yml": "{",
            "quizzes/schema.json": "{",
            "quizzes/notes.txt": "{",
            "quizzes/deep/x.yml": "{",
        }
        bank, findings = load_bank(write_files(tmp_path, {**files, "quizzes/good.yml": GOOD}))
        assert findings == []
        assert list(bank.files) == ["good"]

    def test_no_folder_is_an_empty_bank(self, tmp_path: Path) -> None:
        bank, findings = load_bank(tmp_path)
        assert (bank.files, findings) == ({}, [])


class TestOneFaultHidesNoOther:
    def test_a_bad_question_leaves_the_others_readable(self) -> None:
        bad = single_choice("bad").replace("        correct: true\n", "")
        file, findings = parse_quiz("quizzes/x.yml", quiz(single_choice("one"), bad, single_choice("two")).encode())
        assert file is not None
        assert [question.id for question in file.questions] == ["one", "two"]
        assert file.unread == {"bad"}
        assert [finding.rule for finding in findings] == ["no-right-answer"]

    def test_all_faults_of_all_questions_come_in_one_run(self) -> None:
        bad = single_choice("bad").replace("feedback", "feedbak").replace("use: module", "use: somewhere")
        _, findings = parse_quiz("quizzes/x.yml", quiz(bad, "  - nothing\n").encode())
        assert sorted(finding.rule for finding in findings) == [
            "not-a-mapping",
            "unknown-key",  # and not, besides, that the key it was meant to be is missing
            "unknown-key",
            "unknown-value",
        ]

    def test_a_bad_head_hides_no_question(self) -> None:
        bad = single_choice("bad").replace("        correct: true\n", "")
        file, findings = parse_quiz("quizzes/x.yml", quiz(bad).replace("title: Small changes", "title:").encode())
        assert file is None
        assert [finding.rule for finding in findings] == ["blank", "no-right-answer"]

    def test_a_bad_file_leaves_the_others_readable(self, tmp_path: Path) -> None:
        bank, findings = load_bank(write_files(tmp_path, {"quizzes/a.yml": "title: 'It is", "quizzes/good.yml": GOOD}))
        assert list(bank.files) == ["good"]
        assert bank.unread == {"a"}
        assert [finding.position for finding in findings] == [Position("quizzes/a.yml", 1, 8)]


# Fragments that mean something to YAML or to us, so that nonsense made of them gets far into the reader.
_KEYS = [
    "id",
    "type",
    "title",
    "module",
    "questions",
    "options",
    "text",
    "correct",
    "gaps",
    "use",
    "evidence",
    "reviewed",
]
_FRAGMENTS = st.sampled_from(
    [
        *_KEYS,
        *TYPES,
        "- ",
        ": ",
        "\n",
        "  ",
        "\t",
        "[",
        "]",
        "{",
        "}",
        '"',
        "'",
        "|",
        ">",
        "&a",
        "*a",
        "!",
        "%",
        "#",
        "~",
    ]
)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(list(TYPES)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=4),
    max_leaves=20,
)


_GOOD_TREE = yaml.safe_load(quiz(single_choice("pick"), OTHER_TYPES, WITH_FACTS) + FAMILY)


def parses_or_says_why(data: bytes) -> None:
    """Fail on anything but a quiz file, findings, or the reader's own error."""
    try:
        file, findings = parse_quiz("quizzes/any.yml", data)
    except ReadingError:
        return
    assert file is not None or findings
    assert all(finding.position.line >= 1 and finding.position.column >= 1 for finding in findings)


class TestAnything:
    @given(st.binary(max_size=200))
    def test_bytes(self, data: bytes) -> None:
        parses_or_says_why(data)

    @given(st.text(max_size=200))
    def test_text(self, text: str) -> None:
        parses_or_says_why(text.encode("utf-8", errors="surrogatepass"))

    @given(st.lists(_FRAGMENTS, max_size=40))
    def test_fragments_of_yaml(self, fragments: list[str]) -> None:
        parses_or_says_why("".join(fragments).encode())

    @given(_VALUES)
    def test_structures(self, value: object) -> None:
        parses_or_says_why(yaml.safe_dump(value, allow_unicode=True).encode())

    @given(st.data())
    def test_a_good_file_with_one_value_replaced(self, data: st.DataObject) -> None:
        tree = copy.deepcopy(_GOOD_TREE)
        *above, last = data.draw(st.sampled_from(list(_places(tree))))
        part = tree
        for step in above:
            part = part[step]
        part[last] = data.draw(_VALUES)
        parses_or_says_why(yaml.safe_dump(tree, allow_unicode=True).encode())

    @given(st.integers(0, 3000), st.integers(0, 40), st.lists(_FRAGMENTS, max_size=3))
    def test_a_real_file_with_a_piece_replaced(self, start: int, length: int, fragments: list[str]) -> None:
        text = (ROOT / "quizzes" / "what-carers-know.yml").read_text(encoding="utf-8")[:4000]
        parses_or_says_why((text[:start] + "".join(fragments) + text[start + length :]).encode())

    @settings(max_examples=50)
    @given(st.binary(max_size=200))
    def test_loading_a_file_raises_nothing(self, tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
        path = tmp_path_factory.getbasetemp() / "any.yml"
        path.write_bytes(data)
        file, findings = load_quiz(path, "quizzes/any.yml")
        assert file is not None or findings


def _places(value: object, *above: str | int) -> list[tuple[str | int, ...]]:
    """Return the path of every value in a structure."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for step, part in inner for place in ((*above, step), *_places(part, *above, step))]
