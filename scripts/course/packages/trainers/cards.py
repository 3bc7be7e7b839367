"""Role-play cards to cut out, counted for the learners: the two who talk in each group; who is left observes."""

from __future__ import annotations

from collections.abc import Iterator

from course.packages.office.pieces import Paper, heading, listing, paragraph
from course.packages.rich import escaped
from course.packages.trainers.pack import Pack
from course.reading.english import plural, role_name
from course.sessions.session import RolePlay

GROUP = 3


def observers(learners: int) -> list[int]:
    """Return how many observe in each group, so that everybody has a card."""
    groups = max(learners // GROUP, 1)
    left = max(learners, GROUP) - 2 * groups
    return [left // groups + (place < left % groups) for place in range(groups)]


def cards(pack: Pack) -> Paper | None:
    """Return the cards of a pack; None where its plan has no role-play."""
    plays = [(activity.title, activity.role_play) for activity in pack.activities if activity.role_play]
    if not plays:
        return None
    groups = observers(pack.learners)
    count = sum(groups) + 2 * len(groups)
    parts = [
        f"<p>{plural(count, 'card')} for {plural(len(groups), 'group')}. Print on one side. Cut along the dashed "
        "lines. Give each person one card, and ask them not to show it.</p>"
    ]
    for title, play in plays:
        parts += [heading(title), heading("What you all know", 3), paragraph(play.situation)]
        parts += [heading("Afterwards, ask each other", 3), listing(play.afterwards)]
        parts.append(f'<div class="role-cards">{"".join(_cards(play, groups))}</div>')
    return Paper(pack.titled("role-play cards"), "".join(parts))


def _cards(play: RolePlay, groups: list[int]) -> Iterator[str]:
    after = f"<p><strong>Afterwards, ask:</strong></p>{listing(play.afterwards)}"
    for number, many in enumerate(groups, 1):
        for role, known in play.cards.items():
            yield _card(f"Group {number}: the {role_name(role)}", play, "What only you know.", paragraph(known))
        for _ in range(many):
            looked_for = listing(play.observer) + after
            yield _card(f"Group {number}: the observer", play, "Look and listen for this.", looked_for)


def _card(title: str, play: RolePlay, label: str, own: str) -> str:
    return (
        f'<section class="role-card"><h3>{escaped(title)}</h3>'
        f"<p><strong>What you all know.</strong></p>{paragraph(play.situation)}"
        f"<p><strong>{escaped(label)}</strong></p>{own}</section>"
    )
