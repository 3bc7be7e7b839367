"""What a trainer says, asks and does, found in the sentences of a step."""

import pytest
from hypothesis import given, strategies as st

from course.sessions.moves import moves


@pytest.mark.parametrize(
    ("step", "found"),
    [
        ("Greet each person. Give out the card.", ["Do Greet each person. Give out the card."]),
        ("Say: “No names. You may pass.”", ["Say “No names. You may pass.”"]),
        ("Ask the room: “Why?” Count hands.", ["Ask “Why?”", "Do Count hands."]),
        ("Put people in pairs. Say, “Begin.” Wait.", ["Do Put people in pairs.", "Say “Begin.”", "Do Wait."]),
        ("Ask three people, “What was it?”", ["Ask three people: “What was it?”"]),
        ("After the last one, say: “Tell your lead now.”", ["Say After the last one: “Tell your lead now.”"]),
        ("Ask: “What did she want?” Then: “And he?”", ["Ask “What did she want?” “And he?”"]),
        ("Stop. Then ask the Cs, “Why so fast?”", ["Do Stop.", "Ask the Cs: “Why so fast?”"]),
        # Words that somebody else says, reads or writes are no words of the trainer's.
        ("A asks B, “What would you like?” C waits.", ["Do A asks B, “What would you like?” C waits."]),
        ("Write it up under “Reason”.", ["Do Write it up under “Reason”."]),
        ("Ask someone to read aloud.", ["Do Ask someone to read aloud."]),
        (
            "Show the answer. Ask who has changed their mind.",
            ["Do Show the answer.", "Ask who has changed their mind."],
        ),
        ("Count hands. After each, ask one person why.", ["Do Count hands.", "Ask After each, ask one person why."]),
        ("Ask: “Why?” Ask for two voices.", ["Ask “Why?”", "Ask for two voices."]),
    ],
)
def test_a_step_in_its_moves(step: str, found: list[str]) -> None:
    assert [f"{move.mark} {move.text}" for move in moves([step])[0]] == found


@given(st.text(alphabet=st.sampled_from("Say ask“”.,:?! Then the room"), max_size=60))
def test_no_word_of_a_step_is_lost(step: str) -> None:
    shown = "".join(f"{move.mark}{move.text}" for move in moves([step])[0])
    kept = [letter for letter in step if letter not in "“” .,:?!\u200b"]
    left = list(shown)
    for letter in kept:
        if letter in left:
            left.remove(letter)
        else:
            # The verb stands as the mark, and “the room” goes without saying.
            assert letter in "SayAskaskaThenthe room"
