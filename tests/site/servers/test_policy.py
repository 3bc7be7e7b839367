"""The policy of a finished site: what stands within its pages, by its hash, and nothing else."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from course.site.project import load_project
from course.site.servers.policy import policy
from course.site.servers.write import APACHE, HEADERS, NGINX, write_server_files
from tests.conftest import ROOT, write_files
from tests.headers import headers_for


def hash_of(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def part(name: str, *pages: str) -> str:
    """Return what a policy for some pages says of one kind of thing."""
    return dict(each.split(" ", 1) for each in policy(pages).split("; "))[name]


@pytest.mark.parametrize(
    "page",
    [
        "<p>Nothing</p>",
        "",
        '<script src="x.js"></script>',
        '<script type="application/json" id="x">{"a": 1}</script>',
        "<p>a style=&quot;x&quot; and on=&quot;y&quot;</p>",
        '<p>It says style="x" in a text.</p>',
    ],
)
def test_pages_with_nothing_within_allow_nothing_within(page: str) -> None:
    assert policy([page]) == (
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    )


def test_scripts_and_styles_within_are_allowed_as_they_are_each_once_and_in_one_order() -> None:
    one, two = "<script>\n“a” < 1\n</script>", '<SCRIPT type="module">b</SCRIPT><style media="print">c</style>'
    scripts = " ".join(sorted([hash_of("\n“a” < 1\n"), hash_of("b")]))
    assert part("script-src", one, two, one) == part("script-src", two, one) == f"'self' {scripts}"
    assert part("style-src", one, two) == f"'self' {hash_of('c')}"


def test_what_an_author_writes_into_an_element_goes_on_working() -> None:
    page = """<p class="x" style="width: 50%; font: &quot;A&quot;">x</p><a href="#" onclick='go("b")'>x</a>"""
    styles, scripts = hash_of('width: 50%; font: "A"'), hash_of('go("b")')
    assert part("style-src", page) == f"'self' 'unsafe-hashes' {styles}"
    assert part("script-src", page) == f"'self' 'unsafe-hashes' {scripts}"


def test_each_kind_of_server_is_told_the_same(tmp_path: Path) -> None:
    named = "assets/main.0a1b2c3d.min.css"
    write_files(tmp_path, {"index.html": "<script>a</script>", named: "", "assets/course.css": "", "a/b.html": "x"})
    write_server_files(tmp_path)
    told = headers_for(tmp_path, "/index.html")
    assert hash_of("a") in told["Content-Security-Policy"]
    assert headers_for(tmp_path, f"/{named}") == {**told, "Cache-Control": "public, max-age=31536000, immutable"}
    assert headers_for(tmp_path, "/assets/course.css") == told
    assert (
        max(map(len, (tmp_path / HEADERS).read_text(encoding="utf-8").splitlines())) < 2000
    )  # Cloudflare reads no more
    for name in (APACHE, NGINX):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert [header for header, value in told.items() if f'{header} "{value}"' not in text] == [], name


def test_a_build_can_be_told_where_the_site_will_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    assert load_project(ROOT).address == ""
    monkeypatch.setenv("SITE_URL", "https://example.org/care/course/")
    assert load_project(ROOT).address == "https://example.org/care/course/"
