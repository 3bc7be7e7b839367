"""One process, run to its end alone: how long a processor worked on it, and how much memory it took."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

# Linux counts in KiB, macOS in bytes.
_MEMORY_UNITS_IN_MIB = 1024**2 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: processor seconds, and its largest memory in MiB."""

    seconds: float
    memory: float


def timed(command: list[str], folder: Path, plugins: Path | None = None) -> Run:
    """Run a command to its end.

    Args:
        command: The command and its arguments.
        folder: Where it runs.
        plugins: A folder with packages that only this command sees.

    Raises:
        SystemExit: the command failed; the message says how.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    if plugins:
        there = environment.get("PYTHONPATH")
        environment["PYTHONPATH"] = os.pathsep.join([str(plugins.resolve()), *([there] if there else [])])
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, text=True
    ) as process:
        said = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed in the made-up course:\n{said}")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _MEMORY_UNITS_IN_MIB)
