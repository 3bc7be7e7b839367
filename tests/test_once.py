"""What is made once a run is made once, whole, and no worker waits for what failed."""

import threading
from pathlib import Path

import pytest

from tests.once import made_once


def test_many_ask_and_one_makes(tmp_path_factory: pytest.TempPathFactory) -> None:
    tmp_path_factory.getbasetemp()  # each worker has its own already; threads would each make one
    began, may_end = threading.Event(), threading.Event()
    made: list[Path] = []

    def make(folder: Path) -> None:
        made.append(folder)
        folder.mkdir()
        began.set()
        may_end.wait(10)
        (folder / "whole.txt").write_text("whole", encoding="utf-8")

    found: list[str] = []

    def ask() -> None:
        found.append((made_once(tmp_path_factory, "of-many", make) / "whole.txt").read_text(encoding="utf-8"))

    askers = [threading.Thread(target=ask) for _ in range(3)]
    for asker in askers:
        asker.start()
    assert began.wait(10)
    assert found == []  # nobody gets half of it
    may_end.set()
    for asker in askers:
        asker.join()
    assert found == ["whole"] * 3
    assert len(made) == 1


def test_what_failed_fails_for_all(tmp_path_factory: pytest.TempPathFactory) -> None:
    def make(folder: Path) -> None:
        raise ValueError("no room")

    with pytest.raises(ValueError, match="no room"):
        made_once(tmp_path_factory, "failed", make)
    with pytest.raises(pytest.fail.Exception, match=r"could not make “failed”: ValueError\('no room'\)"):
        made_once(tmp_path_factory, "failed", make)
