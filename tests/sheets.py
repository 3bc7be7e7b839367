"""A sheet as a person reads it, and a key to read its answers with."""

import re
from datetime import date

from course.measures.sheets.result import Key, KeyItem

DAY = date(2026, 11, 30)

KEY = Key(
    day=DAY,
    seed=1,
    bank="abcd0123",
    sheets={
        "options-alone": {
            1: KeyItem(name="one", kind="single-choice", fingerprint="f", order=(2, 0, 1), right=(0,)),
            2: KeyItem(name="two", kind="multiple-response", fingerprint="f", order=(0, 1, 2, 3), right=(1, 3)),
            12: KeyItem(name="three", kind="single-choice", fingerprint="f", order=(0, 1), right=(0,)),
        },
        "with-situation": {},
    },
)


def as_read(sheet: str) -> dict[int, list[str]]:
    """Return the options of each item of a sheet, as its reader sees them."""
    parts = re.split(r"^#{2,3} (\d+)$", sheet, flags=re.MULTILINE)
    return {
        int(number): re.findall(r"^- [A-Z]\. (.*)$", text, re.MULTILINE)
        for number, text in zip(parts[1::2], parts[2::2], strict=True)
    }
