"""The organisation's name and logo on every page, beside the course's own, in any generator's output."""

import posixpath
import re
from html import escape
from pathlib import Path

from course.guidance.organisation import Organisation

STYLES = "assets/organisation.css"

# What was put in is put in anew, so that finishing a site twice is finishing it once.
_OURS = re.compile(r"<!--organisation-->.*?<!--/organisation-->", re.DOTALL)
_HEAD, _HEADER, _FOOTER = re.compile(r"</head>"), re.compile(r"</nav>\s*</header>"), re.compile(r"</footer>")
# The page for addresses that do not exist is served from anywhere, so it loads nothing and has no header.
_ANYWHERE = "404.html"


def name_organisation(site: Path, organisation: Organisation | None, credit: str) -> None:
    """Put the organisation on every page of a finished site; without one, pages are as the generator wrote them.

    Args:
        site: The finished site.
        organisation: Who uses the course, or None.
        credit: Whose work the course is, and under which licence.
    """
    for file in site.rglob("*.html"):
        if file == site / _ANYWHERE:
            continue
        text = file.read_text(encoding="utf-8")
        page = _OURS.sub("", text)
        if organisation is not None:
            page = _named(page, file.relative_to(site).as_posix(), organisation, credit)
        if page != text:
            file.write_text(page, encoding="utf-8")


def _named(page: str, path: str, organisation: Organisation, credit: str) -> str:
    name = escape(organisation.name)
    logo = ""
    if organisation.logo is not None:
        source, words = escape(_way(path, organisation.logo.file)), escape(organisation.logo.alt)
        logo = f'<img src="{source}" alt="{words}">'
    styles = f'<link rel="stylesheet" href="{_way(path, STYLES)}">'
    header = f'<div class="md-header__organisation">{logo}<span>{name}</span></div>'
    footer = f'<p class="organisation-footer md-grid">{escape(credit)}</p>'
    for place, added in ((_HEAD, styles), (_HEADER, header), (_FOOTER, footer)):
        ours = f"<!--organisation-->{added}<!--/organisation-->"
        page = place.sub(lambda found, ours=ours: ours + found[0], page, count=1)  # type: ignore[misc]
    return page


def _way(path: str, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(path) or ".")
