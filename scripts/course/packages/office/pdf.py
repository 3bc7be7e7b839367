"""PDFs, printed by Chromium with the styles of the site: tagged, with bookmarks and page numbers."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from course.packages.imprint import Imprint
from course.packages.office.pieces import Paper
from course.packages.package import MissingToolError
from course.packages.rich import escaped
from course.refusal import RefusedError

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
# Where these systems put browsers, which is on no PATH.
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
_HOW = (
    "Install Chromium or Google Chrome, so that “chromium” or “google-chrome” is on the PATH: `make browser` does so "
    "where it can."
)
_SECONDS = 120
_LINK = re.compile(r'(<a\b[^>]*?)\s+href="(?!#|https?:|tel:|mailto:)[^"]*"')
_DATES = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}")

_STYLE = """
@page { size: A4; margin: 18mm 18mm 20mm;
  @bottom-left { content: "%s"; font: 8pt Arial, sans-serif }
  @bottom-right { content: counter(page); font: 8pt Arial, sans-serif } }
body { background: #fff; color: #000; font-family: Arial, "Liberation Sans", sans-serif }
.md-typeset { font-size: 11pt; line-height: 1.4; color: #000; font-family: inherit }
.md-typeset a { color: #000; text-decoration: none }
.md-typeset h1 { font-size: 22pt; font-weight: 700; color: #000; margin: 0 0 8mm; break-before: page }
.md-typeset :is(section.paper:first-child, nav.contents) h1 { break-before: auto }
.md-typeset h2 { font-size: 15pt; font-weight: 700; margin: 7mm 0 2mm }
.md-typeset h3 { font-size: 12.5pt; font-weight: 700; margin: 5mm 0 1.5mm }
.md-typeset :is(h4, h5, h6) { font-size: 11pt; font-weight: 700; text-transform: none; color: #000; margin: 4mm 0 1mm }
/* A space at the end of a line would be lost from the bookmark. */
.md-typeset :is(h1, h2, h3, h4, h5, h6) { white-space: pre-wrap }
.md-typeset .new-page { break-before: page; margin-top: 0 }
.md-typeset :is(p, ul, ol) { margin-block: 1.6mm }
.md-typeset .option { margin: 0 0 1mm 6mm; text-indent: -6mm; padding-left: 6mm }
.md-typeset .keep, .md-typeset .write-label, .md-typeset .option:not(.last) { break-after: avoid }
.md-typeset a.term { border: 0; text-decoration: none; background: none }
.md-typeset table:not([class]) {
  display: table; width: 100%%; border-collapse: collapse; font-size: 10pt; overflow: visible }
.md-typeset table:not([class]) :is(th, td) {
  border: 1px solid #000; padding: 1.2mm 2mm; text-align: left; min-width: 0 }
.md-typeset td:empty { height: 10mm }
.md-typeset .role-cards { break-before: page }
.md-typeset .role-card {
  min-height: 126mm; border-bottom: 1px dashed #000; padding: 3mm 0; break-inside: avoid }
.md-typeset :is(.admonition, .law, .rule) {
  border: 0; border-left: 2pt solid #000; box-shadow: none; padding: 0 0 0 4mm; background: none }
"""


class NoBrowserError(MissingToolError):
    """There is no Chromium. The message says how to get it."""

    def __init__(self) -> None:
        super().__init__("Chromium, or Google Chrome, for PDFs", _HOW)


class PrintError(RefusedError):
    """Chromium printed nothing. The message is its own."""


def browser() -> str:
    """Return where a browser of Chromium's kind is.

    Raises:
        NoBrowserError: there is none.
    """
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    found = found or next((path for path in _PLACES if Path(path).is_file()), None)
    if found is None:
        raise NoBrowserError
    return found


def sheet_of(imprint: Imprint, title: str, papers: Sequence[Paper], styles: Sequence[str], look: str = "") -> str:
    """Return papers as one page of HTML that prints well.

    Args:
        imprint: What stands at the foot of each page.
        title: Of the whole.
        papers: The papers in order; each begins on a page of its own.
        styles: Addresses of the site's styles.
        look: What these papers have of their own, as a style.
    """
    links = "".join(f'<link rel="stylesheet" href="{escaped(address)}">' for address in styles)
    bodies = [(paper.title, _LINK.sub(lambda found: found[1], paper.body)) for paper in papers]
    body = "".join(f'<section class="paper"><h1>{escaped(title)}</h1>{text}</section>' for title, text in bodies)
    footer = imprint.footer.replace("\\", "").replace('"', "”")
    return (
        f'<!doctype html><html lang="{imprint.language}" dir="ltr"><head><meta charset="utf-8">'
        f"<title>{escaped(title)}</title>{links}"
        f"<style>{_STYLE % footer}{look}</style></head>"
        '<body data-md-color-scheme="default">'
        f'<article class="md-content__inner md-typeset">{body}</article></body></html>'
    )


def printed(page: str, imprint: Imprint) -> bytes:
    """Return a page of HTML as PDF.

    Raises:
        NoBrowserError: there is no Chromium.
        PrintError: it printed nothing.
    """
    found = browser()
    with tempfile.TemporaryDirectory(prefix="course-print-") as name:
        folder = Path(name)
        (folder / "page.html").write_text(page, encoding="utf-8")
        target = folder / "page.pdf"
        command = [
            found,
            "--headless=new",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-extensions",
            "--disable-sync",
            "--no-pdf-header-footer",
            "--export-tagged-pdf",
            "--generate-pdf-document-outline",
            "--allow-file-access-from-files",
            f"--user-data-dir={folder / 'profile'}",
            f"--print-to-pdf={target}",
            (folder / "page.html").as_uri(),
        ]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            # Chromium refuses to run as root with its sandbox; the page is our own.
            command.insert(1, "--no-sandbox")
        try:
            # It takes a folder for what it keeps meanwhile as it is told, be that there or not.
            own = {**os.environ, "TMPDIR": tempfile.gettempdir()}
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, env=own)  # noqa: S603
        except subprocess.TimeoutExpired:
            raise PrintError(f"{found} printed nothing in {_SECONDS} seconds.") from None
        if not target.is_file():
            told = done.stderr.decode(errors="replace").strip().splitlines()
            raise PrintError(f"{found} printed nothing: {told[-1] if told else f'it ended with {done.returncode}'}")
        return _DATES.sub(rb"\g<1>" + imprint.stamp.strftime("%Y%m%d%H%M%S").encode(), target.read_bytes())
