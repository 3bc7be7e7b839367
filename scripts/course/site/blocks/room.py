"""`/// room`: the door to room mode, where a group sees one question or one scene at a time, and votes."""

import xml.etree.ElementTree as etree
from pathlib import PurePosixPath

from course.guidance.page import modules_among
from course.reading.english import plural
from course.site.bank_table import as_script, room_table
from course.site.blocks.base import CourseBlock
from course.site.changed import add_changed, data_changed
from course.site.elements import add, after, become
from course.site.links import page_link

WITHOUT_SCRIPT = "JavaScript is off in this browser, so room mode does not work. These links open pages to print."


class RoomBlock(CourseBlock):
    """Lists of modules and scenarios. Without a script each link leads to what a trainer can print."""

    NAME = "room"

    def build(self, element: etree.Element) -> None:
        shelf = self.config.shelf
        become(element, "course-room", data_search_exclude="")
        add(element, "p", WITHOUT_SCRIPT, class_="without-script")
        add_changed(element, data_changed(shelf))
        add(element, "h2", "Questions of a module", id="room-modules")
        modules = add(element, "ul")
        table = room_table(shelf)
        for page, head in modules_among(shelf.pages().values()):
            name = PurePosixPath(page.path).stem
            anchor = add(
                add(modules, "li"), "a", head.name, href=page_link(self.md, page.path), data_room=f"module={name}"
            )
            after(anchor, f" ({plural(len(table['modules'][name]), 'question')})")
        add(element, "h2", "A scenario", id="room-scenarios")
        scenarios = add(element, "ul")
        for scenario in sorted(shelf.scenarios(), key=lambda each: each.title.casefold()):
            way = page_link(self.md, scenario.page)
            add(add(scenarios, "li"), "a", scenario.title, href=way, data_room=f"scenario={scenario.name}")
        # Kept out of the tree until the page is written, or a later pass would read it as text.
        script = f'<script type="application/json" id="room-bank">{as_script(table)}</script>'
        add(element, "div", self.md.htmlStash.store(script))
