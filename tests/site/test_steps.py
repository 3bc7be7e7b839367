"""A page that is read in steps: where its parts begin, how long each takes, and what leads from one to the next."""

from pathlib import Path
from types import SimpleNamespace

import markdown
import pytest
from lxml import html
from markdown.treeprocessors import Treeprocessor

from tests.conftest import write_files
from tests.site.rendering import small_course, texts, words
from tests.small import PAGE

HEAD = PAGE.partition("# Small changes")[0]
WORDS = "word " * 300


class _Relpath(Treeprocessor):
    """Stands for MkDocs, which says in its own processor which page it is at."""


def shown(root: Path, path: str) -> html.HtmlElement:
    """Return the tree of a page as a generator shows it."""
    md = markdown.Markdown(
        extensions=["attr_list", "toc", "course.site.markdown"],
        extension_configs={"course.site.markdown": {"root": str(root)}},
    )
    generator = _Relpath(md)
    generator.file = SimpleNamespace(src_uri=path)  # type: ignore[attr-defined]
    md.treeprocessors.register(generator, "relpath", 0)
    text = (root / "docs" / path).read_text(encoding="utf-8")
    return html.fromstring(f"<main>{md.convert(text.partition('---')[2].partition('---')[2])}</main>")


def stepped(root: Path, body: str) -> html.HtmlElement:
    write_files(root, {"docs/way.md": f"---\ntitle: A way\nsteps: true\n---\n\n# A way\n\n{body}"})
    return shown(root, "way.md")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_course(tmp_path)


class TestParts:
    @pytest.mark.parametrize(
        ("body", "parts"),
        [
            ("## One\n\na\n\n## Two\n\nb\n", [["One"], ["Two"]]),
            # The first below a heading belongs to its part; the next ones are parts of their own.
            ("## One\n\na\n\n### In one\n\nb\n\n### Two\n\nc\n", [["One", "In one"], ["Two"]]),
            ("## One\n\na\n\n#### Deep\n\nb\n\n## Two\n\nc\n", [["One", "Deep"], ["Two"]]),
            # An author may say otherwise.
            ("## One\n\na\n\n#### Deep {.new-part}\n\nb\n\n## Two\n\nc\n", [["One"], ["Deep"], ["Two"]]),
            ("## One\n\na\n\n## Two {#b .same-part}\n\nb\n\n### Three\n\nc\n", [["One", "Two", "Three"]]),
            ("## One\n\na\n\n### Two {.new-part}\n\nb\n\n### Three {.same-part}\n\nc\n", [["One"], ["Two", "Three"]]),
        ],
    )
    def test_begin_where_their_author_says(self, root: Path, body: str, parts: list[list[str]]) -> None:
        tree = stepped(root, f"{body}\n## Last\n\nz\n")
        found = [texts(step, "*[self::h2 or self::h3 or self::h4]") for step in tree.find_class("step")]
        assert found == [*parts, ["Last"]]
        assert not tree.xpath("//*[contains(@class, '-part') and not(self::p)]"), "what an author says is not shown"

    def test_each_ends_with_a_link_to_the_next_that_says_its_title_and_its_minutes(self, root: Path) -> None:
        body = f"## One *and* {{#one}}\n\na\n\n## More {{#more}}\n\n{WORDS}\n\n### The “two” {{#two}}\n\nb\n"
        tree = stepped(root, body)
        (line,) = tree.find_class("next-part")
        assert words(line) == "Next part: The “two” (2 min)"
        assert line.xpath("a/@href") == ["#more"]
        assert [step.get("data-minutes") for step in tree.find_class("step")] == ["1", "2"]

    def test_the_page_says_below_its_heading_how_much_there_is(self, root: Path) -> None:
        tree = stepped(root, f"## One {{#one}}\n\n{WORDS}\n\n## Two {{#two}}\n\nb\n")
        assert texts(tree, "h1/following-sibling::*[1]") == ["2 parts · about 3 minutes"]

    @pytest.mark.parametrize("front", ["title: A way\n", "title: A way\nsteps: false\n"])
    def test_another_page_has_none(self, root: Path, front: str) -> None:
        write_files(root, {"docs/way.md": f"---\n{front}---\n\n# A way\n\n## One\n\na\n\n## Two\n\nb\n"})
        assert shown(root, "way.md").find_class("step") == []

    def test_a_page_of_one_part_has_none(self, root: Path) -> None:
        assert stepped(root, "## One\n\na\n").find_class("step") == []


class TestEndOfAModule:
    def test_stands_below_the_last_quiz_with_outcomes_the_way_on_and_what_the_page_says(self, root: Path) -> None:
        second = PAGE.replace("number: 1", "number: 2").replace("title: Small changes", "title: Later")
        practice = "---\ntitle: More of it\n---\n\n# More\n\n/// quiz | good\n    use: pool\n///\n"
        card = "---\ntitle: A card\n---\n\n# A card\n"
        files = {
            "docs/modules/small.md": f"{PAGE}\nTry it on your next shift.\n",
            "docs/modules/second.md": second,
            "docs/practice.md": practice,
            "docs/reference/cards/small.md": card,
        }
        tree = shown(write_files(root, files), "modules/small.md")
        last = tree.find_class("step")[-1]
        assert texts(last, "h2") == ["End of module 1"]
        (done,) = last.find_class("module-done")
        assert texts(done, "ul/li") == ["Act in time on a small change", "Pass on what a carer said"]
        # Which questions of the page tell whether it is so.
        asked = [names.split() for names in done.xpath("ul/li/@data-of")]
        assert sorted(name for names in asked for name in names) == sorted(
            set(tree.xpath("//form[@data-scoring!='none']/@data-question"))
        )
        assert texts(last, ".//a") == ["Next: 2. Later (4 min)", "More of it", "A card"]
        assert "Try it on your next shift." in words(last)
        assert texts(tree, "//p[@class='place']") == ["Module 1 of 2 · 3 parts · about 4 minutes"]

    def test_the_last_module_leads_to_the_final_check(self, root: Path) -> None:
        write_files(root, {"docs/check.md": "---\ntitle: The check\n---\n\n# The check\n\n/// final-check\n///\n"})
        assert texts(shown(root, "modules/small.md"), "//p[@class='go-on']") == ["Next: The check"]
