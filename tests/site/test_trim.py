from pathlib import Path

import pytest

from course.site.trim import trim, trim_pages, trim_script, trim_scripts, trim_styles
from course.site.usual import THEME


def test_white_space_between_elements_becomes_one_line_end() -> None:
    assert trim("<ul>\n    <li>One  two</li>\n\n\t<li>Three</li>\n</ul>") == (
        "<ul>\n<li>One  two</li>\n<li>Three</li>\n</ul>"
    )


def test_an_attribute_without_a_value_is_written_once() -> None:
    form = '<form id="a" method="dialog" novalidate="novalidate"><input value=\'novalidate="novalidate"\' /></form>'
    assert trim(form) == '<form id="a" method="dialog" novalidate><input value=\'novalidate="novalidate"\'></form>'


def test_only_what_can_hold_nothing_loses_its_slash() -> None:
    page = '<p>a<br/>b<img alt="/" src="a/" /><svg><path d="M0 0" /><link-like /></svg><hr /></p>'
    assert trim(page) == '<p>a<br>b<img alt="/" src="a/"><svg><path d="M0 0" /><link-like /></svg><hr></p>'


def test_words_on_two_lines_stay_apart() -> None:
    assert trim("<p>one\n   two</p>") == "<p>one\ntwo</p>"


def test_what_shows_or_runs_white_space_keeps_it() -> None:
    for kept in (
        "<pre>\n  a\n    b\n</pre>",
        "<TEXTAREA>\n  a\n</TEXTAREA>",
        "<script>\n  // one\n  two()\n</script>",
        "<style>\n  a { }\n</style>",
    ):
        assert trim(f"<div>\n  {kept}\n  </div>") == f"<div>\n{kept}\n</div>"


def test_trimming_twice_is_trimming_once(tmp_path: Path) -> None:
    page = tmp_path / "below" / "page.html"
    page.parent.mkdir()
    page.write_text("<p>\n  é\n  <pre>\n  x</pre></p>\n", encoding="utf-8")
    trim_pages(tmp_path)
    once = page.read_text(encoding="utf-8")
    trim_pages(tmp_path)
    assert page.read_text(encoding="utf-8") == once == "<p>\né\n<pre>\n  x</pre></p>\n"


def test_a_style_sheet_keeps_its_rules_and_loses_what_is_for_its_writers(tmp_path: Path) -> None:
    style = '/* Two\n   lines. */\n  .a { color: red }\n\n  .b::before { content: "a  b" } /* end */\n'
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/course.css").write_text(style, encoding="utf-8")
    trim_styles(tmp_path)
    told = (tmp_path / "assets/course.css").read_text(encoding="utf-8")
    assert told == '.a { color: red }\n.b::before { content: "a  b" }\n'
    trim_styles(tmp_path)
    assert (tmp_path / "assets/course.css").read_text(encoding="utf-8") == told


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("/* Who\n   we are. */\n(() => {\n  // why\n\n  one(); // two\n})();\n", "(() => {\none(); // two\n})();\n"),
        ('  const a = "// no comment";\n', 'const a = "// no comment";\n'),
        ("/* Copyright\n   one. */\n/* two */\n  x();\n", "/* Copyright\none. */\nx();\n"),
        ("const COURSE = /* of the course: COURSE */ {};\n", "const COURSE = /* of the course: COURSE */ {};\n"),
        ("  const text = `one\n    // two`;\n", "  const text = `one\n    // two`;\n"),
        ("  x(`${one} two`);\n", "x(`${one} two`);\n"),
        ("  x(/[’`'/]/g) /* of\n     two */\n  y('`')\n", "x(/[’`'/]/g)\ny('`')\n"),
        ("  // don't: a ` alone\n  x(y / 2, `${z / 2}`)\n", "x(y / 2, `${z / 2}`)\n"),
        ("  x(/`/, `one\n    two`)\n", "  x(/`/, `one\n    two`)\n"),
    ],
)
def test_a_script_loses_what_is_for_its_writers(script: str, told: str) -> None:
    assert trim_script(script) == told == trim_script(told)


def test_every_script_of_ours_is_trimmed_and_none_of_others(tmp_path: Path) -> None:
    scripts = [*(THEME / "assets").glob("*.js")]
    (tmp_path / "assets").mkdir()
    for path in scripts:
        (tmp_path / "assets" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "assets/other.js").write_text("  // theirs\n", encoding="utf-8")
    trim_scripts(tmp_path)
    for path in scripts:
        text = (tmp_path / "assets" / path.name).read_text(encoding="utf-8")
        assert not [line for line in text.splitlines() if line.startswith((" ", "//"))], path.name
    assert (tmp_path / "assets/other.js").read_text(encoding="utf-8") == "  // theirs\n"
