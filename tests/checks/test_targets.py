"""Links and pictures on pages: what leads to nothing is told by `course check`, on its line."""

from collections.abc import Mapping

import pytest

from tests.conftest import SMALL_CONFIG, MakeCourse, said, write_files
from tests.small import FILES

ADD = "Add that file, or mend the address."
ABOUT = "# About\n\n![A room](../assets/room.png)\n"
NO_SITE = "no name of a site. Write one such as “www.example.org” behind “https://”."
NOT_WHOLE = "“https://” is missing, or not whole. Start it with “https://”."
SPACE = "so the link leads elsewhere. Take the space out; an address on the web may have “%20” there."
MORE: Mapping[str, str | bytes] = {**FILES, "docs/assets/room.png": b"x", "docs/about/index.md": ABOUT}


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("See [it](b.md).", 5, f"link leads to “b.md”, and there is no docs/about/b.md. {ADD}"),
        ("See [it](b.md#there).", 5, f"link leads to “b.md#there”, and there is no docs/about/b.md. {ADD}"),
        (
            "![A room](rom.png)",
            1,
            "picture leads to “rom.png”, and there is no docs/about/rom.png. Is “../assets/room.png” meant?",
        ),
        (
            "![A room](room.png)",
            1,
            "picture leads to “room.png”, and there is no docs/about/room.png. Is “../assets/room.png” meant?",
        ),
        (
            "[It](../modules/smal.md)",
            1,
            "link leads to “../modules/smal.md”, and there is no docs/modules/smal.md. Is “../modules/small.md” meant?",
        ),
        ("See [`it`](<b c.md>).", 5, f"link leads to “b c.md”, and there is no docs/about/b c.md. {ADD}"),
        ("See [it][there].\n\n[there]: b.md", 1, f"link leads to “b.md”, and there is no docs/about/b.md. {ADD}"),
        ('<img src="b.png" alt="A">', 1, f"picture leads to “b.png”, and there is no docs/about/b.png. {ADD}"),
        ("[![A](b.png)](index.md)", 2, f"picture leads to “b.png”, and there is no docs/about/b.png. {ADD}"),
        ("[![A](../assets/room.png)](b.md)", 1, f"link leads to “b.md”, and there is no docs/about/b.md. {ADD}"),
        ("See [a long\nlink](b.md).", 5, f"link leads to “b.md”, and there is no docs/about/b.md. {ADD}"),
        (
            "See [it](../modules/small.html#what-to-ask).",
            5,
            "link leads to “../modules/small.html#what-to-ask”, which is where the page will be published. "
            "Link to its file: “../modules/small.md”.",
        ),
        (
            "See [it](/modules/small.md#what-to-ask).",
            5,
            "link leads to “/modules/small.md#what-to-ask”, which begins at the root of a server. "
            "Write where it is from here: “../modules/small.md”.",
        ),
        (
            '<img src="/rom.png" alt="A">',
            1,
            "picture leads to “/rom.png”, which begins at the root of a server. "
            "Write where it is from here: “../rom.png”.",
        ),
        (
            "[Home](/)",
            1,
            "link leads to “/”, which begins at the root of a server. Write where it is from here: “../index.md”.",
        ),
    ],
)
def test_what_leads_to_nothing(text: str, column: int, words: str, make_course: MakeCourse) -> None:
    line = 5 if "]: " in text else 3
    root = make_course({**MORE, "docs/about/a.md": f"# A\n\n{text}\n"})
    assert said(root) == [f"docs/about/a.md:{line}:{column}: [missing-file] this {words}"]


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("../modules/small", "../modules/small.md"),  # not the key of that name
        ("../ours/index.md", "../ours/README.md"),
        ("README.md", "index.md"),
        ("../our/index.md", "../ours/README.md"),
        ("../scenarios/index.md", ""),
        ("../quizzes/answers.md", ""),
        ("../modules/helpp.md", "../modules/help.md"),  # not the one in another folder
        ("../help/help.md", ""),  # either of two
    ],
)
def test_what_an_address_most_likely_means(address: str, meant: str, make_course: MakeCourse) -> None:
    more = ("ours/README", "modules/help", "ours/helpp-desk", "reference/helps", "reference/help")
    keys = ("trainers/keys/index", "trainers/keys/small", "trainers/keys/answers")
    root = make_course({**MORE, **{f"docs/{path}.md": "# It\n" for path in (*more, *keys)}})
    write_files(root, {"docs/about/a.md": f"# A\n\n[It]({address})\n"})
    (line,) = [each for each in said(root) if each.startswith("docs/about/a.md")]
    assert line.endswith(f"Is “{meant}” meant?" if meant else ADD), line


