"""How a session is written: plain words, short sentences, and bounds for what stands on a card or a slide."""

from collections.abc import Iterable, Iterator

from course.checks.texts import Path, check_grade, check_idioms, check_length, warning
from course.measures.readability import Terms
from course.reading.findings import Finding
from course.reading.gaps import is_gap
from course.sessions.session import Session

# The most words of each text, by its key.
_MOST_WORDS = {
    "title": 8,
    "summary": 40,
    "close_to_home": 50,
    "purpose": 25,
    "situation": 60,
    "cards": 80,
    "aims": 25,
    "prompts": 30,
    "choices": 30,
    "words": 30,
}
_TOO_LONG = "A trainer reads this with a room waiting. Cut it to what is needed now."

# How an aim begins that says again what stands before it on the page.
_ONCE_MORE = ("by the end", "you can", "you will", "be able to", "to ")


def check_session_texts(session: Session, glossary: Iterable[str] = ()) -> Iterator[Finding]:
    """Yield what makes the texts of a session hard to read, to say or to fit on a card.

    Args:
        session: The session.
        glossary: Every form of every word that its readers have explained to them.
    """
    written = [(text, path) for text, path in session.texts() if not is_gap(text)]
    for text, path in written:
        yield from check_length(session, text, path, _most(path), _TOO_LONG)
        yield from check_idioms(session, text, path)
        if "aims" in path and text.casefold().startswith(_ONCE_MORE):
            message = f"the aim says again what stands before it: “By the end you can … {text}”"
            yield warning(session, "aim", message, "Start with the verb: “Name three signs of change.”", path)
    yield from check_grade(session, "its texts", (text for text, _ in written), Terms(glossary), ("title",))


def _most(path: Path) -> int:
    """Return the most words of the text under a path; 0 where it may be of any length."""
    if "cards" in path:
        return _MOST_WORDS["cards"]
    return _MOST_WORDS.get(next(str(part) for part in reversed(path) if isinstance(part, str)), 0)
