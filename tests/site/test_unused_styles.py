import pytest
from hypothesis import given, strategies as st

from course.site.unused_styles import without_unused_rules


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
