"""A first file for the organisation that uses a course."""

from course.guidance.settings import CourseSettings
from course.starters.common import scalar

_ORGANISATION = """\
# Who uses this course. It appears on every page, on help and templates, and in packs for trainers.
# Only the name is needed. Take “# ” away from what you want to fill in, then run `course check`.
name: … the name of your organisation

# logo: # a picture below docs, .png, .jpg or .svg, and what it shows for those who do not see it
#   file: assets/logo.png
#   alt: A green leaf

{nation}# contacts: # who people turn to, and for what; better a role than a name: people change jobs
{contacts}
# policies:
#   - title: Health and safety
#     address: https://intranet.example.org/safety
"""


_CONTACT = """\
#   - label: {label}
#     name: Duty manager
#     phone: 0115 496 0123
#     address: https://intranet.example.org/contacts
"""


def starter_organisation(settings: CourseSettings) -> str:
    """Return the text of a starter file for the organisation that uses a course with these settings."""
    names = [nation.name for nation in settings.nations if nation.ways]
    nation = f"# nation: {names[0]}{' # or ' * (len(names) > 1)}{', '.join(names[1:])}\n\n" if names else ""
    labels = settings.contacts or ["At night and at weekends"]
    contacts = "".join(_CONTACT.format(label=scalar(label)) for label in labels)
    return _ORGANISATION.format(nation=nation, contacts=contacts)
