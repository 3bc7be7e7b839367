"""Pages as authors write them: front matter and its faults, paragraphs, headings, words."""

from pathlib import Path

import pytest

from course.guidance.page import Page
from course.guidance.pages import load_pages, parse_page
from course.guidance.published import all_below
from course.report import as_text, headline
from tests.conftest import write_files
from tests.small import PAGE


def read(text: str, path: str = "modules/small.md") -> Page:
    return parse_page(path, f"docs/{path}", text.encode())[0]


def said(root: Path, text: str) -> str:
    """Return what an author is told about the front matter of a module's page."""
    write_files(root, {"docs/modules/small.md": text})
    return as_text(load_pages(all_below(root).pages)[1], root)


class TestFrontMatter:
    def test_a_module_declares_itself(self) -> None:
        page, findings = parse_page("modules/small.md", "docs/modules/small.md", PAGE.encode())
        assert findings == []
        assert page.module is not None
        assert [outcome.id for outcome in page.module.outcomes] == ["notice-change", "pass-it-on"]
        assert page.module.number == 1

    @pytest.mark.parametrize(
        ("path", "text"),
        [
            ("index.md", "---\ntitle: A\ndescription: >\n  How to listen.\n  tags: [care]\n---\n\n# A\n"),
            (
                "modules/small.md",
                PAGE.replace("description: ", "description: >\n  ").replace(
                    'number: 1\ncriteria: ["3.2"]', "  number: 1"
                ),
            ),
        ],
    )
    def test_a_key_within_the_text_above_it(self, path: str, text: str) -> None:
        page, findings = parse_page(path, path, text.encode())
        assert [(found.rule, found.position.line) for found in findings] == [("key-in-text", 5)]
        assert page.unread

    @pytest.mark.parametrize(
        ("old", "new", "line", "words"),
        [
            (
                "2027-11-01\n---\n",
                "2027-11-01\n--\n",
                16,
                "ends with a line “---”, not “--”. Write three hyphens on a line of their own here.",
            ),
            (
                "2027-11-01\n---\n",
                "2027-11-01\n—\n",
                16,
                "ends with a line “---”, not “—”. Write three hyphens on a line of their own here.",
            ),
            (
                "2027-11-01\n---\n",
                "2027-11-01\n",
                16,
                "ends with a line “---”, which is missing. Write three hyphens on a line of their own here.",
            ),
            (
                "---\ntitle",
                "--\ntitle",
                1,
                "begins with a line “---”, not “--”. Write three hyphens on a line of their own here.",
            ),
            (
                "---\ntitle",
                "title",
                1,
                "begins with a line “---”, which is missing. Write three hyphens on a line of their own above.",
            ),
        ],
    )
    def test_not_closed_or_not_opened(self, old: str, new: str, line: int, words: str) -> None:
        page, findings = parse_page("modules/small.md", "docs/modules/small.md", PAGE.replace(old, new, 1).encode())
        (finding,) = findings
        assert (finding.rule, finding.position.line) == ("open-front", line)
        assert f"what a page says of itself {words}" in headline(finding)
        assert page.module is not None
        assert page.module.number == 1
        assert page.module.at("next_review").line == 15 - (new == "title")
        assert page.body.lstrip().startswith("# Small changes")

    @pytest.mark.parametrize("above", ["\n", "\n\n\n", " ", "# Small changes\n\n", "<!-- A draft. -->\n"])
    def test_what_stands_above_it(self, above: str, tmp_path: Path) -> None:
        page, _ = parse_page("modules/small.md", "docs/modules/small.md", f"{above}{PAGE}".encode())
        assert page.module is not None
        assert page.module.at("number").line == 4 + above.count("\n")
        assert said(tmp_path, f"{above}{PAGE}").partition("\n")[0] == (
            "docs/modules/small.md:1:1: error[open-front]: what a page says of itself begins with a line “---”, "
            "and here something stands before that"
        )

    def test_other_pages_need_none(self) -> None:
        for path in ("index.md", "modules/index.md", "about/index.md"):
            page, findings = parse_page(path, path, b"# Title\n")
            assert (page.module, findings) == (None, [])

    def test_a_module_without_any(self, tmp_path: Path) -> None:
        findings = load_pages(all_below(write_files(tmp_path, {"docs/modules/small.md": "# Small changes\n"})).pages)[1]
        assert [headline(finding) for finding in findings] == [
            "the front matter of this module lacks “title”, “description”, “number”, “outcomes”, “reviewed” "
            "and “next_review”. Write it above all else, between two lines “---”."
        ]

    @pytest.mark.parametrize(
        ("right", "wrong", "words"),
        [
            (
                "number: 1",
                "number: one",
                "docs/modules/small.md:4:1: error[not-a-number]: “number”: “one” is not a whole number\n"
                "       3 | description: How to listen when a carer says that something is different.\n"
                "  >    4 | number: one\n"
                '       5 | criteria: ["3.2"]\n'
                "    Write digits only, for example `12`.",
            ),
            (
                "title: Small changes",
                f"title: Small changes\nshort: {'Small' * 9}",
                "docs/modules/small.md:3:1: error[long-name]: “short”: it has 45 letters; the most is 40\n"
                "       2 | title: Small changes\n"
                "  >    3 | short: SmallSmallSmallSmallSmallSmallSmallSmallSmall\n"
                "       4 | description: How to listen when a carer says that something is different.\n"
                "    Find a shorter one.",
            ),
            (
                "outcomes:\n",
                "outcomes:\n" + "".join(f"  - id: more-{n}\n    text: Do more\n" for n in range(3)),
                "docs/modules/small.md:6:1: error[long-list]: “outcomes” has too many entries: 5; the most is 4\n"
                '       5 | criteria: ["3.2"]\n'
                "  >    6 | outcomes:\n"
                "       7 |   - id: more-0\n"
                "    Take some away.",
            ),
            (
                "law_checked: 2026-11-01",
                "law_checked: last week",
                "docs/modules/small.md:14:1: error[not-a-date]: “law_checked”: “last week” is not a date\n"
                "      13 |   by: the authors\n"
                "  >   14 | law_checked: last week\n"
                "      15 | next_review: 2027-11-01\n"
                "    Write year, month and day, for example `2026-11-22`.",
            ),
            (
                "next_review",
                "next_reviw",
                "docs/modules/small.md:15:1: error[unknown-key]: "
                "unknown key “next_reviw”, and “next_review” is missing\n"
                "      14 | law_checked: 2026-11-01\n"
                "  >   15 | next_reviw: 2027-11-01\n"
                "      16 | ---\n"
                "    Is it meant for that? The keys here are “title”, “short”, “description”, “number”, “criteria”, "
                "“outcomes”, “reviewed”, “law_checked” and “next_review”.",
            ),
            (
                "title: Small changes",
                "title: Small: changes",
                "docs/modules/small.md:2:13: error[yaml]: a second “: ” on this line makes YAML see a key where "
                "none is meant\n"
                "       1 | ---\n"
                "  >    2 | title: Small: changes\n"
                "       3 | description: How to listen when a carer says that something is different.\n"
                "    Put quotes round the whole text, or start it on the next line after “>”.",
            ),
        ],
    )
    def test_faults(self, right: str, wrong: str, words: str, tmp_path: Path) -> None:
        assert said(tmp_path, PAGE.replace(right, wrong, 1)) == words

    def test_what_cannot_be_read_hides_nothing_else_of_a_page(self, tmp_path: Path) -> None:
        files = {
            "docs/old.md": "# Caf\xe9\n\n## The carer’s day {#day}\n".encode("cp1252"),
            "docs/line.md": "# A\u2028B\n\n## Two {#two}\n",
            "docs/turned.md": "# Left\u202e\n",
        }
        pages, findings = load_pages(all_below(write_files(tmp_path, files)).pages)
        assert [(str(found.position), found.rule) for found in findings] == [
            ("docs/line.md:1:4", "control-character"),
            ("docs/old.md:1:6", "encoding"),
            ("docs/turned.md:1:7", "control-character"),
        ]
        assert [page.title for page in pages.values()] == ["A B", "Café", "Left"]
        assert pages["old.md"].headings == {"day": "The carer’s day"}
        assert pages["line.md"].headings == {"two": "Two"}

    def test_a_folder_named_like_a_page_is_a_folder(self, tmp_path: Path) -> None:
        pages, findings = load_pages(all_below(write_files(tmp_path, {"docs/odd.md/index.md": "# Hello\n"})).pages)
        assert (list(pages), findings) == (["odd.md/index.md"], [])

    def test_a_rule_across_the_page_is_no_front_matter(self) -> None:
        assert read("# Title\n\n---\nText\n---\n", "index.md").body == "# Title\n\n---\nText\n---\n"

    def test_empty_front_matter(self) -> None:
        assert read("---\n---\n# Title\n", "index.md").title == ["---", "---", "#", "Title"][-1]

    def test_front_matter_that_is_no_yaml_is_told_and_the_page_is_there(self) -> None:
        page, findings = parse_page("index.md", "docs/index.md", b"---\ntitle: 'x\n---\n# Hello\n")
        assert [(str(found.position), found.rule) for found in findings] == [("docs/index.md:2:8", "yaml")]
        assert (page.title, page.unread) == ("Hello", True)


