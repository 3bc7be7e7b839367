import hashlib
import json
import re

import pytest

from course.site.offline import worker as module
from course.site.offline.worker import digest, version, worker

FILES = {"index.html": b"start", "a b/é.html": b"more"}


def test_it_names_its_version_and_each_file_with_what_it_holds() -> None:
    head = re.match(r"const VERSION = (.+)\nconst FILES = (\{.+?\n\})\n", worker(FILES), re.DOTALL)
    assert head is not None
    assert json.loads(head[1]) == version(FILES)
    assert json.loads(head[2]) == {"a%20b/%C3%A9.html": digest(b"more"), "index.html": digest(b"start")}
    assert digest(b"start") == hashlib.sha256(b"start").hexdigest()[:20]


def test_the_same_files_in_any_order_make_the_same_worker() -> None:
    assert worker(FILES) == worker(dict(reversed(FILES.items())))


@pytest.mark.parametrize(
    "other", [{"index.html": b"start"}, {**FILES, "index.html": b"Start"}, {**FILES, "new.html": b""}], ids=str
)
def test_any_change_to_a_file_makes_another_version(other: dict[str, bytes]) -> None:
    assert version(other) != version(FILES)


def test_a_change_to_the_worker_makes_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = version(FILES)
    monkeypatch.setattr(module, "_SOURCE", "another")
    assert version(FILES) != before
