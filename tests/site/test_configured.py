"""What is wrong in `mkdocs.yml` is told by `course check`, on its line, and once."""

from pathlib import Path

import pytest

from course.site.project import open_course
from tests.conftest import SMALL_CONFIG, TODAY, MakeCourse, said
from tests.small import FILES

# A course whose menu is right: two pages in it, one of a folder that needs no place there, one server's address.
MENU = """\
nav:
  - Home: index.md
  - The course:
      - modules/small.md
      - Elsewhere: https://example.org/
  - reference/glossary.md
  - reference/sources.md
"""
NO_PAGE = "Write the path of a page there, for example “modules/a.md”, or take the line away."
PAGES = {"docs/index.md": "# Home\n", "docs/reference/templates/small.md": "# A form\n"}


def about(make_course: MakeCourse, root: Path, *changes: tuple[str, str], more: str = "") -> list[str]:
    """Return what is said of the small course with a menu once each change is made to its `mkdocs.yml`."""
    text = SMALL_CONFIG.format(root=root) + MENU + more
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return said(make_course({**FILES, **PAGES, "mkdocs.yml": text}))


def test_nothing_where_all_is_right(make_course: MakeCourse, tmp_path: Path) -> None:
    tag = "site_url: !ENV [SITE_URL, ''] # where the course will stand\nextra: &more\n  a: 1\n  b: *more\n"
    assert about(make_course, tmp_path, more=tag.replace("  b: *more\n", "")) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "site_name:",
            "site_nam:",
            "1:1: [unknown-key] MkDocs knows no setting `site_nam`; did you mean “site_name”? Mend its name, or take "
            "it away. Settings of your own stand below `extra:`.",
        ),
        (
            "site_name: A small course\n",
            "",
            "1:1: [missing] `site_name` is missing. Add a line `site_name:` with its name.",
        ),
        ("A small course", "", "1:1: [not-text] `site_name:` says nothing. Write it between quotation marks."),
        ("A small course", "2026", "1:1: [not-text] `site_name:` must be a text. Write it between quotation marks."),
        (
            "A small course",
            "A small course\nsite_url: courses.example.org",
            "2:1: [bad-address] `site_url:`: “courses.example.org” is not a full address. Start it with “https://”.",
        ),
        (
            "A small course",
            "A small course\nsite_url: http://[bad",
            "2:1: [bad-address] `site_url:`: “http://[bad” leads nowhere: “[bad” is no name of a site. Write one such "
            "as “www.example.org” behind “https://”.",
        ),
        (
            "A small course",
            "A small course\nsite_url: https://x y/",
            "2:1: [bad-address] `site_url:`: “https://x y/” leads nowhere: there is a space in it. Take the space out; "
            "an address on the web may have “%20” there.",
        ),
        (
            "A small course\n",
            "A small course\nextra_css: ['https://[bad']\nsite_url: tel:999\n",
            "3:1: [bad-address] `site_url:`: “tel:999” is not a full address. Start it with “https://”.",
        ),
        (
            "name: material",
            "name: materiel",
            "4:3: [unknown-theme] there is no theme “materiel”; did you mean “material”? Write material, or install "
            "it.",
        ),
        (
            "  name: material\n",
            "",
            "3:1: [unknown-theme] `theme:` does not name one. Write `name: material` below it.",
        ),
        (
            "A small course\n",
            "A small course\ndev_addr: here\n",
            "2:1: [bad-setting] MkDocs cannot use `dev_addr:`; it says “Must be a string of format 'IP:PORT'”. Mend "
            "what stands there.",
        ),
        (
            "[course]",
            "[courses]",
            "6:11: [unknown-plugin] no plugin “courses” is installed; did you mean “course”? Mend its name, or "
            "install it.",
        ),
        (
            "[course]",
            "{courses: {}}",
            "6:11: [unknown-plugin] no plugin “courses” is installed; did you mean “course”? Mend its name, or "
            "install it.",
        ),
        (
            "[course]",
            "[course, course]",
            "6:19: [named-twice] the plugin “course” stands twice; it was first on line 6. Keep one of the two.",
        ),
        (
            "font: false",
            "langauge: en",
            "5:3: [unknown-key] the theme has no setting “langauge”; did you mean “language”? Mend its name, or take "
            "the line away.",
        ),
        (
            "font: false",
            "language: english",
            "5:3: [unknown-language] the theme does not speak “english”. Write its code, such as en or cy.",
        ),
        (
            "  - attr_list",
            "  - pymdownx.snippets",
            "8:5: [unchecked-text] “pymdownx.snippets” puts text on pages that nothing has checked. Take it away, and "
            "write that text on each page, or print a part of another with `/// passage`.",
        ),
        (
            "A small course",
            "Ward #4 basics",
            "1:17: [cut-text] YAML takes “#4 basics” for a remark and leaves it out of the text. Put quotes round the "
            "whole text, or start it on the next line after “>”. A remark has a line of its own.",
        ),
        (
            "A small course\n",
            "A small course\nsite_name: A small one\n",
            "2:1: [duplicate-key] the key “site_name” stands twice; it was first on line 1. Keep one of the two. Or "
            "is a new entry meant? Then a “- ” is missing before it.",
        ),
        (
            "A small course\n",
            "A small course\nsite_description: … what it teaches\n",
            "2:1: [unfinished] this still says what to write here. Write it.",
        ),
    ],
)
def test_a_setting(old: str, new: str, says: str, make_course: MakeCourse, tmp_path: Path) -> None:
    assert about(make_course, tmp_path, (old, new)) == [f"mkdocs.yml:{says}"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "modules/small.md",
            "modules/smal.md",
            "14:9: [unknown-page] the menu leads to docs/modules/smal.md, and there is no such page; did you mean "
            "“modules/small.md”? Write its path below the folder of the pages.",
        ),
        (
            "- modules/small.md\n",
            "- modules/small.md\n      - Again: modules/small.md\n",
            "15:9: [twice-in-menu] docs/modules/small.md stands in the menu twice; it was first on line 14. Keep one "
            "of the two.",
        ),
        (
            "      - modules/small.md\n",
            "",
            "11:1: [not-in-menu] docs/modules/small.md stands nowhere in the menu, so only links and the search lead "
            "there. Add a line “- modules/small.md” to `nav:`, or name the page below `not_in_nav:`.",
        ),
        (
            "      - modules/small.md\n",
            "      - https://example.org/a\n       - modules/small.md\n",
            "15:1: [run-on-entry] “modules/small.md” is indented further than the line above, so the menu takes both "
            "for one entry. Start both lines in the same column.",
        ),
        (
            "  - The course:\n",
            "    The course:\n",
            "12:5: [menu-entry] this entry of the menu is neither a page nor a title with pages below it. Write “- "
            "modules/a.md”, “- Title: modules/a.md”, or “- Title:” with such lines below it.",
        ),
        (
            "https://example.org/",
            "https:/example.org/",
            "15:9: [bad-address] “https:/example.org/” leads nowhere: “//” is missing behind the colon. Start it with "
            "“https://”.",
        ),
        (
            "https://example.org/",
            "www.example.org",
            "15:9: [bad-address] “www.example.org” leads nowhere: “https://” is missing, or not whole. Start it with "
            "“https://”.",
        ),
        (
            "Home: index.md",
            "Home:",
            f"12:5: [empty-menu] nothing stands below “Home” in the menu. {NO_PAGE}",
        ),
        ("Home: index.md", "Home: []", f"12:5: [empty-menu] nothing stands below “Home” in the menu. {NO_PAGE}"),
        (
            "      - modules/small.md\n      - Elsewhere: https://example.org/\n",
            "",
            f"13:5: [empty-menu] nothing stands below “The course” in the menu. {NO_PAGE}",
        ),
        ("Home: index.md", "", f"12:4: [empty-menu] this line of the menu is empty. {NO_PAGE}"),
        (
            MENU,
            "nav: index.md\n",
            "11:1: [menu-entry] the menu, `nav:`, is no list. Write each entry on a line of its own below it: “- "
            "Title: modules/a.md”.",
        ),
    ],
)
def test_the_menu(old: str, new: str, says: str, make_course: MakeCourse, tmp_path: Path) -> None:
    # With a language, MkDocs is asked for its theme, and refuses what is wrong in the menu in its own words.
    assert about(make_course, tmp_path, (old, new), ("font: false", "language: en")) == [f"mkdocs.yml:{says}"]


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ("https://example.org/new?title={id}", ""),
        ("mailto:a@example.org?subject={id}", ""),
        (
            "https://example.org/new?title=Question",
            "`report_url:` has no “{id}”, so no report says which question it is about. Write “{id}” where the "
            "question’s id belongs.",
        ),
        (
            "htps://example.org/{id}",
            "`report_url:`: “htps://example.org/{id}” leads nowhere: nothing opens “htps:”; did you mean “https”? "
            "Start it with “https://”, “mailto:” or “tel:”.",
        ),
        (
            "mailto:a.example.org?subject={id}",
            "`report_url:`: “mailto:a.example.org?subject={id}” leads nowhere: it is no address for mail. Write it as "
            "“mailto:name@example.org”.",
        ),
    ],
)
def test_where_questions_are_reported(told: str, says: str, make_course: MakeCourse, tmp_path: Path) -> None:
    own = "  - course.site.markdown:"
    found = about(make_course, tmp_path, (own, f"{own}\n      report_url: {told}"))
    assert found == ([f"mkdocs.yml:10:7: [bad-address] {says}"] if says else [])


