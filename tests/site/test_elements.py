"""Elements on a page, and the short cut for text that holds no Markdown: it must show what the long way would."""

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement, tostring

import pytest
from hypothesis import example, given, settings, strategies as st
from markdown import Markdown

from course.site.elements import add, add_inline, add_paragraphs
from course.site.project import load_project
from tests.conftest import ROOT

# Every sign that Markdown, or one of the real course's extensions, may give a meaning to, and enough that has none.
SIGNS = st.text(st.sampled_from("ab 12.,:;-+()'\"/*_`[]!{}#|~^=@\\&<>\n“”’–…£%?"), min_size=1, max_size=24)


@pytest.fixture(scope="module")
def md() -> Markdown:
    """Markdown with the real course's extensions."""
    project = load_project(ROOT)
    return Markdown(extensions=list(project.extensions), extension_configs=project.settings)


def shown(md: Markdown, fill: Callable[[Element], object]) -> str:
    """Return the HTML of what a function puts into an element, after the inline pass."""
    md.reset()
    root = Element("div")
    fill(root)
    md.treeprocessors["inline"].run(root)
    html = md.serializer(root)
    for processor in md.postprocessors:
        html = processor.run(html)
    return html


@settings(max_examples=400)
@given(SIGNS.map(str.strip).filter(bool))
@example("a - b")
@example("12:30")
@example("www.example.org")
@example("a.b@c.d")
def test_the_short_cut_for_inline_text_changes_nothing(md: Markdown, text: str) -> None:
    def long_way(root: Element) -> None:
        SubElement(root, "p").text = text

    assert shown(md, lambda root: add_inline(root, "p", text)) == shown(md, long_way)


@settings(max_examples=400)
@given(SIGNS.map(str.strip).filter(bool))
@example("1. one")
@example("- one")
@example("one\n\ntwo")
@example("/// note\n///")
@example("___")
def test_the_short_cut_for_paragraphs_changes_nothing(md: Markdown, text: str) -> None:
    short = shown(md, lambda root: add_paragraphs(md, root, text))
    assert short == shown(md, lambda root: md.parser.parseChunk(root, text))


def test_attributes_are_named_as_python_can() -> None:
    element = add(Element("div"), "label", "Hello", class_="big", for_="x", aria_label="y", data_index="0")
    assert tostring(element, encoding="unicode") == (
        '<label class="big" for="x" aria-label="y" data-index="0">Hello</label>'
    )


def test_plain_text_is_no_markdown(md: Markdown) -> None:
    assert "<p>*a* &lt;b&gt;</p>" in shown(md, lambda root: add(root, "p", "*a* <b>"))
