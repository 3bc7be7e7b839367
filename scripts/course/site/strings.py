"""What our scripts say, which stands in one file (`theme/words.yml`): each script gets its own section of it."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import cast

import yaml

from course.site.usual import THEME

FILE = "words.yml"  # of the theme
# A sentence, or two where one thing is said differently from many.
Said = str | Mapping[str, str]

PLACE = re.compile(r"/\* of the course: WORDS \*/ \{\}")


@cache
def strings() -> Mapping[str, Mapping[str, Said]]:
    """Return what each script says, by the script's name and by a key of its own."""
    return cast(Mapping[str, Mapping[str, Said]], yaml.safe_load((THEME / FILE).read_text(encoding="utf-8")))


def with_strings(script: str, path: str) -> str:
    """Return a script with what it says written in.

    Args:
        script: Its text.
        path: Its path, whose last part names it.
    """
    return PLACE.sub(lambda _: _as_script(strings()[PurePosixPath(path).stem]), script)


def _as_script(said: Mapping[str, Said]) -> str:
    """Return sentences as a script writes them: keys are names, so they need no marks."""
    told = (f"{key}:{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}" for key, value in said.items())
    return f"{{{','.join(told)}}}"
