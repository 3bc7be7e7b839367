"""A site that an organisation uses: no fault, nothing cut, on screens of every width and in both colours."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from course.guidance.organisation import load_organisation
from course.guidance.release import RELEASE, release_text
from course.site.build import build_site
from course.site.project import open_course
from tests.conftest import ROOT, TODAY, serve, write_files
from tests.site.browser.editions import CONFIG
from tests.site.browser.test_axe import Axe
from tests.small import FILES, PAGE

WIDTHS = (320, 360, 768, 1280)
NAME = "Hill and House Community Care Partnership"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 30 45 0 90 30z"/></svg>'
HELP = "# Help\n\n/// organisation\n///\n\n/// details\n    also: Mistakes\n///\n"
LICENCE = "licence: {name: CC BY 4.0, address: creativecommons.org/licenses/by/4.0, terms: You may change this.}\n"
CONTACTS = "contacts: [Safeguarding lead, Carers’ centre]\nhelp: {danger: '999'}\n"
BASE = f"name: {NAME}\ncontacts: [{{ label: Safeguarding lead, name: Duty manager, phone: 0115 496 0123 }}]\n"
LOGOS = {"with-logo": "logo: { file: hill.svg, alt: A hill }\n", "without-logo": ""}


@pytest.fixture(scope="module", params=LOGOS)
def used(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site whose organisation has changed a page."""
    root = tmp_path_factory.mktemp("used")
    config = CONFIG.format(name="one", theme=ROOT / "scripts/course/site/theme", root=root)
    pages = {"docs/help.md": HELP, "docs/hill.svg": LOGO, "docs/edition.js": ""}
    write_files(
        root, {"mkdocs.yml": config, **FILES, "course.yml": f"{FILES['course.yml']!s}{LICENCE}{CONTACTS}", **pages}
    )
    (root / RELEASE).write_text(release_text(root), encoding="utf-8")
    changed = PAGE.replace("Write the carer’s own words", "Write all of the carer’s own words")
    write_files(root, {"organisation.yml": BASE + LOGOS[request.param], "docs/modules/small.md": changed})
    assert build_site(root, open_course(root, TODAY), root / "site") == []
    yield from serve(Path(root / "site"))


@pytest.mark.parametrize("path", ["help.html", "modules/small.html"])
def test_has_no_fault_and_no_sideways_scroll(page: Page, used: str, path: str) -> None:
    axe = Axe(page, f"{used}/{path}")
    axe.look("at rest", *WIDTHS)
    assert axe.found == []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        expect(page.locator(".md-header__title")).to_be_visible()
        assert page.evaluate("document.querySelector('.md-header').offsetHeight") < 100, width


def test_names_the_organisation_beside_the_course(page: Page, used: str) -> None:
    page.goto(f"{used}/help.html")
    expect(page.locator(".md-header__organisation")).to_contain_text(NAME)
    expect(page.locator(".organisation-footer")).to_contain_text(f"CC BY 4.0. Used and changed by {NAME}.")
    # Records of learning name it.
    assert f'"organisation": "{NAME}"' in page.request.get(f"{used}/assets/progress.js").text()
    assert page.get_by_role("link", name="0115 496 0123").get_attribute("href") == "tel:01154960123"


def test_the_form_gives_a_file_that_the_course_reads_and_a_sheet(page: Page, used: str, tmp_path: Path) -> None:
    asked: list[str] = []
    page.goto(f"{used}/help.html")
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Name of your organisation").fill(" Hill & House ")
    lead = page.get_by_role("group", name="Safeguarding lead")
    phone = lead.get_by_label("Phone, such as 0115 496 0123")
    lead.get_by_label("Name or role").fill("Duty manager")
    page.get_by_role("group", name="Mistakes").get_by_label("Name or role").fill("Training lead")
    phone.fill("12")
    # Once: a listener that stays on the page that tests share keeps later ones from leaving it.
    warned: list[str] = []
    page.once("dialog", lambda dialog: (warned.append(dialog.type), dialog.dismiss()))
    page.evaluate("location.assign('index.html')")  # as long as there is no file, the browser asks first
    assert warned == ["beforeunload"]
    page.get_by_role("button", name="Save the file").click()
    expect(phone).to_be_focused()
    expect(phone).to_have_accessible_description("Write it like this: 0115 496 0123.")
    expect(page.get_by_text("Please look at the marked fields. Then try again.")).to_be_visible()
    phone.fill("0115 496 0123")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the file").click()
    expect(page.get_by_text("Look for the file organisation.yml in your downloads. Nothing was sent.")).to_be_visible()
    assert saved.value.suggested_filename == "organisation.yml"
    saved.value.save_as(tmp_path / "organisation.yml")
    organisation, findings = load_organisation(tmp_path)
    assert (findings, organisation is not None and organisation.name) == ([], "Hill & House")
    assert organisation is not None
    assert [(each.label, each.name, each.phone) for each in organisation.contacts] == [
        ("Safeguarding lead", "Duty manager", "0115 496 0123"),
        ("Mistakes", "Training lead", None),
    ]
    page.get_by_role("button", name="Print a sheet for the staff room").click()
    sheet = page.locator(".sheet").text_content()
    assert sheet == (
        "Who to callHill & HouseIn danger? Call 999 first.Safeguarding lead:Duty manager, 0115 496 0123"
        "Mistakes:Training lead"
    )
    assert [url for url in asked if not url.startswith("blob:")] == []
    assert page.evaluate("Object.keys(localStorage)") == []
    page.goto(f"{used}/index.html")
    assert warned == ["beforeunload"]
