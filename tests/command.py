"""The `course` command as the tests call it."""

from pathlib import Path

from click.testing import CliRunner, Result

from course.cli import main


def run(root: Path, *words: object) -> Result:
    """Run the command on a course; a traceback fails the test."""
    return CliRunner().invoke(main, ["--root", str(root), *map(str, words)], catch_exceptions=False)


def ended(root: Path, *words: object) -> tuple[int, str]:
    """Return with which code the command ends, and all that it says."""
    result = run(root, *words)
    return result.exit_code, result.output
