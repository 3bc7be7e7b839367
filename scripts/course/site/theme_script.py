"""The theme's own script comes last: a page is drawn, read and answered without it.

It is longer than all of ours together, and a slow phone works at it for half a second. `course.js` runs it.
"""

import re
from pathlib import Path

_SCRIPT = re.compile(r'<script src="([^"]*assets/javascripts/bundle\.[^"/]*\.js)"></script>')
# It is fetched meanwhile, after what a page is drawn with.
_LATER = r'<link class="theme" rel="preload" as="script" fetchpriority="low" href="\1">'


def put_off_theme_script(site: Path) -> None:
    """Leave it to `course.js` to run the theme's script, on every page of a finished site that loads it, in place.

    Where a script of a course itself waits for the theme's `document$`, all stays as it is.
    """
    if any(_waits(file, site) for file in site.rglob("*.js")):
        return
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        later = put_off(text)
        if later != text:
            file.write_text(later, encoding="utf-8")


def _waits(script: Path, site: Path) -> bool:
    name = script.relative_to(site).as_posix()
    is_told = name == "assets/course.js" or name.startswith("assets/javascripts/")
    return not is_told and "document$" in script.read_text(encoding="utf-8")


def put_off(page: str) -> str:
    """Return a page that names the theme's script, and does not run it."""
    return _SCRIPT.sub(_LATER, page)