class TestTitle:
    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("---\ntitle: From above\n---\n# Heading\n", "From above"),
            ("# Heading {#id}\n", "Heading"),
            ("Text\n\n# Heading\n", "Heading"),
            ("Text\n", "index.md"),
        ],
    )
    def test_comes_from_front_matter_then_heading_then_path(self, text: str, title: str) -> None:
        assert read(text, "index.md").title == title


class TestHeadings:
    def test_only_those_with_an_id_of_their_own(self) -> None:
        page = read("# One\n\n## Two *strong* `code` {#two}\n\n### Three {.aside #three}\n\nText {#four}\n", "index.md")
        assert page.headings == {"two": "Two strong code", "three": "Three"}


class TestParagraphs:
    def test_paragraphs_entries_and_rows_each_with_its_line(self) -> None:
        text = "---\ntitle: x\n---\n# H\n\nOne\ntwo.\n\n- a\n- b\n  more\n1. c\n\n| d |\n| e |\n"
        assert [(position.line, text) for position, text in read(text, "index.md").paragraphs()] == [
            (4, "# H"),
            (6, "One two."),
            (9, "- a"),
            (10, "- b more"),
            (12, "1. c"),
            (14, "| d |"),
            (15, "| e |"),
        ]

    def test_law_and_questions_are_left_out_and_what_follows_them_is_not(self) -> None:
        text = "Before\n\n/// law | T\n    nation: UK\nInside\n\n/// \n\nAfter\n\n/// quiz | x\nInside\n///\nEnd"
        assert [text for _, text in read(text, "index.md").paragraphs()] == ["Before", "After", "End"]

    def test_a_block_that_is_never_closed_breaks_nothing(self) -> None:
        assert [text for _, text in read("Before\n\n/// quiz | x\n\nInside\n", "index.md").paragraphs()] == ["Before"]

    def test_boxes_belong_to_the_prose(self) -> None:
        texts = [text for _, text in read("/// note | Title\n\nInside\n\n///\n", "index.md").paragraphs()]
        assert "Inside" in texts

    def test_the_prose_has_no_quiz(self) -> None:
        assert read("Before\n/// quiz | x\nInside\n///\nAfter", "index.md").prose == "Before\nAfter"


