"""Names that browsers keep progress under: who changes one after a release takes from readers what they have saved."""

from collections.abc import Iterator

from course.course import Course
from course.guidance.kept_names import COURSE, asked_in, gone_in, last_of
from course.guidance.settings import PATH
from course.reading.english import listed, meant
from course.reading.findings import Finding, Position, Severity

# So many names are told; there may be more.
_SHOWN = 3
_LOST = "what readers have saved of it is lost"
_IF_MEANT = "Is it meant so? Then `course release` takes note."


def check_kept_names(course: Course) -> Iterator[Finding]:
    """Yield a warning where the course's id, or a question's, is not as released, and where an old id is used again."""
    released = last_of(course.history)
    name = released.get(COURSE)
    if name and name != (course.settings.id or "") and PATH not in course.faulty:
        message = f"the course was released as “{name}”, and its id is another now: {_LOST}"
        mend = f"Write `id: {name}` again. {_IF_MEANT}"
        yield Finding(course.settings.at("id"), "released-id", message, mend, Severity.WARNING)
    yield from _questions(course)


def _questions(course: Course) -> Iterator[Finding]:
    released = last_of(course.history)
    now = {question.id: question.at("id") for _, question in course.bank.questions()}
    unread = {name for file in course.bank.files.values() for name in file.unread}
    before = asked_in(released)
    known = {name for names in before.values() for name in names}
    for path, names in before.items():
        new = {each: where for each, where in now.items() if where.path == path and each not in known}
        lost = [name for name in names if name not in now and not course.bank.unread and not meant(name, unread)]
        renamed = {name: new[guess] for name in lost if (guess := meant(name, new))}
        for name, where in renamed.items():
            message = f"this question was released as “{name}”, and its id is another now: {_LOST}"
            mend = f"Write `id: {name}` again. {_IF_MEANT}"
            yield Finding(where, "released-id", message, mend, Severity.WARNING)
        if gone := [name for name in lost if name not in renamed]:
            first = listed(gone[:_SHOWN]) + (f" and {len(gone) - _SHOWN} more" if len(gone) > _SHOWN else "")
            message = f"{first} stood here at the last release, and no question has such an id now: {_LOST}"
            yield Finding(Position(path), "released-id", message, f"Give it back. {_IF_MEANT}", Severity.WARNING)
    for name in gone_in(released):
        if name in now:
            message = f"the id “{name}” was that of a question that is gone: browsers take its old answers for new ones"
            mend = (
                "Give this question an id of its own. Is it the old one, back again? Then `course release` takes note."
            )
            yield Finding(now[name], "released-id", message, mend, Severity.WARNING)
