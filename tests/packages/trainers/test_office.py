"""LibreOffice, which opens one session's files as a trainer would: every page is there, and none is empty."""

import re
import subprocess
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from course.packages.package import unzipped
from course.packages.trainers.library import Library
from course.packages.trainers.matrix import columns
from course.packages.trainers.matrix_rules import UNKNOWN, RuleRow, RuleTable
from course.packages.trainers.matrix_sheet import matrix_sheet
from course.packages.trainers.tasks import tasks
from course.site.downloads import MATRIX_CSV, MATRIX_SHEET
from tests.packages.trainers.conftest import IMPRINT, SESSION

# A page more or less would mean that something has run over, or is gone.
PAGES = {
    "cards": (1, 1),
    "facilitator": (4, 7),
    "handout": (7, 10),
    "marking": (7, 12),
    "story": (5, 9),
    "tests": (2, 6),
}


# Workers of a matrix: days since the check, days since somebody saw them, days until they are to renew sooner.
WORKERS = {
    "Amina": (400, 380, None),
    "Ben": (340, None, None),
    "Cerys": (20, 2, None),
    "Dev": (None, None, None),
    "Ewa": (20, 2, -1),
    "Femi": (-9, None, None),
    "Gwil": (20, None, None),
    "Hana": (20, 2, None),
    "Ivo": (20, 2, None),
}
STATES = {
    "Amina": "Overdue",
    "Ben": "Renew soon; not seen at work",
    "Cerys": "In date",
    "Dev": "No check yet",
    "Ewa": "Overdue",
    "Femi": "Check the date",
    "Gwil": "In date; not seen at work",
    "Hana": "Check the result",
    "Ivo": "In date",
}


RESULTS: dict[str, object] = {"Hana": 79, "Ivo": 80, "Gwil": None}
# The versions on a worker’s record and of the refresher, and what is to be read again since then.
RULES = RuleTable(
    ("1.0", "1.1", "1.2"),
    (
        RuleRow("A fall", "UK", ("first listed", "new words", "same words")),
        RuleRow("Harm", "UK", ("first listed", "same words", "new words")),
        RuleRow("Choking", "UK", ("not listed", "first listed", "same words")),
    ),
)
READ: dict[str, tuple[object, object, str]] = {
    "Amina": ("1.0.0", "", "3 of 3"),
    "Ben": (1, 1.1, "1 of 3"),
    "Cerys": ("1.2", "", "None"),
    "Dev": ("", "", ""),
    "Ewa": ("0.9", "", "Version not listed"),
    "Femi": ("1.1", " 1.2\u00a0", "None"),
    "Gwil": ("v1.1", "", "1 of 3"),
    "Hana": ("Version 1.1", "", "1 of 3"),
    "Ivo": ("1.2.1", "", "Version not listed"),
}


