"""`/// offline | copy`, `/// offline | download`, `/// offline | versions`: the course without a connection.

Argument: `copy`, which the browser keeps; `download`, a zip file; or `versions`, the zip file of each version.
"""

import posixpath
import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown import Markdown

from course.reading.english import listed
from course.site.blocks.base import CourseBlock, error_box
from course.site.elements import add, after, become
from course.site.links import current_page
from course.site.offline.offer import UNKNOWN

_SCRIPT = "assets/offline.js"


def _copy(md: Markdown, element: etree.Element) -> None:
    told = add(element, "p", "One press saves every page, quiz and picture on this device (")
    after(
        add(told, "data", UNKNOWN, class_="copy-size"),
        "). They stay until you press “Delete the offline copy”.",
    )
    # Without scripts this stays, and no button shows.
    add(
        element,
        "p",
        "JavaScript is off in this browser, so it cannot save a copy.",
        role="status",
        tabindex="-1",
    )
    add(element, "progress", aria_label="Files downloaded", hidden="")
    buttons = add(element, "p", class_="buttons")
    for name in ("Save a copy for offline use", "Use the new version", "Delete the offline copy"):
        add(buttons, "button", name, type="button", hidden="")
    here = posixpath.dirname(current_page(md)) or "."
    add(element, "script", src=posixpath.relpath(_SCRIPT, here), defer="")


def _download(_: Markdown, element: etree.Element) -> None:
    told = add(element, "p")
    after(add(told, "span", "Download the course as a zip file", class_="zip-link"), " (")
    after(add(told, "data", UNKNOWN, class_="zip-size"), ").")


def _versions(_: Markdown, element: etree.Element) -> None:
    add(add(element, "ul", class_="versions"), "li", UNKNOWN)


_OFFERS: dict[str, Callable[[Markdown, etree.Element], None]] = {
    "copy": _copy,
    "download": _download,
    "versions": _versions,
}


class OfflineBlock(CourseBlock):
    """An offer that the step after the build completes: sizes, the address of the download."""

    NAME = "offline"
    ARGUMENT = None
    ARGUMENTS = tuple(_OFFERS)

    def build(self, element: etree.Element) -> None:
        offer = _OFFERS.get(self.argument or "")
        if offer is None:
            error_box(element, f"There is no offline copy “{self.argument}”", f"Write {listed(_OFFERS)}.")
            return
        # Sizes come after the search has read the page
        become(element, class_="offline", data_offline=self.argument, data_search_exclude="")
        offer(self.md, element)
