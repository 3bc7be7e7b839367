"""Role-play cards: a sheet of four for each group, to cut out. Whoever is fourth keeps the time and asks at the end."""

from course.packages.office.pieces import Paper, listing, paragraph
from course.packages.rich import escaped
from course.packages.trainers.pack import Pack
from course.reading.english import role_name
from course.sessions.session import RolePlay

GROUP = 3


def groups(learners: int) -> int:
    """Return how many groups of three or four there are; a pair is left where it cannot be helped."""
    threes, left = divmod(max(learners, GROUP), GROUP)
    return threes + (left > threes)


def cards(pack: Pack) -> Paper | None:
    """Return the cards of a pack, one sheet for each role-play; None where its plan has none."""
    plays = [activity.role_play for activity in pack.activities if activity.role_play]
    if not plays:
        return None
    return Paper(pack.titled("role-play cards"), "".join(map(_sheet, plays)), "form")


def _sheet(play: RolePlay) -> str:
    all_know = f'<p class="all-know"><strong>What you all know.</strong></p>{paragraph(play.situation)}'
    only = "<p><strong>What only you know.</strong></p>"
    told = [_card(role_name(role).capitalize(), all_know + only + paragraph(own)) for role, own in play.cards.items()]
    watch = "<p><strong>Say nothing. Look and listen for this.</strong></p>"
    told.append(_card("Observer", all_know + watch + listing(play.observer)))
    ask = "<p>A fourth person keeps the time. If there is none, the observer does.</p>"
    ask += "<p><strong>When it is over, ask each other.</strong></p>"
    told.append(_card("Time and questions", ask + listing(play.afterwards)))
    return f'<div class="role-cards">{"".join(told)}</div>'


def _card(name: str, body: str) -> str:
    return f'<section class="role-card"><h2>{escaped(name)}</h2>{body}</section>'