@pytest.mark.parametrize(
    "more",
    ["not_in_nav: small.md\n", "validation: {nav: {omitted_files: ignore}}\n", "validation: {links: {}}\n"],
)
def test_a_page_that_is_meant_to_stand_nowhere(more: str, make_course: MakeCourse, tmp_path: Path) -> None:
    assert about(make_course, tmp_path, ("      - modules/small.md\n", ""), more=more) == []


def test_a_page_that_the_menu_forgets_is_told_beside_its_kin(make_course: MakeCourse, tmp_path: Path) -> None:
    make_course({"docs/reference/other.md": "# Other\n"})
    (finding,) = about(make_course, tmp_path)
    assert finding.startswith("mkdocs.yml:17:5: [not-in-menu] docs/reference/other.md ")


def test_what_another_plugin_makes_of_the_menu_is_its_own(make_course: MakeCourse, tmp_path: Path) -> None:
    hook = "def on_config(config):\n    config.nav = None\n    return config\n"
    make_course({"hook.py": hook})
    assert about(make_course, tmp_path, ("modules/small.md", "modules/*"), more="hooks: [hook.py]\n") == []


def test_a_course_with_a_wrong_setting_can_still_be_read(make_course: MakeCourse, tmp_path: Path) -> None:
    root = make_course({**FILES, "mkdocs.yml": SMALL_CONFIG.format(root=tmp_path).replace("material", "materiel")})
    assert "modules/small.md" in open_course(root, TODAY).pages


def test_a_page_that_cannot_be_read_is_not_missed_in_the_menu(make_course: MakeCourse, tmp_path: Path) -> None:
    make_course({"docs/index.md": "# Home\n"})
    (tmp_path / "docs/self.md").symlink_to("self.md")
    (finding,) = about(make_course, tmp_path)
    assert finding.startswith("docs/self.md:1:1: [broken-link] ")
