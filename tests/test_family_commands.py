"""`course new family` and `course show`: how an author begins a family, and how a colleague signs it off."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from course.written import write_at_end
from tests.command import ended, run
from tests.conftest import MakeCourse
from tests.small import FILES, GOOD
from tests.small_questions import FAMILY

GOOD_WITH = GOOD + FAMILY


class TestNewFamily:
    def test_it_is_added_to_the_end_of_the_file_and_only_its_gaps_are_found(self, good: Path) -> None:
        assert ended(good, "new", "family", "good", "his-tea") == (
            0,
            "Added his-tea to the end of quizzes/good.yml. Fill in what it asks for, then run `course check`.\n",
        )
        text = (good / "quizzes/good.yml").read_text(encoding="utf-8")
        assert text.startswith(f"{GOOD}\nfamilies:\n  # One list of acts")
        assert "outcome: notice-change # Act in time on a small change\n" in text
        found = json.loads(run(good, "check", "--format", "json").output)["findings"]
        assert Counter(finding["rule"] for finding in found) == {"unfinished": 4 + 2 + 3 * (1 + 2 + 4 + 1)}

    def test_a_second_stands_below_the_first(self, good: Path) -> None:
        run(good, "new", "family", "good", "his-tea")
        assert run(good, "new", "family", "good", "her-tea").exit_code == 0
        assert (good / "quizzes/good.yml").read_text(encoding="utf-8").count("families:") == 1
        assert run(good, "show", "his-t").output == (
            "Error: There is no family “his-t” that can be read; did you mean “his-tea”? There are: his-tea, her-tea.\n"
        )

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (
                ("goood", "his-tea"),
                "There is no quizzes/goood.yml; did you mean “good”? `course new quiz MODULE` starts the file of a "
                "module.",
            ),
            (("good", "His tea"), "“His tea” cannot be the name of a family: use small letters, digits and single"),
            (("good", "pass-it-on-1"), "The id “pass-it-on-1” is taken. Choose another: an id is never used again."),
        ],
    )
    def test_where_it_cannot_be_added_nothing_is_written(
        self, good: Path, arguments: tuple[str, str], said: str
    ) -> None:
        result = run(good, "new", "family", *arguments)
        assert result.exit_code == 2
        assert result.output.startswith(f"Error: {said}")
        assert (good / "quizzes/good.yml").read_text(encoding="utf-8") == GOOD

    def test_families_above_other_keys_are_left_alone(self, make_course: MakeCourse) -> None:
        head, _, questions = GOOD.partition("questions:\n")
        text = f"{head}{FAMILY}questions:\n{questions}"
        root = make_course({**FILES, "quizzes/good.yml": text})
        assert run(root, "new", "family", "good", "his-tea").output == (
            "Error: quizzes/good.yml has `families:` above other keys. Move it to the end, and try again.\n"
        )
        assert (root / "quizzes/good.yml").read_text(encoding="utf-8") == text

    def test_a_file_that_cannot_be_read_is_left_alone(self, make_course: MakeCourse) -> None:
        root = make_course({**FILES, "quizzes/good.yml": "["})
        assert run(root, "new", "family", "good", "his-tea").output == (
            "Error: quizzes/good.yml cannot be read; see `course check`.\n"
        )

    def test_line_ends_of_windows_stay(self, tmp_path: Path) -> None:
        path = tmp_path / "x.yml"
        path.write_bytes(b"a: 1\r\n")
        write_at_end(path, "b: 2\nc: 3\n")
        assert path.read_bytes() == b"a: 1\r\nb: 2\r\nc: 3\r\n"

    def test_what_the_disk_refuses_leaves_the_file_as_it_was(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "x.yml"
        path.write_bytes(b"a: 1\n")
        opened = Path.open

        def full(self: Path, mode: str = "r", **more: object) -> object:
            if mode != "a":
                return opened(self, mode, **more)  # type: ignore[call-overload]
            with opened(self, mode) as stream:
                stream.write("b:")
            raise OSError(28, os.strerror(28))

        monkeypatch.setattr(Path, "open", full)
        with pytest.raises(OSError, match=os.strerror(28)):
            write_at_end(path, "b: 2\n")
        assert path.read_bytes() == b"a: 1\n"


class TestShow:
    def test_one_sheet_has_all_that_a_colleague_signs(self, make_course: MakeCourse) -> None:
        result = run(make_course({**FILES, "quizzes/good.yml": GOOD_WITH}), "show", "not-himself")
        assert result.exit_code == 0
        assert result.output.startswith(
            "Family not-himself, in quizzes/good.yml\n\n"
            "Asked:     What should you do next?\n\n"
            "A ask:     Ask his sister since when.\n"
            "B tell:    Tell the shift lead now.\n"
            "C wait:    Look at him again at six.\n"
            "D note:    Write it in his notes now.\n\n"
            "                   use     A ask  B tell  C wait  D note\n"
            "not-himself-bello  pool    RIGHT  .       .       .\n"
            "not-himself-rybak  pool    .      RIGHT   .       .\n"
            "not-himself-mohr   pool    .      .       RIGHT   .\n"
            "how often right            1      1       1       0\n\n"
            "--- not-himself-bello (pool, notice-change)\n"
            "Situation: “He is not himself,” says Ada Bello of her brother. She does not say what is different.\n"
            "           She is still on the line. He looks well.\n"
            "Decides:   “She does not say what is different”\n"
            "Because:   Nobody can act on it yet.\n"
            "A RIGHT:   She saw it, so she can say what has changed, and a nurse needs to know.\n"
        )
        assert "Rests on:  “Tell the shift lead before you leave.” (modules/small.md#whom-to-tell)\n" in result.output
        assert "Principle: What nobody knows yet is asked for first. What is known is passed on.\n" in result.output
        assert result.output.splitlines()[-1].startswith("Read by: ____")

    def test_where_there_is_none(self, good: Path) -> None:
        assert run(good, "show", "his-tea").output == (
            "Error: There is no family “his-tea” that can be read. There are: none yet.\n"
        )
