"""The answers of a pack, for trainers, to be kept apart: the session's questions, and both forms."""

from __future__ import annotations

from collections.abc import Sequence

from course.packages.edition import Item
from course.packages.office.pieces import Paper, heading
from course.packages.office.questions import keys_html
from course.packages.trainers.forms import forms
from course.packages.trainers.pack import Pack


def marking(pack: Pack) -> Paper:
    """Return the marking sheet of a pack."""
    both = forms(pack)
    body = "<p>For trainers. Keep this apart from the handouts.</p>"
    body += _part("Questions of the session", pack.questions)
    body += _part("Before the session", both.before)
    body += _part("After the session", both.after)
    return Paper(pack.titled("marking sheet"), body)


def _part(title: str, items: Sequence[Item]) -> str:
    return heading(title) + keys_html(items) if items else ""
