"""The handout: what learners read, talk about, answer and take home. It holds no answer."""

from __future__ import annotations

from course.bank.family import met_before
from course.packages.office.pieces import Paper, heading, listing, paragraph, room
from course.packages.office.questions import question_html
from course.packages.trainers.help import help_html
from course.packages.trainers.library import CARDS
from course.packages.trainers.pack import Pack
from course.sessions.session import Activity

_LINES_TO_WRITE = {"writing": 8}
_LINES = 3


def handout(pack: Pack) -> Paper:
    """Return the handout of a pack."""
    numbers = {item.question.id: number for number, item in enumerate(pack.questions, 1)}
    parts = [
        paragraph(pack.session.summary),
        paragraph(pack.session.close_to_home) if pack.session.close_to_home else "",
        heading("Aims"),
        "<p>By the end you will be able to:</p>",
        listing(pack.plan.aims),
        *(_activity(pack, activity, numbers) for activity in pack.activities),
        # Before the pages that are kept, which begin on paper of their own.
        heading("About this handout"),
        *map(paragraph, pack.library.imprint.attribution),
        *(_card(pack, name) for name in pack.session.cards),
        help_html(pack.library),
    ]
    return Paper(pack.titled("handout"), "".join(parts))


def _activity(pack: Pack, activity: Activity, numbers: dict[str, int]) -> str:
    lines = _LINES_TO_WRITE.get(activity.kind, _LINES)
    parts = [pack.library.section(each.page, each.section) for each in activity.reading]
    parts += [room(prompt, lines) for prompt in activity.prompts]
    asked = [item for item in pack.questions if item.question.id in activity.questions]
    again = met_before(item.question for item in pack.questions)
    parts += [question_html(item, numbers[item.question.id], is_again=item.question.id in again) for item in asked]
    scenario = pack.library.scenario(activity.scenario)
    if scenario:
        parts.append(heading(scenario.title, 3))
        parts.append(paragraph(f"{scenario.setting}. People: {'; '.join(scenario.others.values())}."))
        parts.append(room("What did you choose, and why? What happened then?", _LINES))
    if activity.role_play:
        parts.append(paragraph(activity.role_play.situation))
        parts.append(room("What I want to remember from this conversation", _LINES))
    found = "".join(parts)
    return heading(activity.title) + found if found else ""


def _card(pack: Pack, name: str) -> str:
    path = f"{CARDS}/{name}.md"
    if path not in pack.library.course.pages:
        return ""
    return heading(pack.library.title(path), new_page=True) + pack.library.body(path, top=3)
