"""Quotes that answers rest on: found, nearly found, moved."""

import pytest

from tests.checks.small import PAGE_PATH, Said
from tests.small import PAGE, quiz, single_choice


class TestEvidence:
    """What the fixtures of bad quizzes leave out: what counts as standing in a section."""

    def quoting(self, quote: str, section: str = "what-to-ask") -> dict[str, str | bytes]:
        question = single_choice("quotes", use="pool").replace("Ask what is different, and since when.", quote)
        return {"quizzes/more.yml": quiz(question.replace("section: what-to-ask", f"section: {section}"))}

    @pytest.mark.parametrize(
        "quote",
        [
            "Ask what is different, and since when.",
            "It is the carer's usual day that you compare with.",
            "Ask  what is\n          different, and since when.",
            "Write the carer’s own words, with the time.",  # in a sub-section
            "Write it down Write the carer’s own words",  # across a heading
        ],
    )
    def test_words_that_stand_there(self, said: Said, quote: str) -> None:
        assert said(self.quoting(quote)) == []

    @pytest.mark.parametrize(
        "quote",
        [
            "Ask what is *different*, and since when.",
            "ask what is different, and since when.",
            "Ask what is different and since when.",
        ],
    )
    def test_words_that_stand_there_otherwise(self, said: Said, quote: str) -> None:
        assert said(self.quoting(quote)) == [
            "quizzes/more.yml:18:9: error[evidence]: question “quotes”: the answer rests on words that are not in "
            f"“What to ask” of docs/modules/small.md: “{quote}”. "
            "There it says: “Ask what is different, and since when.” "
            "Quote it word for word, if the answer still rests on it."
        ]

    @pytest.mark.parametrize(
        ("quote", "near"),
        [
            ("Writte the carers own words with teh time", "Write the carer’s own words, with the time."),
            ("It is the carers usual day you compare", "It is the carer’s usual day that you compare with."),
            ("WRITE THE CARER'S OWN WORDS, WITH", "Write the carer’s own words, with the time."),
            (
                "Ask what is diferent, and since when. It is the carer’s usual day you compare with.",
                "Ask what is different, and since when. It is the carer’s usual day that you compare with.",
            ),
        ],
    )
    def test_a_slip_in_a_quote_is_shown_the_nearest_sentence(self, said: Said, quote: str, near: str) -> None:
        (finding,) = said(self.quoting(f'"{quote}"'))
        mend = "Quote it word for word, if the answer still rests on it."
        assert finding.endswith(f"“{quote}”. There it says: “{near}” {mend}")

    def test_a_quote_that_is_like_nothing_there_is_shown_nothing(self, said: Said) -> None:
        (finding,) = said(self.quoting("The hospital sends a letter about the tablets."))
        assert finding.endswith(
            "Read the section: is the answer still right? Then quote the words that it rests on now."
        )

    def test_a_section_does_not_hold_the_words_of_the_one_above(self, said: Said) -> None:
        (finding,) = said(self.quoting("Ask what is different, and since when.", "write-it-down"))
        assert finding.endswith("The words stand in “what-to-ask”: if the answer is still right, name that section.")

    def test_words_that_have_moved_are_found_in_the_smallest_section_that_holds_them(self, said: Said) -> None:
        (finding,) = said(self.quoting("Write the carer’s own words, with the time.", "whom-to-tell"))
        assert finding.endswith("The words stand in “write-it-down”: if the answer is still right, name that section.")

    def test_footnote_marks_are_no_words(self, said: Said) -> None:
        assert [line.split(": ")[1] for line in said(self.quoting("'[1] [2] [3] [4] [5] [6]'"))] == [
            "error[short-quote]"
        ]

    def test_a_quiz_block_is_no_evidence(self, said: Said) -> None:
        files = self.quoting("These six words are not prose.", "whom-to-tell")
        inside = PAGE.replace("/// quiz | good\n", "/// quiz | good\nThese six words are not prose.\n")
        told = [line.split(": ")[1] for line in said({**files, PAGE_PATH: inside})]
        assert told == ["error[block-text]", "error[evidence]"]

    def test_a_reflections_evidence_is_checked_too(self, said: Said) -> None:
        reflection = (
            "  - id: think\n    type: reflection\n    outcome: notice-change\n    use: pool\n    stem: What then?\n"
            "    model_answer: Ask.\n    checklist: [One, Two]\n"
            "    evidence:\n      - page: modules/small.md\n        section: gone\n        quote: One two three four "
            "five six\n"
        )
        assert [line.split(": ")[1] for line in said({"quizzes/more.yml": quiz(reflection)})] == [
            "error[unknown-section]"
        ]
