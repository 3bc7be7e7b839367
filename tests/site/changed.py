"""How the tests' copy of the real course differs from it."""

from datetime import date
from pathlib import Path

from course.output import bench, put
from course.site.offline.versions import keep_version

# Words that stand in one option and one feedback of the copy of the course, and nowhere else in it.
SENTINELS = {"What else was not like her": "Zyxwoption", "Lily has named one thing": "Zyxwfeedback"}
# The same for a scenario: in a choice, a consequence, a feedback, an ending, and in what stands before them all.
STORY = "three-am-fall"
STORY_SENTINELS = {
    "Press his bell for Agnes": "Zyxwchoice",
    "You ask what hurts": "Zyxwconsequence",
    "You looked before you acted": "Zyxwreason",
    "He is home in nine days": "Zyxwending",
    "They asked me on a day": "Zyxwvoice",
}
ORGANISATION = """\
name: Hill & House
logo:
  file: assets/hill.svg
  alt: A “hill”
nation: Scotland
contacts:
  - label: At night and at weekends
    phone: 0115 496 0123
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 9 5 0 9 9z"/></svg>'
# The page that the organisation changed.
CHANGED = "modules/one-team"
# A version that its site held before it was built: the number, the day, and the bytes of the download.
EARLIER = ("0.1.0", date(2026, 10, 1), b"first")


def hold_earlier(site: Path, name: str) -> None:
    """Make a site that holds the download of an earlier version and nothing else."""
    with bench(site) as place:
        (place / "first").mkdir()
        number, day, content = EARLIER
        keep_version(place / "first", name, number, day, content)
        put(place / "first", site, frozenset())
