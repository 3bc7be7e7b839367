"""The blocks that authors write on pages: `/// quiz`, `/// law`, `/// sources` and their kin."""

from __future__ import annotations

from course.site.blocks.figures import FiguresBlock
from course.site.blocks.law import LawBlock
from course.site.blocks.offline import OfflineBlock
from course.site.blocks.overview import CourseMapBlock, OutcomesBlock
from course.site.blocks.quiz import QuizBlock
from course.site.blocks.reference import GlossaryBlock, SourcesBlock

BLOCKS = (QuizBlock, LawBlock, SourcesBlock, GlossaryBlock, OutcomesBlock, CourseMapBlock, FiguresBlock, OfflineBlock)
