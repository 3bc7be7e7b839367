from __future__ import annotations

from pathlib import Path

from course.site.trim import trim, trim_pages, trim_styles


def test_white_space_between_elements_becomes_one_line_end() -> None:
    assert trim("<ul>\n    <li>One  two</li>\n\n\t<li>Three</li>\n</ul>") == (
        "<ul>\n<li>One  two</li>\n<li>Three</li>\n</ul>"
    )


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
