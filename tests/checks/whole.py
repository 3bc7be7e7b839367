"""A whole small course: all that the others have, each once."""

from collections.abc import Mapping

from tests.small import GOOD, SAFETY
from tests.small_session import TAUGHT

# All that the small courses have: a module, a rule of safety, a story, a session, keys for trainers, a final check.
WHOLE: Mapping[str, str | bytes] = {
    **TAUGHT,
    **SAFETY,
    "quizzes/checks/final-check.yml": "questions: 4\npass_mark: 80\nleast_per_module: 2\n",
    "quizzes/good.yml": GOOD.replace(
        "title: Small changes\n", "title: Small changes\nvignettes: {late: It is late.}\n"
    ).replace(
        "    vignette: Mr Bello has not hummed since Sunday.\n", "    vignette_ref: late\n    rule: choking\n", 1
    ),
}

QUIZ, PAGE, STORY = "quizzes/good.yml", "docs/modules/small.md", "quizzes/scenarios/plate.yml"
SESSION = "quizzes/sessions/first-signs.yml"
