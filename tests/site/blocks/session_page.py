"""The page of a small session, and where its parts stand there."""

from lxml import html

from tests.site.rendering import words

BLOCK = "/// session | first-signs\n///\n"


def parts(section: html.HtmlElement) -> dict[str, str]:
    """Return what stands under each label of a section."""
    return {
        words(box.find_class("part-label")[0]): words(box).removeprefix(words(box.find_class("part-label")[0])).strip()
        for box in section.find_class("part")
    }


def plan(tree: html.HtmlElement, minutes: int) -> html.HtmlElement:
    (section,) = tree.xpath(f"//section[h2/@id='minutes-{minutes}']")
    return section


def activity(tree: html.HtmlElement, name: str) -> html.HtmlElement:
    (section,) = tree.xpath(f"//section[h3/@id='activity-{name}']")
    return section
