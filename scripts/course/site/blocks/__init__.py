"""The blocks that authors write on pages: `/// quiz`, `/// law`, `/// sources` and their kin."""

from course.site.blocks.changes import ChangesBlock
from course.site.blocks.criteria import CriteriaMapBlock
from course.site.blocks.details import DetailsBlock
from course.site.blocks.diagram import DiagramBlock
from course.site.blocks.downloads import DownloadsBlock
from course.site.blocks.figures import FiguresBlock
from course.site.blocks.keys import AnswerKeyBlock, AnswerKeysBlock
from course.site.blocks.law import LawBlock
from course.site.blocks.learning import (
    EntryBlock,
    FinalCheckBlock,
    MarkingByNumberBlock,
    MarkingSheetBlock,
    PaperCheckBlock,
    ProgressBlock,
    ReviewBlock,
    WorkbookBlock,
)
from course.site.blocks.offline import OfflineBlock
from course.site.blocks.organisation import OrganisationBlock
from course.site.blocks.overview import (
    CardsBlock,
    CarryOnBlock,
    CheckedBlock,
    CourseMapBlock,
    OutcomesBlock,
)
from course.site.blocks.paper import WriteBlock
from course.site.blocks.passage import PassageBlock
from course.site.blocks.quiz import QuizBlock
from course.site.blocks.reference import GlossaryBlock, SourcesBlock
from course.site.blocks.room import RoomBlock
from course.site.blocks.rules import ItemRulesBlock
from course.site.blocks.safety import RuleBlock, RulesBlock
from course.site.blocks.scenario import ScenarioBlock, ScenarioMapBlock, ScenariosBlock
from course.site.blocks.session import SessionBlock, SessionsBlock
from course.site.blocks.statement import StatementBlock

BLOCKS = (
    QuizBlock,
    ScenarioBlock,
    ScenarioMapBlock,
    ScenariosBlock,
    SessionBlock,
    SessionsBlock,
    AnswerKeyBlock,
    AnswerKeysBlock,
    LawBlock,
    RuleBlock,
    RulesBlock,
    SourcesBlock,
    GlossaryBlock,
    OutcomesBlock,
    CourseMapBlock,
    CarryOnBlock,
    CheckedBlock,
    CardsBlock,
    PassageBlock,
    CriteriaMapBlock,
    FiguresBlock,
    ItemRulesBlock,
    DiagramBlock,
    WriteBlock,
    ProgressBlock,
    FinalCheckBlock,
    ReviewBlock,
    EntryBlock,
    WorkbookBlock,
    PaperCheckBlock,
    MarkingByNumberBlock,
    MarkingSheetBlock,
    OfflineBlock,
    RoomBlock,
    DownloadsBlock,
    OrganisationBlock,
    StatementBlock,
    DetailsBlock,
    ChangesBlock,
)
