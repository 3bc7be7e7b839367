from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.site.unused_styles import drop_unused_styles, without_unused_rules


@pytest.mark.parametrize(
    ("style", "kept"),
    [
        (".here{a:b}.gone{a:b}#id{a:b}#gone{a:b}p{a:b}", ".here{a:b}#id{a:b}p{a:b}"),
        (".gone a,p .here,.here.gone,p>#id{a:b}", "p .here,p>#id{a:b}"),
        ("p .here,.gone a{a:b}", "p .here{a:b}"),
        (
            '.here:not(.gone),.here:is(.gone,p),[data-x=".gone"]{a:b}',
            '.here:not(.gone),.here:is(.gone,p),[data-x=".gone"]{a:b}',
        ),
        ("@media print{.gone{a:b}.here{a:b}}@media screen{.gone{a:b}}", "@media print{.here{a:b}}"),
        (
            '@charset "UTF-8";@font-face{src:url(a;b)}@keyframes gone{50.5%{a:b}}',
            '@charset "UTF-8";@font-face{src:url(a;b)}@keyframes gone{50.5%{a:b}}',
        ),
        (".here{a:\"}\";b:url(x{y)}.gone{a:'}'}p{a:b}", '.here{a:"}";b:url(x{y)}p{a:b}'),
        (".md-tag--new{a:b}.md-tug--new{a:b}.b-new{a:b}", ".md-tag--new{a:b}"),
        (".here/* .gone{a:b} */{a:b}", ".here{a:b}"),
    ],
)
def test_a_rule_stays_where_what_it_asks_for_may_be_there(style: str, kept: str) -> None:
    assert without_unused_rules(style, {"here", "id", "md-tag--", "b-"}) == kept


@given(st.text(alphabet=".#{}();,\"'\\@ apn", max_size=40))
def test_whatever_a_style_sheet_holds_nothing_is_put_into_it(style: str) -> None:
    kept = without_unused_rules(style, ())
    rest = iter(style)
    assert all(sign in rest for sign in kept.replace("}", ""))


def test_pages_scripts_and_our_own_styles_say_what_is_used(tmp_path: Path) -> None:
    files = {
        "assets/stylesheets/main.0123abcd.min.css": ':root{--a:url("data:x;y");--b:1;--c:2;--d:var(--c);--e:3}'
        ".of-page,.bare{x:var(--a)}.of-script{x:y}.inline{x:y}.text{x:var(--d)}",
        "assets/own.css": ".text{x:var(--b)}",
        "page.html": '<link href="assets/stylesheets/main.0123abcd.min.css"><p class="of-page two">text '
        '<b class=bare></b></p><script>add("inline")</script>',
        "assets/x.js": 'add("of-script")',
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    drop_unused_styles(tmp_path)
    # Browsers keep for long what is named by its content: other content has another name.
    (left,) = (tmp_path / "assets/stylesheets").iterdir()
    assert re.fullmatch(r"main\.[0-9a-f]{8}\.min\.css", left.name)
    assert left.name != "main.0123abcd.min.css"
    assert f'href="assets/stylesheets/{left.name}"' in (tmp_path / "page.html").read_text(encoding="utf-8")
    kept = left.read_text(encoding="utf-8")
    assert kept == ':root{--a:url("data:x;y");--b:1;}.of-page,.bare{x:var(--a)}.of-script{x:y}.inline{x:y}'
    assert (tmp_path / "assets/own.css").read_text(encoding="utf-8") == files["assets/own.css"]
    drop_unused_styles(tmp_path)
    assert left.read_text(encoding="utf-8") == kept
