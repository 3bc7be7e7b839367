"""The list of sources and the glossary."""

from datetime import date
from pathlib import Path

import pytest

from course.guidance.lists import Source, Term
from course.report import as_text
from tests.conftest import write_files
from tests.small import GLOSSARY, SOURCES


def said(root: Path, text: str) -> str:
    """Return what an author is told about a list of sources."""
    return as_text(Source.load(write_files(root, {"docs/reference/sources.yml": text}))[1], root)


def test_sources_are_read_by_their_ids(tmp_path: Path) -> None:
    sources, findings = Source.load(write_files(tmp_path, {"docs/reference/sources.yml": SOURCES}))
    assert findings == []
    assert sources["care-act"].nation == "England"


def test_terms_are_read_by_their_ids(tmp_path: Path) -> None:
    terms, findings = Term.load(write_files(tmp_path, {"docs/reference/glossary.yml": GLOSSARY}))
    assert findings == []
    assert terms["shift-lead"].also == ["shift leads"]


def test_a_list_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert Source.load(tmp_path) == ({}, [])
    assert Term.load(tmp_path) == ({}, [])


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        (
            "address: https://",
            "address: http://",
            "docs/reference/sources.yml:5:5: error[bad-address]: “address”: "
            "“http://www.legislation.gov.uk/ukpga/2014/23/section/10” is not a full address\n"
            "       4 |     publisher: legislation.gov.uk\n"
            "  >    5 |     address: http://www.legislation.gov.uk/ukpga/2014/23/section/10\n"
            "       6 |     nation: England\n"
            "    Start it with “https://”.",
        ),
        (
            "    confidence: high\n",
            "",
            "docs/reference/sources.yml:2:5: error[missing]: “confidence” is missing\n"
            "       1 | sources:\n"
            "  >    2 |   - id: care-act\n"
            "       3 |     title: Care Act 2014, section 10\n"
            "    Add a line `confidence:`.",
        ),
        (
            "sources:\n  - id",
            "source:\n  - id",
            "docs/reference/sources.yml:1:1: error[not-a-list]: “sources” must be a list\n"
            "  >    1 | source:\n"
            "       2 |   - id: care-act\n"
            "    Start the file with `sources:`.",
        ),
        (
            "sources:\n",
            SOURCES,
            "docs/reference/sources.yml:11:5: error[duplicate-id]: the id “care-act” stands twice in this list\n"
            "      10 |     supports: A carer's assessment.\n"
            "  >   11 |   - id: care-act\n"
            "      12 |     title: Care Act 2014, section 10\n"
            "    Give each entry an id of its own.",
        ),
        (
            SOURCES,
            "",
            "docs/reference/sources.yml:1:1: error[empty-file]: the file is empty\n"
            "    Start it from a file of its kind; `course new quiz MODULE` writes one for a quiz.",
        ),
    ],
)
def test_faults(right: str, wrong: str, words: str, tmp_path: Path) -> None:
    assert said(tmp_path, SOURCES.replace(right, wrong, 1)) == words


def test_a_bad_entry_hides_no_other(tmp_path: Path) -> None:
    text = SOURCES + SOURCES.removeprefix("sources:\n").replace("id: care-act", "id: Other")
    sources, findings = Source.load(write_files(tmp_path, {"docs/reference/sources.yml": text}))
    assert list(sources) == ["care-act"]
    assert [finding.rule for finding in findings] == ["bad-id"]


@pytest.mark.parametrize(("today", "stale"), [(date(2027, 11, 1), False), (date(2027, 11, 2), True)])
def test_a_source_is_stale_after_a_year(today: date, stale: bool, tmp_path: Path) -> None:
    sources, _ = Source.load(write_files(tmp_path, {"docs/reference/sources.yml": SOURCES}))
    assert sources["care-act"].is_stale(today) is stale
