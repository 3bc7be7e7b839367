"""Passages: what a section of one page is, as another page writes it."""

import pytest

from course.guidance.pages import parse_page
from course.guidance.passages import moved, passage

TEXT = """\
# Title

## One {#one}

First.

```
## No heading {#two}
```

### Deeper {#deeper}

- Second.

## Two {#two}

Third.
"""
PAGES = {"modules/a.md": parse_page("modules/a.md", "docs/modules/a.md", TEXT.encode())[0]}


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("modules/a.md#one", "First.\n\n```\n## No heading {#two}\n```\n\n### Deeper {#deeper}\n\n- Second."),
        ("modules/a.md#deeper", "- Second."),
        ("modules/a.md#two", "Third."),
        ("modules/a.md#three", ""),
        ("modules/a.md", ""),
        ("modules/b.md#one", ""),
    ],
)
def test_a_passage_ends_at_the_next_heading_that_is_no_deeper(place: str, text: str) -> None:
    assert passage(place, PAGES) == text


@pytest.mark.parametrize(
    ("written", "there"),
    [
        ("[x](b.md)", "[x](../modules/b.md)"),
        ("[x](#here)", "[x](../modules/a.md#here)"),
        ("[x](../reference/sources.md#act) and ![y](../assets/y.svg)", "[x](../reference/sources.md#act) and "
         "![y](../assets/y.svg)"),
        ("[999](tel:999), [law](https://example.org/a#b), [top](/a.md)", "[999](tel:999), "
         "[law](https://example.org/a#b), [top](/a.md)"),
    ],
)  # fmt: skip
def test_links_lead_where_they_led(written: str, there: str) -> None:
    assert moved(written, "modules/a.md", "assessment/route.md") == there
