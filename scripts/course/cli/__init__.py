"""The `course` command. Exit code 0: clean; 1: findings; 2: it could not run."""

# Each module adds its commands to the group.
from course.cli import building, checking, importing, making, new, sheets
from course.cli.start import main

__all__ = ["building", "checking", "importing", "main", "making", "new", "sheets"]
