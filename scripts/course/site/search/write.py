"""The two scripts of a site's search: one that finds, and one with texts to show and what keeps it from error."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from course.course import Course
from course.reading.findings import Finding
from course.site.search.index import index_of
from course.site.search.pack import packed
from course.site.strings import with_strings
from course.site.trim import trim_script

FINDER = "search/find.js"
TEXTS = "search/texts.js"

_SCRIPT = Path(__file__).parent / "script"
# In this order: each uses what stands before it.
_OF_OTHERS = ("minisearch.js", "stemmer.js")  # with their licences
_PARTS = (*_OF_OTHERS, "slips.js", "engine.js", "index", "unpack.js", "likely.js", "panel.js")


def write_search(site: Path, course: Course, convert: Callable[[str], str]) -> Sequence[Finding]:
    """Write a site's search, made of its finished pages. A page opens it as scripts: data would not load on a disk.

    Args:
        site: The folder of the finished site.
        course: The course that it was built from.
        convert: Markdown to HTML.

    Returns:
        A finding for each place that people look for by words and that the search does not know.
    """
    index = index_of(site, course, convert)
    told = f"globalThis.courseIndex = {_json(packed(index.places))}\n"
    parts = (told if part == "index" else _script(part) for part in _PARTS)
    (site / FINDER).parent.mkdir(exist_ok=True)
    (site / FINDER).write_text("".join(parts), encoding="utf-8")
    texts = ",".join(map(_json, (index.texts, index.learnt, sorted(index.alike))))
    (site / TEXTS).write_text(f"courseTexts({texts})\n", encoding="utf-8")
    return index.faults


def _script(name: str) -> str:
    text = (_SCRIPT / name).read_text(encoding="utf-8")
    return text if name in _OF_OTHERS else trim_script(with_strings(text, name))


def _json(value: object) -> str:
    # As text of a script, these two would end a line.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
