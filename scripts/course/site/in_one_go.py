"""A command that does its work and ends need not clear up memory meanwhile."""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Only what is new is looked through, each time that there is so much more of it: a page's worth is gone by then.
_SELDOM = (100_000, 50, 1_000)


@contextmanager
def in_one_go() -> Iterator[None]:
    """Clear up seldom: looking for what nobody uses any more takes a seventh of a build, and finds little.

    And not at the end of the command, where all that it holds would be gone through once more.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    atexit.register(gc.freeze)
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()  # now it counts as looked at
        gc.set_threshold(*before)
