"""What a run of the tests makes once, whichever worker needs it first: the others wait, and read the same files."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

# A build that another worker has begun is whole after seconds; after minutes that worker is gone.
PATIENCE = 600


def of_all_workers(factory: pytest.TempPathFactory) -> Path:
    """Return the folder that all workers of a run share."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that the first worker to ask makes, and nobody changes.

    Args:
        factory: Where this run keeps its files.
        name: The folder's name; who asks for the same name gets the same folder.
        make: Makes the folder at the path it is given. If it raises, the tests of every worker that asked fail.
    """
    base = of_all_workers(factory)
    folder, making, failed = base / name, base / f"{name}.making", base / f"{name}.failed"
    try:
        (base / f"{name}.claim").mkdir()
    except FileExistsError:
        return _awaited(folder, failed)
    try:
        make(making)
        making.rename(folder)  # whole, or not there
    except BaseException as error:
        failed.write_text(f"Another worker could not make “{name}”: {error!r}", encoding="utf-8")
        raise
    return folder


def _awaited(folder: Path, failed: Path) -> Path:
    until = time.monotonic() + PATIENCE
    while not folder.is_dir():
        if failed.is_file():
            pytest.fail(failed.read_text(encoding="utf-8"))
        if time.monotonic() > until:
            pytest.fail(f"Another worker began to make “{folder.name}”, and did not end within {PATIENCE} seconds.")
        time.sleep(0.1)
    return folder
