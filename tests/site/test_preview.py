"""A preview shows pages before the checks are over, and shows them again where these find something else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from course.reading.findings import Finding, Position
from course.site.preview import Preview

PAGE = "<html><body><article>Words of the page.</article></body></html>"
FOUND = [Finding(Position("docs/index.md", 3), "rule", "this is wrong", "Mend it.")]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveReloadServer]:
    """Yield MkDocs' own server in the middle of a build."""
    made = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    made._wanted_epoch = made._visible_epoch + 1
    yield made
    made.server_close()


@pytest.fixture
def preview(server: LiveReloadServer) -> Preview:
    made = Preview()
    made.shown_by(server)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "index.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def served(server: LiveReloadServer, within: float = 5) -> str:
    """Return the page as a browser gets it; "" where it has to wait for it."""
    got: list[bytes] = []

    def ask() -> None:
        answer = server.serve_request({"PATH_INFO": "/index.html"}, lambda *_: None)
        with closing(answer):  # type: ignore[type-var]  # a file
            got.extend(answer)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(within)
    return b"".join(got).decode()


def test_a_page_is_served_while_the_checks_run(server: LiveReloadServer, preview: Preview, file: Path) -> None:
    seen: list[str] = []

    def look() -> list[Finding]:
        seen.append(served(server))
        return []

    preview.show({file: []}, look)
    assert ["Words of the page." in each for each in seen] == [True]
    assert server._wanted_epoch == server._visible_epoch  # nothing is wrong: no browser need load it again


def test_a_server_that_holds_pages_back_in_another_way_shows_them_after_the_checks(file: Path) -> None:
    made = Preview()
    made.shown_by(object())  # type: ignore[arg-type]
    made.show({file: ["docs/index.md"]}, lambda: FOUND)
    assert "1 thing to fix on this page." in file.read_text(encoding="utf-8")


def test_what_is_found_is_told_on_the_page_and_browsers_wait_for_it(
    server: LiveReloadServer, preview: Preview, file: Path
) -> None:
    before = server._wanted_epoch
    preview.show({file: ["docs/index.md"]}, lambda: FOUND)
    assert server._wanted_epoch > server._visible_epoch == before
    assert served(server, within=0.2) == ""
    with server._epoch_cond:  # as MkDocs does, when all of a build is over
        server._visible_epoch = server._wanted_epoch
        server._epoch_cond.notify_all()
    assert "1 thing to fix on this page." in served(server)


def test_what_was_wrong_is_told_until_it_is_known_what_is(
    server: LiveReloadServer, preview: Preview, file: Path
) -> None:
    preview.found = FOUND
    seen: list[str] = []

    def look() -> list[Finding]:
        seen.append(file.read_text(encoding="utf-8"))
        return []

    preview.show({file: ["docs/index.md"]}, look)
    assert ["this is wrong" in each for each in seen] == [True]
    assert file.read_text(encoding="utf-8") == PAGE


def test_the_same_findings_need_no_second_look_at_the_page(
    server: LiveReloadServer, preview: Preview, file: Path
) -> None:
    preview.found = FOUND
    preview.show({file: ["docs/index.md"]}, lambda: [*FOUND])
    assert server._wanted_epoch == server._visible_epoch
    assert file.read_text(encoding="utf-8").count("this is wrong") == 1
