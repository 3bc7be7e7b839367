"""Lists which packages two lock files name in different versions: `python scripts/differ.py LOCKED NEWEST`."""

import re
import sys
from collections import defaultdict
from pathlib import Path

_PIN = re.compile(r"^([\w.-]+)==(\S+)(?: ; (.+?))?(?: \\)?$", re.MULTILINE)


def versions(lock: str) -> dict[str, str]:
    """Return each package's version, or its versions and where each of them holds."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, version, where in _PIN.findall(lock):
        found[name].append(f"{version} ({where})" if where else version)
    return {name: ", ".join(each) for name, each in found.items()}


def table(locked: str, newest: str) -> str:
    """Return a line for each package that differs, below a heading; or that none does."""
    before, after = versions(locked), versions(newest)
    names = sorted(name for name in before | after if before.get(name) != after.get(name))
    if not names:
        return f"All {len(before)} locked packages are the newest."
    rows = [("name", "locked", "newest"), *((name, before.get(name, "-"), after.get(name, "-")) for name in names)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    return "\n".join([f"{len(names)} of {len(before | after)} packages differ:", *lines])


if __name__ == "__main__":
    sys.stdout.write(table(*(Path(name).read_text(encoding="utf-8") for name in sys.argv[1:])) + "\n")
