"""A family on one sheet, to sign off: its situations against its options, then each situation with all reasons."""

import textwrap
from collections.abc import Iterator

from course.bank.family import Family, Situation
from course.bank.types.asked import letter

_WIDTH = 100
_KEY, _OTHER = "RIGHT", "."


def family_sheet(family: Family, path: str) -> str:
    """Return a family as text.

    Args:
        family: The family.
        path: The file that holds it.
    """
    parts = [
        f"Family {family.id}, in {path}",
        _told("Asked", family.stem),
        "\n".join(_options(family)),
        "\n".join(_table(family)),
        *(_member(family, member) for member in family.members),
        _told("Principle", family.principle.text),
        "Who sees the options alone cannot know which is right. Each wrong option fails on a fact that stands here.\n"
        "Read by: ______________________________   On: ____________   To fix: _______________________________",
    ]
    return "\n\n".join(parts) + "\n"


def _options(family: Family) -> Iterator[str]:
    for index, (name, text) in enumerate(family.options.items()):
        yield _told(f"{letter(index)} {name}", text)


def _table(family: Family) -> Iterator[str]:
    """Yield the lines of the table of situations and options."""
    width = max(len(member.id) for member in family.members)
    columns = {name: f"{letter(index)} {name}" for index, name in enumerate(family.options)}
    keys = [member.key for member in family.members]
    rows = [("", "use", *columns.values())]
    rows += [
        (member.id, member.use, *(_KEY if name == member.key else _OTHER for name in columns))
        for member in family.members
    ]
    rows.append(("how often right", "", *(str(keys.count(name)) for name in columns)))
    widths = [max(width, len("how often right")), 6, *(max(len(_KEY), len(head)) for head in columns.values())]
    for row in rows:
        yield "  ".join(cell.ljust(size) for cell, size in zip(row, widths, strict=True)).rstrip()


def _member(family: Family, member: Situation) -> str:
    safety = ", safety: must be right" if member.critical else ""
    lines = [
        f"--- {member.id} ({member.use}, {member.outcome}{safety})",
        _told("Situation", member.situation),
        *(_told("Decides", f"“{words}”") for words in member.deciding.words),
        _told("Because", member.deciding.because),
    ]
    for index, name in enumerate(family.options):
        lines.append(_told(f"{letter(index)}{' RIGHT' if name == member.key else ''}", member.feedback[name]))
    for part in member.evidence:
        where = f"rule {part.rule}" if part.rule else f"{part.page}#{part.section}"
        lines.append(_told("Rests on", f"“{part.quote}” ({where})"))
    return "\n".join(lines)


def _told(what: str, text: str) -> str:
    """Return a label and a text, wrapped, the lines of the text one below the other."""
    label = f"{what}: "
    room = " " * max(len(label), 11)
    return textwrap.fill(
        " ".join(text.split()),
        _WIDTH,
        initial_indent=label.ljust(len(room)),
        subsequent_indent=room,
        break_on_hyphens=False,
        break_long_words=False,
    )
