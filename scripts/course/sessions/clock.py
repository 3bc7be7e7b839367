"""The time at which something in a plan begins, where the plan begins at an hour that is easy to reckon from."""

_BEGINS = 10 * 60
BEGINS = "From 10:00"


def clock(minutes: int) -> str:
    """Return the time so many minutes after the beginning."""
    return "{}:{:02}".format(*divmod(_BEGINS + minutes, 60))
