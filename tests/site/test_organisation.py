"""A course that an organisation uses, by both generators: its name on every page, and what it changed."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import html

from course.guidance.organisation import load_organisation
from course.site.complete import complete
from course.site.finish import BuiltPage, read_site
from course.site.letterhead import name_organisation
from course.site.project import open_course
from tests.conftest import TODAY, write_files
from tests.site.changed import CHANGED
from tests.site.rendering import words

PAGE = "<html><head></head><body><header><nav>a</nav>\n</header><footer>b</footer></body></html>"
SAID = "Changed by Hill & House. The checks that this course describes were not made for this text."
CREDIT = (
    "From “Working with Carers”, by the Working with Carers contributors, CC BY 4.0. Used and changed by Hill & House."
)


@pytest.fixture(scope="module")
def pages(changed_pages: Mapping[str, BuiltPage]) -> Mapping[str, BuiltPage]:
    return changed_pages


def test_a_site_that_is_complete_stays_as_it_is(changed: Path, tmp_path: Path) -> None:
    site = shutil.copytree(changed / "site", tmp_path / "site")
    course = open_course(changed, TODAY)
    assert course.faults == []
    assert complete(site, changed, course) == []
    before = {path.relative_to(changed / "site"): path.read_bytes() for path in changed.glob("site/**/*.html")}
    assert before == {path.relative_to(site): path.read_bytes() for path in site.rglob("*.html")}


def test_the_name_is_on_every_page_and_the_credit_stays(pages: Mapping[str, BuiltPage]) -> None:
    assert len(pages) > 60
    for path, page in pages.items():
        if path == "404.html":
            continue  # shown at any address, it loads nothing
        (header,) = page.tree.find_class("md-header__organisation")
        (footer,) = page.tree.find_class("organisation-footer")
        assert header.getparent().tag == "nav", path
        assert words(header) == "Hill & House"
        assert words(footer) == CREDIT
        assert footer.getparent().tag == "footer", path
        assert header.xpath("img/@alt") == ["A “hill”"]


def test_a_changed_text_says_so_and_bears_no_mark_of_a_check(pages: Mapping[str, BuiltPage]) -> None:
    lines = {path: [words(line) for line in page.tree.find_class("changed-text")] for path, page in pages.items()}
    described = [f"about/{name}.html" for name in ("how-checked", "index")]
    assert {path for path, found in lines.items() if found} == {f"{CHANGED}.html", *described}
    assert lines[f"{CHANGED}.html"] == [SAID]
    for path in described:
        assert lines[path] == [
            "Hill & House has changed or added these texts. The checks on this page do not cover them:"
        ]
    marks = {path: "Next review by" in words(page.tree) for path, page in pages.items() if "modules/" in path}
    assert marks.pop("modules/index.html") is False
    assert {path for path, marked in marks.items() if not marked} == {f"{CHANGED}.html"}


def test_help_and_the_list_of_whom_to_call_have_the_details(pages: Mapping[str, BuiltPage]) -> None:
    for path in ("reference/help.html", "reference/templates/who-to-call.html"):
        (box,) = pages[path].tree.find_class("organisation")
        assert "At night and at weekends: 0115 496 0123" in words(box)
        assert "In Scotland: the law · support for carers" in words(box)


class TestWithout:
    def test_no_page_has_a_trace_of_any(self, site: Path) -> None:
        pages = read_site(site)
        assert [path for path, page in pages.items() if "organisation.css" in html.tostring(page.tree).decode()] == []
        assert [path for path, page in pages.items() if page.tree.find_class("changed-text")] == []
        (box,) = pages["reference/help.html"].tree.find_class("organisation")
        assert words(box).startswith("Ask at work who your safeguarding lead is")

    def test_what_was_put_in_is_taken_out_again(self, tmp_path: Path) -> None:
        site = write_files(tmp_path / "site", {"a/b.html": PAGE, "404.html": PAGE})
        organisation = load_organisation(write_files(tmp_path, {"organisation.yml": "name: Hill\n"}))[0]
        name_organisation(site, organisation, "From here.")
        page = (site / "a/b.html").read_text(encoding="utf-8")
        assert '<link rel="stylesheet" href="../assets/organisation.css">' in page
        assert (site / "404.html").read_text(encoding="utf-8") == PAGE
        name_organisation(site, None, "From here.")
        assert (site / "a/b.html").read_text(encoding="utf-8") == PAGE
