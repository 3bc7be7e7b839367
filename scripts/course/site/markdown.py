"""The Markdown extension `course.site.markdown`: all that a reader sees comes from it, in any generator.

Settings:
    report_url: an address where a reader reports a question, a web page or `mailto:`; `{id}` stands for the question's
        id. Without it a reader gets the id alone, to tell somebody.
    root: the course's folder; without it, the nearest one at or above the working folder with `mkdocs.yml`.
    prose_only: leave questions and glossary links out, to read a page's own prose.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor

from course.site.blocks import BLOCKS
from course.site.blocks.base import Settings
from course.site.changed import ChangedProcessor
from course.site.module_end import EndProcessor
from course.site.page_symbol import SymbolProcessor
from course.site.project import ProjectError, find_root
from course.site.shelf import Shelf, shelf_of
from course.site.speech import SpeechProcessor
from course.site.steps import StepsProcessor
from course.site.words import WordsProcessor

# The elements that scripts of ours bring to life.
OWN_ELEMENTS = (
    "course-quiz",
    "course-paper",
    "course-check",
    "course-review",
    "course-progress",
    "course-resume",
    "course-workbook",
    "course-marking",
    "course-scenario",
    "course-room",
)


class CourseExtension(BlocksExtension):
    """Registers the course's blocks, and the links of glossary terms."""

    def __init__(self, **settings: Any) -> None:
        self.config = {
            "report_url": ["", "Where a reader reports a question; {id} stands for its id"],
            "root": ["", "The course's folder"],
            "prose_only": [False, "Leave questions and glossary links out"],
        }
        super().__init__(**settings)
        if not isinstance(self.getConfig("report_url"), str):
            raise TypeError("report_url is an address")

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802
        """Register blocks and processors."""
        settings = Settings(
            shelf=_shelf(self.getConfig("root"), str(Path.cwd())),
            report_url=self.getConfig("report_url"),
            prose_only=self.getConfig("prose_only"),
        )
        md.block_level_elements += OWN_ELEMENTS
        for block in BLOCKS:
            block_mgr.register(block, settings)
        if not settings.prose_only:
            # Before inline Markdown (20), so that it reaches what is added.
            md.treeprocessors.register(EndProcessor(md, settings.shelf), "course-end", 30)
            # After inline Markdown, before the headings get their ids (5).
            md.treeprocessors.register(SpeechProcessor(md), "course-speech", 16)
            md.treeprocessors.register(WordsProcessor(md, settings.shelf.words), "course-words", 15)
            md.treeprocessors.register(ChangedProcessor(md, settings.shelf), "course-changed", 14)
            md.treeprocessors.register(SymbolProcessor(md, settings.shelf), "course-symbol", 13)
            # After the headings have their ids.
            md.treeprocessors.register(StepsProcessor(md, settings.shelf), "course-steps", 4)


@lru_cache(maxsize=8)
def _shelf(root: str, working_folder: str) -> Shelf:
    try:
        return shelf_of(Path(root) if root else find_root(Path(working_folder)))
    except ProjectError:
        # MkDocs tries an extension out before a plugin can say where the course is. Blocks find nothing on an empty
        # shelf, and say so on the page.
        return Shelf(Path(working_folder))


def makeExtension(**settings: Any) -> CourseExtension:  # noqa: N802
    """Return the extension; Python-Markdown calls this."""
    return CourseExtension(**settings)
