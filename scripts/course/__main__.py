"""The way in: `course`, and `python -m course`."""

import sys

from course.stopping import SAID, can_be_stopped, code_of


def run() -> None:
    """Run the command; whoever stops it while it is only being imported gets the same word and code as later."""
    with can_be_stopped():
        try:
            from course.cli import main

            main()
        except KeyboardInterrupt as error:
            sys.stderr.write(f"{SAID}\n")
            sys.exit(code_of(error))


if __name__ == "__main__":
    run()
