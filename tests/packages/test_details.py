"""The form for an organisation's details refuses what `course check` refuses, and writes what it reads."""

import re
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from course.guidance.organisation import PATH, Organisation
from course.reading.findings import ReadingError
from course.reading.gaps import unfinished
from course.reading.tree import read_tree
from tests.conftest import ROOT
from tests.packages.node import Node

NOBODY: dict[str, Any] = {"name": "Hill House", "nation": "", "contacts": [], "policies": []}
# Words that one side might refuse and the other not, among any that a keyboard can write.
KNOWN = """\
~|null|No|12|0115 496 0123|+44 (0)20-1|123|1 2|https://a.org|http://a.org|…|...|TBC|TBCs|TODO: ask|lorem ipsum|a < b|<3|
<b>Hill</b>|[x](javascript:a)|- a|# a|He said "a"|a: b|'a'|{a}|[a]|&a|*a|%a|\\n|Hill & House|café| """.replace("\n", "")
TEXTS = st.sampled_from(["", *KNOWN.split("|")]) | st.text(
    st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=9
)
VALUES = st.fixed_dictionaries(
    {
        "name": TEXTS,
        "nation": st.sampled_from(["", "Wales"]),
        "contacts": st.tuples(
            *(
                st.fixed_dictionaries({"label": st.just(label), "name": TEXTS, "phone": TEXTS, "address": TEXTS})
                for label in ("Safeguarding lead", "Carers’ centre")
            )
        ),
        "policies": st.lists(st.fixed_dictionaries({"title": TEXTS, "address": TEXTS}), min_size=2, max_size=2),
    }
)


def read(text: str) -> Organisation | None:
    """Return what `course check` makes of a file; None where it finds a fault."""
    try:
        tree, findings = read_tree(PATH, text)
    except ReadingError:
        return None
    organisation, faults = Organisation.read(tree)
    if organisation is None or [*findings, *faults, *map(unfinished, organisation.unwritten())]:
        return None
    return organisation


def test_the_file_on_the_page_can_be_read_and_stands_below_the_form_which_asks_for_all_of_it() -> None:
    page = (ROOT / "docs/managers/your-details.md").read_text(encoding="utf-8")
    above, (text,) = page.partition("```yaml")[0], re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    organisation = read(text)
    assert organisation is not None
    assert [contact.label for contact in organisation.contacts] == ["Safeguarding lead", "Mistakes in this course"]
    assert "/// details\n    also: Mistakes in this course\n///" in above


def told(values: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed, without what was left empty."""
    tidy = {key: [_filled(entry) for entry in values[key]] for key in ("contacts", "policies")}
    return {
        "name": values["name"].strip(),
        "nation": values["nation"] or None,
        "contacts": [entry for entry in tidy["contacts"] if entry.keys() - {"label"}],
        "policies": [entry for entry in tidy["policies"] if entry],
    }


def _filled(entry: dict[str, str]) -> dict[str, str]:
    return {key: text.strip() for key, text in entry.items() if text.strip()}


@settings(max_examples=60, deadline=None)
@given(values=VALUES)
def test_form_and_check_agree(node: Node, values: dict[str, Any]) -> None:
    made = node.ask("written", values)
    organisation = read(made["text"])
    assert (organisation is None) == bool(made["faults"]), made
    if organisation is not None:
        assert organisation.model_dump(exclude={"logo"}, exclude_none=True) == {
            key: value for key, value in told(values).items() if value is not None
        }


@pytest.mark.parametrize(
    ("typed", "faults"),
    [
        ({"name": " "}, [["name", "blank"]]),
        ({"name": "TBC"}, [["name", "unfinished"]]),
        ({"name": "<i>Hill</i>"}, [["name", "html"]]),
        (
            {"contacts": [{"label": "At night", "name": "", "phone": "12", "address": "hill.org"}]},
            [["contacts.0.phone", "phone"], ["contacts.0.address", "address"]],
        ),
        (
            {"policies": [{"title": "Care", "address": "https://a.org"}, {"title": "Care ", "address": ""}]},
            [["policies.1.address", "address"], ["policies.1.title", "twice"]],
        ),
    ],
)
def test_the_form_says_where_and_why(node: Node, typed: dict[str, Any], faults: list[list[str]]) -> None:
    assert node.ask("written", NOBODY | typed)["faults"] == faults
