"""Node, with the readers of `tests/node`: one process for as long as the tests run."""

import json
import shutil
import subprocess
from typing import Any

import pytest

from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "node"


class ReaderError(Exception):
    """A reader refused what it was given."""


class Node:
    """A running `serve.mjs`."""

    def __init__(self) -> None:
        found = shutil.which("node")
        if found is None:
            pytest.fail("These tests need Node. `make node` installs it, or says how.")
        self.process = subprocess.Popen(
            [found, "serve.mjs"], cwd=FOLDER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def ask(self, job: str, text: Any) -> Any:
        """Return what a reader makes of a text, or of whatever else JSON can hold."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps([job, text]) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            raise ReaderError(answer["error"])
        return answer["result"]

    def close(self) -> None:
        """End the process."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()
