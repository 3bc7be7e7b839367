"""One sheet on paper, the form for its answers, and its key."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from course.bank.types.asked import letter
from course.measures.sheets.entries import Entry, fingerprint_of
from course.measures.sheets.kinds import SHEETS, Asked, Block, Sheet
from course.measures.sheets.result import Key, KeyItem
from course.reading.english import day, number_word

READER = "reader"
SHEET = "sheet"


@dataclass(frozen=True)
class HandOut:
    """What people and programs get, by the names of files; and the key, which they do not get."""

    files: dict[str, str]
    key: Key
    empty: tuple[str, ...] = ()


def hand_out(entries: Sequence[Entry], seed: int, today: date, most: int | None = None) -> HandOut:
    """Write every sheet for which a course has entries.

    Args:
        entries: All that can be asked.
        seed: What shuffles them. The same seed and the same bank give the same sheets.
        today: The day that they are dated.
        most: At most about so many items a sheet; the questions and scenarios among them are drawn by the seed.
    """
    bank = fingerprint_of(entries)
    chosen = entries if most is None else _drawn(entries, seed, most)
    files: dict[str, str] = {}
    keys: dict[str, dict[int, KeyItem]] = {}
    empty: list[str] = []
    for sheet in SHEETS:
        blocks = list(sheet.blocks(chosen, random.Random(f"{seed} {sheet.name}")))  # noqa: S311
        if not blocks:
            empty.append(sheet.title)
            continue
        asked = [each for block in blocks for each in block.asked]
        dated = f"Written on {day(today)}, shuffled with seed {seed}, from the questions {bank}."
        files[f"{sheet.name}.md"] = _sheet(sheet, blocks, dated)
        files[form_of(sheet.name)] = _form(sheet, asked, dated)
        keys[sheet.name] = {number: _key(each) for number, each in enumerate(asked, 1)}
    if files:
        files["read-me.md"] = _READ_ME
    return HandOut(files, Key(day=today, seed=seed, bank=bank, sheets=keys), tuple(empty))


def form_of(sheet: str) -> str:
    """Return the name of the form for a sheet's answers."""
    return f"{sheet}.answers.txt"


def _drawn(entries: Sequence[Entry], seed: int, most: int) -> list[Entry]:
    """Return the entries of as many groups, drawn at random, as it takes; in their old order."""
    groups = list(dict.fromkeys(entry.group for entry in entries))
    random.Random(f"{seed}").shuffle(groups)  # noqa: S311
    chosen: set[str] = set()
    count = 0
    for group in groups:
        own = sum(entry.group == group for entry in entries)
        if count + own <= most or not chosen:
            chosen.add(group)
            count += own
    return [entry for entry in entries if entry.group in chosen]


def _sheet(sheet: Sheet, blocks: Sequence[Block], dated: str) -> str:
    head = [
        f"# {sheet.title}",
        dated,
        sheet.how,
        f"Please look at no other sheet before you have done this one. Your answers go into `{form_of(sheet.name)}`.",
    ]
    return "\n\n".join([*head, *_blocks(blocks)]) + "\n"


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    number = 1
    for block in blocks:
        several = len(block.asked) > 1
        yield f"## {number} to {number + len(block.asked) - 1}" if several else f"## {number}"
        yield from block.told
        for asked in block.asked:
            if several:
                yield f"### {number}"
            yield from asked.before
            yield "\n".join(_options(asked))
            number += 1


def _options(asked: Asked) -> Iterator[str]:
    item = asked.entry.item
    for place, index in enumerate(asked.order):
        yield f"- {letter(place)}. {' '.join(item.options[index].split())}"
    if len(item.keys) > 1:
        yield f"\nChoose {number_word(len(item.keys))}."


def _form(sheet: Sheet, asked: Sequence[Asked], dated: str) -> str:
    several = next((each for each in asked if len(each.entry.item.keys) > 1), None)
    lines = [
        f"# Answers to “{sheet.title}”. {dated}",
        "# Behind each number write the letter that you choose, for example: 12 B",
        *(["# Where the sheet says “Choose two”, write both letters: 12 A C"] if several else []),
        "# Where you do not answer, leave the line as it is.",
        "",
        f"{SHEET}: {sheet.name}",
        "# Write person or program:",
        f"{READER}:",
        "",
        *(f"{number}" for number in range(1, len(asked) + 1)),
    ]
    return "\n".join(lines) + "\n"


def _key(asked: Asked) -> KeyItem:
    entry = asked.entry
    right = tuple(sorted(entry.item.keys))
    return KeyItem(
        name=entry.name,
        kind=entry.item.kind,
        of_rule=entry.item.is_of_rule,
        fingerprint=entry.fingerprint,
        order=asked.order,
        right=right,
    )


_READ_ME = """\
# Sheets to be answered

Each sheet asks about the same questions, and shows more or less of them. What readers get right on one sheet and not on
another says where the answers stand: in the situation, or in the words of the options.

1. Give each reader one sheet (`….md`) and its form (`….answers.txt`), and nothing else. Who has seen one sheet knows
   too much for another.
2. A reader writes one line an item into the form. No name is needed. Whether it is a person or a program is.
3. Put each form that comes back into a folder `answers` beside the sheets, under any name that ends in `.txt`.
4. `course sheets` with this folder and `--score` says how many were right, beside what guessing gets.

The key is in a file of its own, outside of this folder. Keep it away from readers.
"""
