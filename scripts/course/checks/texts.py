"""How the texts of a scenario or a session are written: finished, short enough, easy to read, in plain words."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from course.checks.items.language import HARDEST_GRADE
from course.measures import grammar
from course.measures.idioms import idioms_in
from course.measures.readability import LONGEST_SENTENCE, Measure, Terms, measure
from course.reading.findings import Finding, Severity
from course.reading.gaps import is_gap

# On a handful of words one long name decides the grade.
FEWEST_WORDS = 12

Path = tuple[str | int, ...]


class Written(Protocol):
    """A data file with texts: a scenario or a session."""

    def fault(self, rule: str, message: str, mend: str, *path: str | int) -> Finding:
        """Return a finding about the part under a path."""

    def texts(self) -> Iterator[tuple[str, Path]]:
        """Yield every text that an author writes in words, and its path."""


def check_gaps(file: Written) -> Iterator[Finding]:
    """Yield each text that still says what to write there."""
    for text, path in file.texts():
        if is_gap(text):
            yield unfinished(file.fault, *path)


def unfinished(fault: Callable[..., Finding], *path: str | int) -> Finding:
    """Return the finding about a text that still says what to write there."""
    return fault("unfinished", "this still says what to write here", "Write it.", *path)


def warning(file: Written, rule: str, message: str, mend: str, path: Path) -> Finding:
    """Return a finding that does not stop a build."""
    found = file.fault(rule, message, mend, *path)
    return Finding(found.position, rule, found.message, mend, Severity.WARNING)


def check_length(file: Written, text: str, path: Path, most: int, mend: str) -> Iterator[Finding]:
    """Yield a finding where a text has more words than it may, and one for each sentence that is too long.

    Args:
        file: The file that holds the text.
        text: The text.
        path: Where it stands.
        most: The most words that it may have; 0 where there is no such bound.
        mend: What helps a text that is too long.
    """
    count = grammar.word_count(text)
    if most and count > most:
        name = next(str(part) for part in reversed(path) if isinstance(part, str))
        yield warning(file, "long-text", f"“{name}” has {count} words; the most is {most}", mend, path)
    for sentence in grammar.sentences(text):
        if (words := grammar.word_count(sentence)) > LONGEST_SENTENCE:
            message = f"a sentence has {words} words; the most is {LONGEST_SENTENCE}: “{sentence}”"
            yield warning(file, "long-sentence", message, "Make two of it.", path)


def check_idioms(file: Written, text: str, path: Path) -> Iterator[Finding]:
    """Yield a finding for each phrase that a second-language reader has to guess."""
    for phrase, instead in idioms_in(text):
        yield warning(file, "idiom", f"“{phrase}” is an idiom: say “{instead}”", "Say it in plain words.", path)


def check_grade(file: Written, what: str, texts: Iterable[str], terms: Terms, path: Path) -> Iterator[Finding]:
    """Yield a finding where some texts together read as hard as secondary school.

    Args:
        file: The file that holds the texts.
        what: What they are, for the message: “its texts”.
        texts: The texts; those that are still to be written do not count.
        terms: The words that their readers have explained to them.
        path: Where the finding points.
    """
    written = [text for text in texts if not is_gap(text)]
    total = sum((measure(text, terms) for text in written), Measure())
    grade = round(total.eased_grade, 1)
    if total.words >= FEWEST_WORDS and grade > HARDEST_GRADE:
        sentences = [sentence for text in written for sentence in grammar.sentences(text)]
        hardest = max(sentences, key=lambda sentence: measure(sentence, terms).eased_grade)
        yield warning(
            file,
            "reading-level",
            f"{what} read at grade {grade:.1f}; the most is {HARDEST_GRADE:g}. The hardest: “{hardest}”",
            "Use shorter sentences and shorter words; put long terms into the glossary.",
            path,
        )
