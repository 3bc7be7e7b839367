"""The handout: what learners read, talk about, answer and take home. It holds no answer."""

import re

from course.guidance.published import CARDS
from course.packages.office.pieces import Paper, heading, paragraph, room
from course.packages.office.questions import asked_html
from course.packages.rich import inline_html
from course.packages.trainers.facilitator import place
from course.packages.trainers.help import help_html
from course.packages.trainers.pack import Pack
from course.sessions.session import Activity

_LINES_TO_WRITE = {"writing": 8}
_LINES = 2
_DRAWING = re.compile(r'<figure class="diagram".*?</figure>', re.DOTALL)


def handout(pack: Pack, *, is_beside: bool = False) -> Paper:
    """Return the handout of a pack.

    Args:
        pack: The pack.
        is_beside: Whether drawings come first in their part, to stand beside its words: below them, each takes a page
            of its own.
    """
    numbers = {item.question.id: number for number, item in enumerate(pack.questions, 1)}
    parts = [
        *(_activity(pack, activity, numbers, is_beside) for activity in pack.activities),
        *(_card(pack, name, is_beside) for name in pack.session.cards),
        help_html(pack.library),
        *(paragraph(text, "imprint") for text in pack.library.imprint.attribution),
    ]
    return Paper(pack.titled("handout"), "".join(parts))


def _activity(pack: Pack, activity: Activity, numbers: dict[str, int], is_beside: bool) -> str:
    lines = _LINES_TO_WRITE.get(activity.kind, _LINES)
    # A section has all below it: what is named too and stands within it would be read twice.
    named = activity.reading
    read = [each for each in named if not any(pack.library.holds(other, each) for other in named)]
    parts = [pack.library.section(each.page, each.section) for each in read]
    parts += [room(prompt, lines) for prompt in activity.prompts]
    asked = [item for item in pack.questions if item.question.id in activity.questions]
    if asked:
        parts.append(asked_html(asked, numbers[asked[0].question.id]))
    scenario = pack.library.scenario(activity.scenario)
    if scenario:
        parts.append(paragraph(f"{scenario.setting}. People: {'; '.join(scenario.others.values())}.", "keep"))
        parts.append(room("What did you choose, and why? What happened then?", _LINES))
    if activity.role_play:
        parts.append(paragraph(activity.role_play.situation, "keep"))
        parts.append(room("What I want to remember from this conversation", _LINES))
    found = _in_order("".join(parts), is_beside)
    return f'<h2 id="{place(activity)}">{inline_html(activity.title)}</h2>{found}' if found else ""


def _card(pack: Pack, name: str, is_beside: bool) -> str:
    path = f"{CARDS}{name}.md"
    if path not in pack.library.course.pages:
        return ""
    return heading(pack.library.title(path)) + _in_order(pack.library.body(path, top=3), is_beside)


def _in_order(body: str, is_beside: bool) -> str:
    """Return a part with its drawings where they are to stand."""
    drawings = _DRAWING.findall(body) if is_beside else []
    return "".join(drawings) + _DRAWING.sub("", body) if drawings else body
