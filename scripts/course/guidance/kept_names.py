"""Names that browsers keep progress under: the course's own, and each question's. A release writes them down.

They stand in the list of what each version said (history.py), under keys that are no rule's id and no page's path.
"""

from collections.abc import Iterable, Mapping

from course.guidance.history import Texts
from course.guidance.settings import PATH

COURSE = f"{PATH}#id"
_ASKED, _GONE = "#questions", "quizzes#gone"


def names_now(history: Mapping[str, Texts], course: str, asked: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return what a release writes down: the names as they are, and those of questions that are gone.

    Args:
        history: What each version said.
        course: The course's id.
        asked: The ids of each quiz file's questions, by its path.
    """
    told = {f"{path}{_ASKED}": " ".join(sorted(ids)) for path, ids in asked.items()}
    now = {name for ids in told.values() for name in ids.split()}
    once = {name for texts in history.values() for names in asked_in(texts).values() for name in names}
    gone = (once | {name for texts in history.values() for name in gone_in(texts)}) - now
    return {COURSE: course, **told, **({_GONE: " ".join(sorted(gone))} if gone else {})}


def asked_in(texts: Texts) -> dict[str, list[str]]:
    """Return the ids of the questions that a version had, by the path of their quiz file."""
    return {key.removesuffix(_ASKED): told.split() for key, told in texts.items() if key.endswith(_ASKED)}


def gone_in(texts: Texts) -> list[str]:
    """Return the ids of questions that were gone by a version."""
    return texts.get(_GONE, "").split()


def last_of(history: Mapping[str, Texts]) -> Texts:
    """Return what the last version said."""
    return history[list(history)[-1]] if history else {}
