"""What all tests share: small courses made from a dictionary of files, the built site, and a browser to open it in."""

import functools
import http.server
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
import yaml
from hypothesis import HealthCheck, settings
from playwright.sync_api import expect

from course.checks import SOUND, check
from course.course import Course
from course.reading.findings import Finding
from course.report import headline
from course.site.build import build_site
from course.site.project import open_course
from tests import needs, quicker
from tests.headers import headers_for
from tests.once import made_once
from tests.small import FILES, GOOD

pytest_collection = quicker.pytest_collection
pytest_collection_modifyitems = needs.pytest_collection_modifyitems
pytest_runtest_setup = needs.pytest_runtest_setup

ROOT = Path(__file__).parent.parent
# Not before any day on which the course says that something was read.
TODAY = date(2026, 11, 30)

# The same inputs on each run, and no clock: a busy machine is no fault of the code.
settings.register_profile("course", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("course")
# Nor is one that stands still for some seconds: a green commit was red once, for a wait of five.
expect.set_options(timeout=30_000)

SMALL_CONFIG = """\
site_name: A small course
use_directory_urls: false
theme:
  name: material
  font: false
plugins: [course]
markdown_extensions:
  - attr_list
  - course.site.markdown:
      root: {root}
"""


T = TypeVar("T")
MakeCourse = Callable[[Mapping[str, str | bytes]], Path]


def write_files(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder, from their paths and contents."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def write_course(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a course from its files; add what is missing."""
    write_files(root, {"mkdocs.yml": SMALL_CONFIG.format(root=root), **files})
    (root / "docs").mkdir(exist_ok=True)
    (root / "quizzes").mkdir(exist_ok=True)
    return root


@pytest.fixture
def make_course(tmp_path: Path) -> MakeCourse:
    """Return a function that writes a course from its files and returns its root; it adds what is missing."""

    return partial(write_course, tmp_path)


@pytest.fixture
def good(make_course: MakeCourse) -> Path:
    """The small course, in which nothing is wrong."""
    return make_course(FILES)


@pytest.fixture
def bad(make_course: MakeCourse) -> Path:
    """The same with a slip in a question."""
    return make_course({**FILES, "quizzes/good.yml": GOOD.replace("feedback: You", "feedbak: You", 1)})


def findings_of(root: Path) -> list[Finding]:
    """Return what does not hold together in a folder's course; how it is written has tests of its own."""
    return check(open_course(root, TODAY), SOUND)


def said(root: Path) -> list[str]:
    """Return the same in words: where, by which rule, and what."""
    return [f"{found.position}: [{found.rule}] {headline(found)}" for found in findings_of(root)]


def sound(read: tuple[T | None, Sequence[Finding]]) -> T:
    """Return what was read, without a fault."""
    value, faults = read
    assert not faults
    assert value is not None
    return value


def questions_as_written() -> list[dict[str, Any]]:
    """Return the real course's questions as any reader of YAML sees them, to count what ours makes of them."""
    files = [yaml.load(path.read_bytes(), yaml.CSafeLoader) for path in sorted((ROOT / "quizzes").glob("*.yml"))]
    members = [member for file in files for family in file.get("families", ()) for member in family["members"]]
    alone = [question for file in files for question in file["questions"]]
    return [*alone, *({"type": "single-choice", "vignette": each["situation"], **each} for each in members)]


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder of the real course, for tests of its files as they are written."""
    return ROOT


@functools.cache
def the_course() -> Course:
    """Return the real course, read once: tests are multiplied by its pages before fixtures run."""
    return open_course(ROOT, TODAY)


@pytest.fixture(scope="session")
def course() -> Course:
    """The real course."""
    return the_course()


@pytest.fixture(scope="session")
def site(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real course's site, built as `make site` builds it, once a run. Who changes it works on a copy."""

    def build(target: Path) -> None:
        assert build_site(ROOT, course, target) == []

    return made_once(tmp_path_factory, "site", build)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the real course's site on a server of its own."""
    yield from serve(site)


def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine while the caller's fixture lives, with the headers that its build wrote."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing: the tests do."""

        def end_headers(self) -> None:
            for name, value in headers_for(folder, self.path.partition("?")[0]).items():
                self.send_header(name, value)
            super().end_headers()

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """What npm has installed for the tests alone."""
    folder = ROOT / "tests" / "node" / "node_modules"
    if not folder.is_dir():
        pytest.fail("These tests need what tests/node/package.json lists. `make node` installs it, or says how.")
    return folder


def program(need: str, name: str) -> Callable[[], str]:
    """Return a fixture: where a program is that the tests need. It fails where there is none."""

    def find() -> str:
        found = next((path for each in needs.NEEDS[need][1] if (path := shutil.which(each))), None)
        if found is None:
            pytest.fail(f"There is no {name} on this machine. `make {need}` installs it, or says how.")
        return found

    return pytest.fixture(find, scope="session")


chromium = program("browser", "Chromium")
firefox_program = program("firefox", "Firefox")
webkit_driver = program("webkit", "WebKit")
nginx_program = program("nginx", "nginx")
java = program("java", "Java")
office = program("office", "LibreOffice")


@pytest.fixture(scope="session")
def browser_type_launch_args(chromium: str) -> dict[str, object]:
    """Start the system's Chromium, in silence: it must not call its maker while the tests count requests."""
    quiet = ("background-networking", "component-update", "sync", "default-apps", "extensions")
    return {
        "executable_path": chromium,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            *(f"--disable-{n}" for n in quiet),
        ],
    }
