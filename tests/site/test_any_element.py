import re
from importlib.resources import files

import pytest

from course.site.any_element import for_blocks

# What a rule asks for last is any element: “*”, or a mere place among others.
ANY = re.compile(r"[^{},]*\[class\][^{},]*[ >+~](?:\*|:(?:first|last)-child)(?=[,{])")
BLOCKS = ":where(blockquote,details,div,dl,figure,form,h1,h2,h3,h4,h5,h6,hr,ol,p,pre,section,table,ul)"


@pytest.mark.parametrize(
    ("style", "narrowed"),
    [
        (".a table:not([class])+*{b:c}", f".a table:not([class])+{BLOCKS}{{b:c}}"),
        (
            "table:not([class]) td>:first-child,table:not([class]) th>:last-child{b:c}",
            f"table:not([class]) td>{BLOCKS}:first-child,table:not([class]) th>{BLOCKS}:last-child{{b:c}}",
        ),
        (f"table:not([class])+{BLOCKS}{{b:c}}", f"table:not([class])+{BLOCKS}{{b:c}}"),
        ("table:not([class]) td>p:first-child{b:c}", "table:not([class]) td>p:first-child{b:c}"),
        ("table:not([class]) td:first-child,table+*{b:c}", "table:not([class]) td:first-child,table+*{b:c}"),
    ],
)
def test_a_rule_for_any_element_is_one_for_elements_with_margins(style: str, narrowed: str) -> None:
    assert for_blocks(style) == narrowed


def test_no_change_of_a_class_dresses_a_whole_page_anew() -> None:
    (theme,) = (files("material") / "templates/assets/stylesheets").glob("main.*.css")  # type: ignore[attr-defined]
    style = theme.read_text(encoding="utf-8")
    assert len(ANY.findall(style)) == 5
    assert ANY.findall(for_blocks(style)) == []
