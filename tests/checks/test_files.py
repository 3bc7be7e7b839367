"""Files that nothing reads, that some system cannot hold, and that are too large: each gets a word."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from course import guidance
from course.guidance.history import HISTORY
from course.guidance.organisation import PATH as ORGANISATION
from course.guidance.release import RELEASE
from course.ignored import LISTS
from course.packages.formats.scorm.manifest import FIRST, manifest
from course.report import headline
from tests.conftest import MakeCourse, findings_of
from tests.small import FILES


@pytest.fixture
def said(make_course: MakeCourse) -> Callable[[str], list[str]]:
    """Return a function that adds a file, which is named, to the small course and returns what is said of it."""

    def add(path: str, content: bytes = b"x") -> list[str]:
        root = make_course({**FILES, path: content})
        with (root / "mkdocs.yml").open("a", encoding="utf-8") as config:
            config.write(f"# {path}\n")
        return [
            f"{found.position.path}: {found.severity}[{found.rule}]: {headline(found)}" for found in findings_of(root)
        ]

    return add


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("organisation.yaml", "organisation.yml"),
        ("Organisation.yml", "organisation.yml"),
        ("organization.yml", "organisation.yml"),
        ("organisation.yml.txt", "organisation.yml"),
        ("course.yaml", "course.yml"),
        ("docs/reference/glossery.yml", "glossary.yml"),
        ("docs/reference/rules.yaml", "rules.yml"),
        ("docs/about/theme.yml", "themes.yml"),
        ("quizzes/checks/final_check.yml", "final-check.yml"),
        ("quizzes/checks/final-check.yaml", "final-check.yml"),
    ],
)
def test_a_name_that_is_nearly_right(path: str, meant: str, said: Callable[[str], list[str]]) -> None:
    assert said(path) == [
        f"{path}: error[ignored-file]: nothing reads this file; is “{meant}” meant? Rename it to {meant}, or delete it."
    ]


@pytest.mark.parametrize(
    "path", ["organisation.yml", "docs/reference/rules.yml", "quizzes/checks/final-check.yml", RELEASE, HISTORY]
)
def test_a_folder_with_the_name_of_a_file(path: str, said: Callable[[str], list[str]]) -> None:
    assert said(f"{path}/inside.txt")[0] == (
        f"{path}: error[folder]: this is a folder, but the course reads a file of this name. Rename it, or make it "
        "that file."
    )


@pytest.mark.parametrize(
    "path", ["course.yml", ORGANISATION, RELEASE, HISTORY, "quizzes/checks/final-check.yml", "docs/reference/rules.yml"]
)
@pytest.mark.parametrize("of_others", [{}, {ORGANISATION: "name: Hill House\n", RELEASE: "{}"}])
def test_a_link_to_nothing_in_place_of_a_file(path: str, of_others: dict[str, str], make_course: MakeCourse) -> None:
    root = make_course({**FILES, **of_others})
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).unlink(missing_ok=True)
    (root / path).symlink_to("nowhere")
    assert [
        f"{found.position.path}: {found.severity}[{found.rule}]: {headline(found)}" for found in findings_of(root)
    ] == [
        f"{path}: error[broken-link]: this is a link to “nowhere”, which is not there. Make what it names, or delete "
        "the link."
    ]


@pytest.mark.parametrize(
    "path", ["quizzes/night.txt", "quizzes/night.yml.bak", "quizzes/scenarios/plan.md", "quizzes/checks/other.yml"]
)
def test_data_that_nothing_reads(path: str, said: Callable[[str], list[str]]) -> None:
    assert said(path) == [
        f"{path}: warning[ignored-file]: nothing reads this file; data files end in “.yml”. Rename it, or keep it "
        "outside of this folder."
    ]


def test_no_list_that_is_read_counts_as_ignored() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in Path(guidance.__path__[0]).glob("*.py"))
    assert set(re.findall(r'^[A-Z]+ = "(\w+/\w+\.yml)"$', source, re.MULTILINE)) == {*LISTS}


def test_a_list_that_nothing_reads_is_published(said: Callable[[str], list[str]]) -> None:
    assert said("docs/modules/plan.yaml") == [
        "docs/modules/plan.yaml: warning[ignored-file]: nothing reads this file; it is published for everyone to "
        "download. Rename it, or keep it outside of this folder."
    ]


def test_a_folder_of_quizzes_that_nothing_reads(said: Callable[[str], list[str]]) -> None:
    assert said("quizzes/scenario/plate.yml") == [
        "quizzes/scenario: error[ignored-file]: nothing reads this folder; did you mean “scenarios”? Quiz files stand "
        "beside it, not in it. Rename it, or move what it holds."
    ]


@pytest.mark.parametrize(
    "path", ["quizzes/.good.yml.swp", "docker-compose.yml", ".github/ci.yml", "quizzes/schema.json", "docs/a.csv"]
)
def test_what_is_of_others_is_left_alone(path: str, said: Callable[[str], list[str]]) -> None:
    assert said(path) == []


@pytest.mark.parametrize("name", ["what?.md", "a#b.md", "100%.md", 'dq"x.md', "a:b.png", "up|down.md", "st*r.md"])
def test_a_sign_that_not_every_system_can_hold(name: str, said: Callable[[str], list[str]]) -> None:
    (line,) = said(f"docs/about/{name}")
    assert line.startswith(f"docs/about/{name}: error[file-name]: the name “{name}” has a sign (“")
    assert line.endswith("Rename it: letters, digits, hyphens and full stops work anywhere.")


@pytest.mark.parametrize("name", ["con.md", "NUL.png", "aux", "com1.svg"])
def test_the_name_of_a_device(name: str, said: Callable[[str], list[str]]) -> None:
    assert said(f"docs/{name}") == [
        f"docs/{name}: error[file-name]: the name “{name}” means a device to Windows, which cannot unpack it. "
        "Rename it: letters, digits, hyphens and full stops work anywhere."
    ]


def test_a_name_that_another_system_wrote(make_course: MakeCourse) -> None:
    names = ["Pr\udcfcfung.md", "Pr\udcfcfung.png"]
    found = findings_of(make_course({**FILES, **{f"docs/{name}": b"x" for name in names}}))
    assert [(each.position.path, each.message) for each in found if each.rule == "file-name"] == [
        (
            f"docs/{name}",
            f"the name “{name.replace(chr(0xDCFC), '?')}” has letters that not every system can read",
        )
        for name in names
    ]


def test_a_name_that_ends_in_a_full_stop(said: Callable[[str], list[str]]) -> None:
    assert said("docs/ours./a.png") == [
        "docs/ours.: error[file-name]: the name “ours.” ends in a space or a full stop, which Windows leaves out. "
        "Rename it: letters, digits, hyphens and full stops work anywhere."
    ]


def test_two_names_that_differ_in_capitals_only(make_course: MakeCourse) -> None:
    page = "# A\n\n![A plan](Plan.png) and ![another](plan.png)\n"
    found = findings_of(make_course({**FILES, "docs/a/a.md": page, "docs/a/Plan.png": b"x", "docs/a/plan.png": b"x"}))
    assert [f"{each.position.path}: {headline(each)}" for each in found] == [
        "docs/a/plan.png: this name and docs/a/Plan.png differ only in small and capital letters. Rename one of the "
        "two: Windows and macOS take them for one."
    ]


@pytest.mark.parametrize("name", ["our home.png", "tŷ-café.png", "👍.png", "what-helps.png"])
def test_other_names_work(name: str, said: Callable[[str], list[str]]) -> None:
    assert said(f"docs/{name}") == []


def test_the_manifest_of_a_package_escapes_them() -> None:
    text = manifest(FIRST, name="a", title="A", start="our home.html", files=["our home.html", "tŷ.html"]).decode()
    assert 'href="our%20home.html"' in text
    assert 'href="t%C5%B7.html"' in text


def test_a_picture_of_sixty_megabytes(make_course: MakeCourse) -> None:
    root = make_course(FILES)
    with (root / "docs/large.png").open("wb") as file:
        file.truncate(60_000_000)
    assert [headline(found) for found in findings_of(root) if found.rule == "large-file"] == [
        "this file has 60.0 MB, and each copy of the course holds it; the most is 1 MB. Make it smaller: a picture "
        "1,200 pixels wide, saved as .webp, is enough."
    ]


@pytest.mark.parametrize("ending", [".MD", ".mdx", ".Markdown"])
def test_a_file_that_is_almost_a_page(ending: str, said: Callable[[str], list[str]]) -> None:
    assert said(f"docs/extra{ending}") == [
        f"docs/extra{ending}: error[ending]: a file that ends in “{ending}” is no page: it is published as it is, and "
        "nothing checks it. Rename it, so that it ends in “.md” or “.markdown”."
    ]


UNNAMED = (
    "warning[ignored-file]: nothing reads this file, and no page names it; it is published for everyone to download. "
    "Link to it from a page, or keep it outside of this folder."
)


@pytest.mark.parametrize(
    "path",
    ["notes.txt", "pass.env", "Copy of index.md.bak", "draft.docx", "loose.html", "assets/diagrams/old.svg", "a/b.png"],
)
def test_a_file_that_no_page_names_goes_out_with_a_word(path: str, make_course: MakeCourse) -> None:
    (found,) = findings_of(make_course({**FILES, f"docs/{path}": b"x"}))
    assert f"{found.position.path}: {found.severity}[{found.rule}]: {headline(found)}" == f"docs/{path}: {UNNAMED}"


@pytest.mark.parametrize(
    "path", ["robots.txt", "CNAME", "assets/mark.svg", "assets/icon-512.png", "assets/diagrams/sides.svg"]
)
def test_a_file_that_has_its_use_without_being_named(path: str, make_course: MakeCourse) -> None:
    page = "# A\n\n/// diagram | sides\nFour sides.\n///\n"
    root = make_course({**FILES, f"docs/{path}": b"x", "docs/about/a.md": page, "docs/assets/diagrams/sides.svg": b"x"})
    assert [found for found in findings_of(root) if found.rule == "ignored-file"] == []


def test_a_file_that_a_page_a_style_or_the_settings_name(make_course: MakeCourse) -> None:
    more = {
        "docs/about/a.md": "# A\n\n[The leaflet](our%20leaflet.pdf)\n",
        "docs/about/our leaflet.pdf": b"x",
        "docs/assets/ours.css": "a { background: url(wave.png) }",
        "docs/assets/wave.png": b"x",
    }
    root = make_course({**FILES, **more})
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("extra_css: [assets/ours.css]\n")
    assert findings_of(root) == []
