"""Before and after: two forms with as many questions on the same outcomes, none of which that plan discusses."""

import zlib
from dataclasses import dataclass

from course.bank.draw import generator, shuffled
from course.packages.edition import Item
from course.packages.office.pieces import Paper, heading, told
from course.packages.office.questions import questions_html
from course.packages.trainers.pack import Pack

# Of one form: ten minutes at most, before a session and after it.
MOST = 6
LEAST = 4


@dataclass(frozen=True, slots=True)
class Forms:
    """Two forms. The questions in the same place are about the same outcome."""

    before: tuple[Item, ...]
    after: tuple[Item, ...]


def forms(pack: Pack) -> Forms:
    """Return the two forms of a pack: the same for the same session, length and bank."""
    pick = generator(zlib.crc32(pack.name.encode()))
    used = {item.question.id for item in pack.questions}
    queues = []
    for page, outcome, _ in pack.library.outcomes(pack.plan):
        found = [item for item in _of_page(pack, page) if _asks(item, outcome)]
        queues.append(shuffled([item for item in found if item.question.id not in used], pick))
    pairs: list[tuple[Item, Item]] = []
    wanted = min(max(LEAST, len(queues)), MOST)
    while len(pairs) < wanted and any(len(queue) > 1 for queue in queues):
        for queue in queues:
            if len(queue) > 1 and len(pairs) < wanted:
                first = queue.pop(0)
                # Of the same type where there is one, so that one form is as hard to read as the other.
                alike = [item for item in queue if item.question.type == first.question.type]
                second = (alike or queue)[0]
                queue.remove(second)
                pairs.append((first, second))
    return Forms(tuple(first for first, _ in pairs), tuple(second for _, second in pairs))


def before_and_after(pack: Pack) -> Paper:
    """Return both forms, each on pages of its own."""
    both = forms(pack)
    body = "".join(
        heading(title, new_page=bool(place))
        + told("Code (not your name):", "____________________")
        + told("Date:", "____________________")
        + "<p>Answer on your own. This shows what the session changed. It is not an exam.</p>"
        + questions_html(form)
        for place, (title, form) in enumerate((("Before the session", both.before), ("After the session", both.after)))
    )
    return Paper(pack.titled("before and after questions"), body)


def _asks(item: Item, outcome: str) -> bool:
    return item.question.scored and not item.question.is_kept and item.question.outcome == outcome


def _of_page(pack: Pack, page: str) -> list[Item]:
    files = pack.library.course.quizzes_of(pack.library.course.pages[page])
    asked = {question.id for file in files for question in file.questions}
    return [item for name, item in pack.library.items.items() if name in asked]
