"""The real course behind nginx, at the root of a host and below a path: what the server says beside the pages."""

import gzip
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.headers import headers_for
from tests.site.browser.nginx import nginx

YEAR = "max-age=31536000"
# What other files are sent with.
ONLY = {"Content-Security-Policy": None, "Referrer-Policy": None, "X-Content-Type-Options": "nosniff"}


@pytest.fixture(scope="module")
def at_the_root(site: Path, nginx_program: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with nginx(nginx_program, tmp_path_factory.mktemp("nginx"), site, "/") as address:
        yield address


def ask(address: str, **headers: str) -> tuple[int, Message, bytes]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urlopen(Request(address, headers=named)) as answer:
            return answer.status, answer.headers, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def test_nginx_sends_what_the_build_wrote(at_the_root: str, below_a_path: str, site: Path) -> None:
    policy = headers_for(site, "/index.html")
    assert "unsafe" not in policy["Content-Security-Policy"]
    (bundle,) = (path.relative_to(site).as_posix() for path in site.glob("assets/javascripts/bundle.*.min.js"))
    for home in (at_the_root, below_a_path):
        for path, status, kept in (
            ("", 200, "no-cache"),
            ("modules/the-law.html", 200, "no-cache"),
            ("assets/course.js", 200, "no-cache"),
            ("service-worker.js", 200, "no-cache"),
            (bundle, 200, YEAR),
            ("modules/no/where.html", 404, None),
            ("sitemap.xml", 404, None),  # the build did not know the address
        ):
            got, headers, content = ask(home + path, accept_encoding="gzip")
            assert (path, got, headers["Cache-Control"]) == (path, status, kept)
            is_page = path == "" or path.endswith(".html")
            assert {name: headers[name] for name in policy} == (policy if is_page or status == 404 else ONLY), path
            assert headers["Content-Encoding"] == "gzip", path
            shown = (path or "index.html") if status == 200 else "404.html"
            assert gzip.decompress(content) == (site / shown).read_bytes(), path
            assert status == 404 or ask(home + path, if_none_match=headers["ETag"])[0] == 304, path
        assert ask(f"{home}manifest.webmanifest")[1]["Content-Type"] == "application/manifest+json"
        assert ask(home.rstrip("/"))[2] == (site / "index.html").read_bytes()
