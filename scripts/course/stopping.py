"""A command that somebody stops: by Ctrl-C, by ending it, by closing its window. It clears up, and says one word.

Nothing here takes long to import: whoever stops a command at once would read a traceback of what was being imported.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SAID = "Stopped."
# The last is not known everywhere.
_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


class Stopped(KeyboardInterrupt):
    """Somebody stopped the command, by the signal of this number."""

    def __init__(self, number: int) -> None:
        super().__init__(SAID)
        self.number = number


def code_of(error: KeyboardInterrupt) -> int:
    """Return the code that a command ends with, as a shell would have it: 130 for Ctrl-C."""
    return 128 + (error.number if isinstance(error, Stopped) else signal.SIGINT)


def _stop(number: int, _: FrameType | None) -> None:
    raise Stopped(number)


@contextmanager
def can_be_stopped() -> Iterator[None]:
    """Let every signal that ends a command be an error meanwhile, so that what is half-made is cleared up."""
    # What somebody told the system to ignore, such as `nohup` a window that closes, stays so.
    before = {each: now for each in _SIGNALS if (now := signal.getsignal(each)) not in (signal.SIG_IGN, None)}
    for each in before:
        signal.signal(each, _stop)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