class TestWords:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("One two three.\n", 3),
            ("# A heading {#with-id}\n", 2),
            ("- one\n- two\n1. three\n\n> four\n", 4),
            ("| a | b |\n| --- | :-- |\n| c | d |\n", 4),
            ("See [the page](../far/away.md#section) now.\n", 4),
            ("/// note | A title\n\nOne two.\n\n///\n", 4),
            ("/// outcomes\n///\n", 0),
            ("/// quiz | small\n    use: pool\n///\n", 0),
            (
                "/// law | T\n    nation: UK\n\nPlain words.\n\n***\n\nIt says.\n\n***\n\nNot this.\n\n///\n",
                6,
            ),
            ("A price - a dash – and “quotes”.\n", 6),
        ],
    )
    def test_what_a_reader_reads_counts_and_signs_do_not(self, text: str, words: int) -> None:
        assert read(text, "index.md").words == words


@pytest.mark.parametrize(
    ("said", "found"), [("search: {exclude: true}", False), ("search: {boost: 2}", True), ("title: A", True)]
)
def test_a_page_may_be_left_out_of_the_search(said: str, found: bool) -> None:
    page, _ = parse_page("a.md", "docs/a.md", f"---\n{said}\n---\n\n# A\n".encode())
    assert page.is_found is found