@pytest.mark.parametrize(
    "text",
    [
        "[It](index.md) and [it](../modules/small.md#what-to-ask) and [here](#a)",
        '![A room](../assets/room.png "A room"){ .wide }',
        "[It](https://example.org/b.md), [ring](tel:999), [write](mailto:a@example.org)",
        "`[it](b.md)`\n\n```\n[it](b.md)\n```",
        '<a href="../modules/small.html">It</a> and [all](../about/)',
        "![The mark](../assets/mark.svg)",
        "[It]( index.md ), [it](index.md 'It'), [it](index.md\n), [it](https://example.org/a_(b)), `[it](a.md`",
        "It is [so] (he says: b.md). [Note]: see the next page.[^1]\n\n[^1]: b.md",
    ],
)
def test_what_leads_somewhere(text: str, make_course: MakeCourse) -> None:
    assert said(make_course({**MORE, "docs/about/a.md": f"# A\n\n{text}\n"})) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("[It](index.md. It goes on.", "index.md"),
        ("[It](index.md#a", "index.md#a"),
        ("[It](index.md [and](index.md)", "index.md"),
        ("[It](https://example.org/a_(b) and more", "https://example.org/a_(b)"),
    ],
)
def test_a_link_that_is_never_closed(text: str, address: str, make_course: MakeCourse) -> None:
    assert said(make_course({**MORE, "docs/about/a.md": f"# A\n\n{text}\n"})) == [
        f"docs/about/a.md:3:4: [open-link] the link to “{address}” has no “)” at its end, so the page shows it as "
        "text. Write “)” after its address."
    ]


def test_a_page_that_is_left_out_and_named_in_many_places_is_one_finding(make_course: MakeCourse) -> None:
    links = "".join(f"[one](../modules/small.md), [two](../modules/small.md#{n})\n\n" for n in range(3))
    root = make_course({**MORE, "docs/about/a.md": f"# A\n\n{links}"})
    write_files(root, {"mkdocs.yml": SMALL_CONFIG.format(root=root) + "exclude_docs: modules/small.md\n"})
    line = (root / "mkdocs.yml").read_text(encoding="utf-8").count("\n")
    assert said(root) == [
        f"mkdocs.yml:{line}:1: [left-out-page] docs/modules/small.md is there, but `exclude_docs:` of mkdocs.yml keeps "
        "it out of the site; 13 places name it, the first is docs/about/a.md:3. Let it be published, or change those "
        "places."
    ]


def test_a_page_that_is_left_out_and_named_once(make_course: MakeCourse) -> None:
    root = make_course({**MORE, "docs/about/a.md": "# A\n\n[It](b.md)\n", "docs/about/b.md": "# B\n"})
    write_files(root, {"mkdocs.yml": SMALL_CONFIG.format(root=root) + "draft_docs: about/b.md\n"})
    assert said(root) == [
        "docs/about/a.md:3:1: [missing-file] docs/about/b.md is there, but `draft_docs:` of mkdocs.yml keeps it out of "
        "the site. Let it be published, or link elsewhere."
    ]


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        (
            "Call [999](tel:99).",
            6,
            "the link shows “999”, and calls “99”. Look up which of the two is right, and mend the other.",
        ),
        ("[It](https://[example.org)", 1, f"“https://[example.org” leads nowhere: “[example.org” is {NO_SITE}"),
        ("<https://[example.org>", 1, f"“https://[example.org” leads nowhere: “[example.org” is {NO_SITE}"),
        (
            '<a href="https://">It</a>',
            1,
            "“https://” leads nowhere: it names no site. Write one such as “www.example.org” behind “https://”.",
        ),
        ("[It](https//example.org/a.md)", 1, f"“https//example.org/a.md” leads nowhere: {NOT_WHOLE}"),
        ("[It]()", 1, "this link has no address. Write it between the round brackets, or leave the link out."),
        ("[It](https://example.org/a b)", 4, f"there is a space in the address “https://example.org/a b”, {SPACE}"),
        ("[0808 808 8000](tel:0808 808 8000)", 15, f"there is a space in the address “tel:0808 808 8000”, {SPACE}"),
    ],
)
def test_an_address_that_leads_nowhere(text: str, column: int, words: str, make_course: MakeCourse) -> None:
    root = make_course({**MORE, "docs/about/a.md": f"# A\n\n{text}\n"})
    assert said(root) == [f"docs/about/a.md:3:{column}: [bad-address] {words}"]
