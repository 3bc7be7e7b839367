"""Every page is valid HTML, as the checker of HTML's own makers reads it: vnu, in one run over all of them."""

import json
import subprocess
from pathlib import Path

import pytest

from course.site.valid import valid

# What vnu says of the theme's own templates, and what stands there.
OF_THE_THEME = {
    "Attribute “autocomplete” is only allowed when the input type is": (
        '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">'
    ),
    "Bad value “” for attribute “tabindex” on element “label”": (
        '<label class="md-nav__link" for="__drawer" id="__nav_2_label" tabindex="">Course</label>'
    ),
    "The value of the “for” attribute of the “label” element must be the ID of a non-hidden form control.": (
        '<label class="md-nav__title" for="__toc">Contents</label>'
    ),
}
PAGE = '<!doctype html>\n<html lang="en"><head><title>A page</title></head><body>\n{}\n</body></html>\n'
BOX = '<input class="md-nav__toggle md-toggle" type="checkbox" id="__toc">'


def said_by_vnu(java: str, node_modules: Path, *places: Path) -> dict[str, list[str]]:
    """Return what vnu says, errors and warnings, by the file that it says it of."""
    # It lives shortly: to make its code faster first would cost it twice the time.
    quick = ("-Xss8m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
    settings = ("--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html")
    jar = node_modules / "vnu-jar/build/dist/vnu.jar"
    run = subprocess.run(
        [java, *quick, "-jar", jar, *settings, *places], capture_output=True, encoding="utf-8", check=True
    )
    said: dict[str, list[str]] = {}
    for message in json.loads(run.stdout)["messages"]:
        place = f"{message['url']}:{message.get('lastLine', 0)}"
        said.setdefault(message["url"].rpartition("/")[2], []).append(f"{place}: {message['message']}")
    return said


def test_every_page_is_valid_html_and_what_the_theme_writes_is_mended(
    site: Path, java: str, node_modules: Path, tmp_path: Path
) -> None:
    faulty = PAGE.format("\n".join(OF_THE_THEME.values()))
    (tmp_path / "as-the-theme-writes.html").write_text(faulty, encoding="utf-8")
    (tmp_path / "mended.html").write_text(valid(faulty), encoding="utf-8")
    said = said_by_vnu(java, node_modules, site, tmp_path)
    of_the_theme = said.pop("as-the-theme-writes.html")
    assert [name for name in OF_THE_THEME if not any(name in each for each in of_the_theme)] == []
    assert len(of_the_theme) == len(OF_THE_THEME)
    assert said == {}


@pytest.mark.parametrize("written", [*OF_THE_THEME.values(), BOX + OF_THE_THEME[[*OF_THE_THEME][2]]])
def test_a_page_is_mended_once_and_what_has_its_place_stays(written: str) -> None:
    page = PAGE.format(written)
    assert (valid(page) == page) == (BOX in page)
    assert valid(valid(page)) == valid(page)
