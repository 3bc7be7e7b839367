"""The answers of a pack, for trainers, to be kept apart: the session's questions, its story, and both forms."""

from collections.abc import Sequence

from course.packages.edition import Item
from course.packages.office.pieces import Paper, heading, table
from course.packages.office.questions import keys_html
from course.packages.trainers.forms import forms
from course.packages.trainers.pack import Pack
from course.packages.trainers.story import look_back, stories

_KEEP_APART = (
    "<p><strong>Keep these pages separate from everything that you give out.</strong> They hold every answer. "
    "Mark the two forms here. A score shows what people knew on the day. It does not show what they do at work.</p>"
)
_ROWS = 12


def marking(pack: Pack) -> Paper:
    """Return the marking sheet of a pack."""
    both = forms(pack)
    body = _KEEP_APART + _results(len(both.before), len(both.after))
    body += _part("Questions of the session", pack.questions)
    body += "".join(map(look_back, stories(pack)))
    body += _part("Before the session", both.before)
    body += _part("After the session", both.after)
    return Paper(pack.titled("marking sheet"), body)


def _results(before: int, after: int) -> str:
    if not before:
        return ""
    head = ["Code (not your name)", f"Before, of {before}", f"After, of {after}"] * 2
    return heading("Results") + table(head, [[""] * len(head)] * (_ROWS // 2))


def _part(title: str, items: Sequence[Item]) -> str:
    return heading(title) + keys_html(items) if items else ""
