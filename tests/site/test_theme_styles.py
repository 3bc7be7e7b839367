import re
from pathlib import Path

from course.site.theme_styles import lighten_styles


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
    lighten_styles(tmp_path)
    # Browsers keep for long what is named by its content: other content has another name.
    (left,) = (tmp_path / "assets/stylesheets").iterdir()
    assert re.fullmatch(r"main\.[0-9a-f]{8}\.min\.css", left.name)
    assert left.name != "main.0123abcd.min.css"
    assert f'href="assets/stylesheets/{left.name}"' in (tmp_path / "page.html").read_text(encoding="utf-8")
    kept = left.read_text(encoding="utf-8")
    assert kept == ':root{--a:url("data:x;y");--b:1;}.of-page,.bare{x:var(--a)}.of-script{x:y}.inline{x:y}'
    assert (tmp_path / "assets/own.css").read_text(encoding="utf-8") == files["assets/own.css"]
    lighten_styles(tmp_path)
    assert left.read_text(encoding="utf-8") == kept
