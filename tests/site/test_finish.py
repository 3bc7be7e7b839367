"""The last look at a finished site: each fault on a site of two pages, and the exact words about it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.report import headline
from course.site.finish import look_over
from tests.conftest import write_files

Look = Callable[..., list[str]]


def document(body: str, title: str = "Start", head: str = "") -> str:
    return f"<!doctype html>\n<html><head><title>{title}</title>{head}</head>\n<body>\n{body}\n</body></html>\n"


OTHER = document('<h2 id="there">There</h2>', "Other")


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """Return a function that writes a site and returns what is wrong with it."""

    def write_and_look(
        body: str, head: str = "", expected: Mapping[str, list[str]] | None = None, **more: str
    ) -> list[str]:
        site = tmp_path / "site"
        write_files(site, {"index.html": document(body, head=head), "more/other.html": OTHER, **more})
        # A file that is there on the author's disk, but not on the site.
        write_files(tmp_path, {"outside.html": document("", "Outside")})
        return [f"{found.position}: [{found.rule}] {headline(found)}" for found in look_over(site, expected or {})]

    return write_and_look


def test_a_good_site(look: Look) -> None:
    body = """
      <h1 id="top">Hello</h1>
      <a href="more/other.html#there">one</a> <a href="#top">two</a> <a href="more/other.html">three</a>
      <a href="https://example.org/">four</a> <a href="mailto:a@example.org">five</a> <a href="#__skip">six</a>
      <a href="more/other.html#questions=a,b">read by a script</a>
      <img src="more/picture.png"><script src="more/x.js"></script><code>/// quiz | x</code>
      <pre><code><span>/// quiz | x</span></code></pre>
    """
    assert look(body, head='<link rel="canonical" href="https://example.org/">') == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            "<p>/// quiz | x\nuse: pool</p>",
            "index.html:4:1: [literal-block] a block was not understood and stands on the page as text: “/// quiz | "
            "x”. "
            "Compare its options and its closing slashes with a block that works.",
        ),
        (
            "<p>Text\n///</p>",
            "index.html:4:1: [literal-block] a block was not understood and stands on the page as text: “Text”. "
            "Compare its options and its closing slashes with a block that works.",
        ),
        (
            "<p>Text<br>/// law | x</p>",
            "index.html:4:1: [literal-block] a block was not understood and stands on the page as text: “/// law | x”. "
            "Compare its options and its closing slashes with a block that works.",
        ),
        (
            '<div class="quiz-error">This quiz cannot be shown.</div>',
            "index.html:4:1: [error-box] This quiz cannot be shown. Run `course check`.",
        ),
        (
            '<p id="a"></p><p id="a"></p>',
            "index.html:1:1: [duplicate-id] two elements have the id “a”. Give each heading its own.",
        ),
        (
            '<script src="https://cdn.example.org/x.js"></script>',
            "index.html:4:1: [other-host] the page loads https://cdn.example.org/x.js from another host. "
            "Keep a copy in the course: nothing leaves the page.",
        ),
        (
            '<script src="a.js" data-scripts="b.js https://cdn.example.org/later.js"></script>',
            "index.html:4:1: [other-host] the page loads https://cdn.example.org/later.js from another host. "
            "Keep a copy in the course: nothing leaves the page.",
        ),
        (
            '<img src="//example.org/x.png">',
            "index.html:4:1: [other-host] the page loads //example.org/x.png from another host. "
            "Keep a copy in the course: nothing leaves the page.",
        ),
        (
            '<a href="gone.html">Read</a>',
            "index.html:4:1: [dead-link] the link gone.html (“Read”) leads nowhere: the file is not there. "
            "Mend the link where the page is written.",
        ),
        (
            '<a href="more/other.html#gone">Read</a>',
            "index.html:4:1: [dead-link] the link more/other.html#gone (“Read”) leads nowhere: that page has no id "
            "“gone”. "
            "Mend the link where the page is written.",
        ),
        (
            '<a href="#gone">Read</a>',
            "index.html:4:1: [dead-link] the link #gone (“Read”) leads nowhere: that page has no id “gone”. "
            "Mend the link where the page is written.",
        ),
        (
            '<a href="../outside.html">Read</a>',
            "index.html:4:1: [dead-link] the link ../outside.html (“Read”) leads nowhere: the file is not there. "
            "Mend the link where the page is written.",
        ),
    ],
)
def test_a_fault(look: Look, body: str, words: str) -> None:
    assert look(body) == [words]


KEY = {"trainers/keys/a.html": document('<p id="one"></p>', "Key")}


@pytest.mark.parametrize("target", ["trainers/keys/a.html", "trainers/keys/a.html#one"])
def test_a_link_from_a_learners_page_to_the_answers(look: Look, target: str) -> None:
    assert look(f'<a href="{target}">x</a>', **KEY) == [
        f"index.html:4:1: [key-link] the link {target} leads learners to the answers. Link to them from a page for "
        "trainers, and leave them out of the menu."
    ]


def test_a_link_from_a_trainers_page_to_the_answers(look: Look) -> None:
    pages = {"trainers/b.html": document('<a href="keys/a.html#one">x</a>', "Plan")}
    assert look('<a href="trainers/b.html">x</a>', **KEY, **pages) == []


def test_what_an_address_tells_a_script_is_no_id(look: Look) -> None:
    assert look('<a href="more/other.html#questions=a,b">x</a>') == []


@pytest.mark.parametrize("rel", ["stylesheet", "preload", "icon", "preconnect"])
def test_what_the_head_loads_from_another_host(look: Look, rel: str) -> None:
    (line,) = look("", head=f'<link rel="{rel}" href="https://fonts.example.org/x">')
    assert "[other-host] the page loads https://fonts.example.org/x from another host." in line


def test_a_folder_leads_to_its_index(look: Look) -> None:
    assert look('<a href="more/">x</a>', **{"more/index.html": document("", "More")}) == []


def test_links_with_signs_in_their_addresses(look: Look) -> None:
    assert look('<a href="a%20b.html#caf%C3%A9">x</a>', **{"a b.html": document('<p id="café"></p>', "A b")}) == []


def test_the_page_for_lost_visitors_may_link_from_anywhere(look: Look) -> None:
    assert look("", **{"404.html": document('<a href="/gone">x</a>')}) == []


class TestScenarios:
    STORY = '<course-scenario data-scenario="a"></course-scenario>'

    def test_all_there(self, tmp_path: Path) -> None:
        site = write_files(tmp_path, {"index.html": document(self.STORY)})
        assert look_over(site, {}, {"index.html": ["a"]}) == []

    def test_others_than_asked_for(self, tmp_path: Path) -> None:
        site = write_files(tmp_path, {"index.html": document(self.STORY)})
        (found,) = look_over(site, {}, {"index.html": ["a", "b"]})
        assert (found.rule, headline(found)) == (
            "scenarios",
            "the page shows 1 scenario (a), but its blocks ask for 2 (a, b). Look for a block that was not understood.",
        )


class TestTitles:
    def test_two_pages_of_one_title(self, look: Look) -> None:
        assert look("", **{"again.html": document("")}) == [
            "index.html:1:1: [title] the page has the same title as again.html: “Start”. "
            "Give it `title:` in its front matter."
        ]

    def test_a_page_without(self, look: Look) -> None:
        assert look("", **{"none.html": document("", "")}) == [
            "none.html:1:1: [title] the page has no title. Give it `title:` in its front matter."
        ]


class TestQuestions:
    FORMS = '<form data-question="a"></form><form data-question="b"></form>'

    def test_all_there_in_order(self, look: Look) -> None:
        assert look(self.FORMS, expected={"index.html": ["a", "b"]}) == []

    @pytest.mark.parametrize("asked", [["a"], ["a", "b", "c"], ["b", "a"], ["a", "a", "b"], []])
    def test_others_than_asked_for(self, look: Look, asked: list[str]) -> None:
        assert look(self.FORMS, expected={"index.html": asked}) == [
            f"index.html:1:1: [questions] the page shows 2 questions (a, b), but its blocks ask for {len(asked)} "
            f"({', '.join(asked) or 'none'}). Look for a block that was not understood."
        ]

    def test_a_page_that_nobody_built(self, look: Look) -> None:
        assert look("", expected={"gone.html": []}) == [
            "gone.html:1:1: [missing-page] this page was not built. Look at what the generator said."
        ]


def test_pages_that_only_lead_on_may_share_a_title(look: Look) -> None:
    onward = '<meta http-equiv="refresh" content="0; url=more/other.html">'
    old = document('<a href="more/other.html">Go on</a>', "Redirecting...", onward)
    assert look("<p>Hello</p>", **{"old.html": old, "older.html": old.replace("refresh", "Refresh")}) == []
