"""The lists of words: what authors add there counts, and a slip is told with its line."""

from pathlib import Path

import pytest

from course.measures import vocabulary as module
from course.measures.vocabulary import PATH, vocabulary
from course.refusal import RefusedError


def test_a_slip_in_the_lists_is_told_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = PATH.read_text(encoding="utf-8").splitlines()
    at = lines.index("idioms:") + 1
    lines.insert(at, "  under the weather: ill\n  under the weather: unwell")
    (tmp_path / "words.yml").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(module, "PATH", tmp_path / "words.yml")
    with pytest.raises(RefusedError) as caught:
        vocabulary.__wrapped__()
    assert str(caught.value) == (
        f"words.yml:{at + 2}: the key “under the weather” stands twice; it was first on line {at + 1}. "
        "Keep one of the two. Or is a new entry meant? Then a “- ” is missing before it."
    )