@pytest.fixture(scope="module")
def folder(library: Library, office: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a session of 120 minutes, with a form and a card, and what LibreOffice makes of them."""
    out = tmp_path_factory.mktemp("office")
    every = list(tasks(library, 12, (), pdf=False))
    assert {task.name for task in every} >= {MATRIX_SHEET, MATRIX_CSV}
    wanted = [task for task in every if _is_wanted(task.name)]
    for task in wanted:
        (out / task.name).write_bytes(task.write())
    (out / "matrix.xlsx").write_bytes(matrix_sheet(IMPRINT, columns([]), RULES, [*map(_line, WORKERS)], 80))
    profile = (out / "profile").as_uri()
    files = [str(out / name) for name in (*(task.name for task in wanted), "matrix.xlsx")]
    command = [office, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf", "--outdir", str(out)]
    done = subprocess.run([*command, *files], capture_output=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return out


def _is_wanted(name: str) -> bool:
    return (name.startswith(f"{SESSION}-120-") and not name.endswith(".json")) or name in {
        "card-sharing-information.docx",
        "register.docx",
        "co-trainer-agreement.docx",
        "template-what-to-share.docx",
    }


def _line(name: str) -> list[object]:
    passed, seen, sooner = WORKERS[name]
    today = date.today()
    days = [None if count is None else today - timedelta(count) for count in (passed, seen)]
    version, read, _ = READ[name]
    record = [name, days[0], RESULTS.get(name, 90), "a1-1", version or None, 30]
    return [*record, days[1], "", sooner and today + timedelta(sooner), None, read or None]


@pytest.fixture(scope="module")
def converted(folder: Path) -> Mapping[str, PdfReader]:
    return {path.stem: PdfReader(path) for path in sorted(folder.glob("*.pdf"))}


def test_every_file_opens(folder: Path, converted: Mapping[str, PdfReader]) -> None:
    written = {path.stem for path in folder.iterdir() if path.suffix in {".docx", ".pptx", ".xlsx"}}
    assert len(written) == 12
    assert converted.keys() == written


def test_page_counts(converted: Mapping[str, PdfReader]) -> None:
    for kind, (least, most) in PAGES.items():
        assert least <= len(converted[f"{SESSION}-120-{kind}"].pages) <= most, kind
    # A quick card is one sheet of paper, and so is a form that everybody gets.
    for name in ("card-sharing-information", "register", "co-trainer-agreement"):
        assert len(converted[name].pages) == 1, name


def test_as_many_pages_as_slides(folder: Path, converted: Mapping[str, PdfReader]) -> None:
    name = f"{SESSION}-120-slides"
    parts = unzipped((folder / f"{name}.pptx").read_bytes())
    slides = [part for part in parts if part.startswith("ppt/slides/slide")]
    assert len(converted[name].pages) == len(slides) > 20


def test_the_rules_of_the_matrix_work(converted: Mapping[str, PdfReader]) -> None:
    about, lines, *_, paper, rules = (page.extract_text() for page in converted["matrix"].pages)
    for name, state in STATES.items():
        again = READ[name][2]
        found = re.search(rf"^{state}(?: \d{{4}}-\d\d-\d\d)? ?{again} ?{name}\b", lines, re.MULTILINE)
        assert found, (name, lines)
        # Words that take two lines in their cell stand further below.
        last = "" if again == UNKNOWN else again
        assert re.search(rf"^{name} {state}\b.*{last}$", paper, re.MULTILINE), (name, paper)
    assert f"Page 1 of 1. {len(STATES)} workers. {date.today()}" in paper
    counted = {"Workers in the matrix": 9, "Overdue": 2, "Renew soon": 1, "In date": 3, "No check yet": 1}
    counted |= {"Check the date": 1, "Check the result": 1, "Passed, but not yet seen at work": 2}
    counted |= {"With safety rules to read again": 6}
    for label, count in counted.items():
        assert re.search(rf"^{label} ?{count}$", about, re.MULTILINE), (label, about)
    # Which rules have new words since the version that is chosen, at first the earliest.
    for title, said in (("A fall", "New words: read again 1.1"), ("Harm", "New words: read again 1.2")):
        assert re.search(rf"^{title} UK {said}", rules, re.MULTILINE), rules


def test_no_page_is_empty(converted: Mapping[str, PdfReader]) -> None:
    for name, reader in converted.items():
        for number, page in enumerate(reader.pages, 1):
            words = page.extract_text().split()
            # A slide may open an activity with two words, above the line at its foot.
            least = 2 if name.endswith("-slides") else 12
            assert len(words) > least, f"{name}, page {number}: {words}"


def test_fonts_are_those_that_were_asked_for(converted: Mapping[str, PdfReader]) -> None:
    """Arial, or the one that was drawn to match it; never one of other widths."""
    for name, reader in converted.items():
        for page in reader.pages:
            for font in page["/Resources"]["/Font"].values():
                base = str(font.get_object()["/BaseFont"])
                assert any(known in base for known in ("Arial", "LiberationSans", "Symbol", "Dings")), f"{name}: {base}"
