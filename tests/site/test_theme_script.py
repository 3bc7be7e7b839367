from pathlib import Path

from course.site.theme_script import put_off, put_off_theme_script

THEIRS = '<script src="../assets/javascripts/bundle.a5f9d56c.min.js"></script>'
OURS = '<script src="../assets/course.js"></script>'
LATER = (
    '<link class="theme" rel="preload" as="script" fetchpriority="low" '
    'href="../assets/javascripts/bundle.a5f9d56c.min.js">'
)


def a_site(folder: Path, script: str) -> Path:
    (folder / "assets/javascripts").mkdir(parents=True)
    (folder / "assets/javascripts/bundle.a5f9d56c.min.js").write_text("window.document$ = 1", encoding="utf-8")
    (folder / "assets/course.js").write_text("document$.next(document)", encoding="utf-8")
    (folder / "assets/own.js").write_text(script, encoding="utf-8")
    (folder / "below").mkdir()
    (folder / "below/page.html").write_text(f"é{THEIRS}{OURS}", encoding="utf-8")
    return folder / "below/page.html"


def test_the_script_of_the_theme_is_named_and_not_run() -> None:
    assert put_off(f"<p>{THEIRS}\n{OURS}") == f"<p>{LATER}\n{OURS}" == put_off(f"<p>{LATER}\n{OURS}")


def test_every_page_puts_it_off(tmp_path: Path) -> None:
    page = a_site(tmp_path, "go()")
    put_off_theme_script(tmp_path)
    assert page.read_text(encoding="utf-8") == f"é{LATER}{OURS}"


def test_a_course_whose_own_script_waits_for_the_theme_has_it_first(tmp_path: Path) -> None:
    page = a_site(tmp_path, "document$.subscribe(go)")
    put_off_theme_script(tmp_path)
    assert page.read_text(encoding="utf-8") == f"é{THEIRS}{OURS}"
