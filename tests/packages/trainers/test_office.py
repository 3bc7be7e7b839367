"""LibreOffice, which opens one session's files as a trainer would: every page is there, and none is empty."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from pypdf import PdfReader

from course.packages.package import unzipped
from course.packages.trainers.library import Library
from course.packages.trainers.tasks import tasks
from tests.packages.trainers.conftest import SESSION

# A page more or less would mean that something has run over, or is gone.
PAGES = {"cards": (7, 7), "facilitator": (3, 4), "handout": (7, 10), "marking": (5, 8), "tests": (2, 6)}


@pytest.fixture(scope="module")
def folder(library: Library, office: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a session of 120 minutes, with a form and a card, and what LibreOffice makes of them."""
    out = tmp_path_factory.mktemp("office")
    wanted = [task for task in tasks(library, 12, (), pdf=False) if _is_wanted(task.name)]
    for task in wanted:
        (out / task.name).write_bytes(task.write())
    profile = (out / "profile").as_uri()
    files = [str(out / task.name) for task in wanted]
    command = [office, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf", "--outdir", str(out)]
    done = subprocess.run([*command, *files], capture_output=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return out


def _is_wanted(name: str) -> bool:
    return name.startswith(f"{SESSION}-120-") or name in {
        "card-sharing-information.docx",
        "template-what-to-share.docx",
    }


@pytest.fixture(scope="module")
def converted(folder: Path) -> Mapping[str, PdfReader]:
    return {path.stem: PdfReader(path) for path in sorted(folder.glob("*.pdf"))}


def test_every_file_opens(folder: Path, converted: Mapping[str, PdfReader]) -> None:
    written = {path.stem for path in folder.iterdir() if path.suffix in {".docx", ".pptx"}}
    assert len(written) == 8
    assert converted.keys() == written


def test_page_counts(converted: Mapping[str, PdfReader]) -> None:
    for kind, (least, most) in PAGES.items():
        assert least <= len(converted[f"{SESSION}-120-{kind}"].pages) <= most, kind
    # A quick card is one sheet of paper.
    assert len(converted["card-sharing-information"].pages) == 1


def test_as_many_pages_as_slides(folder: Path, converted: Mapping[str, PdfReader]) -> None:
    name = f"{SESSION}-120-slides"
    parts = unzipped((folder / f"{name}.pptx").read_bytes())
    slides = [part for part in parts if part.startswith("ppt/slides/slide")]
    assert len(converted[name].pages) == len(slides) > 20


def test_no_page_is_empty(converted: Mapping[str, PdfReader]) -> None:
    for name, reader in converted.items():
        for number, page in enumerate(reader.pages, 1):
            words = page.extract_text().split()
            assert len(words) > 12, f"{name}, page {number}: {words}"


def test_fonts_are_those_that_were_asked_for(converted: Mapping[str, PdfReader]) -> None:
    """Arial, or the one that was drawn to match it; never one of other widths."""
    for name, reader in converted.items():
        for page in reader.pages:
            for font in page["/Resources"]["/Font"].values():
                base = str(font.get_object()["/BaseFont"])
                assert any(known in base for known in ("Arial", "LiberationSans", "Symbol", "Dings")), f"{name}: {base}"
