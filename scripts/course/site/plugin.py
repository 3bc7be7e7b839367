"""The MkDocs plugin: no page is built before the checks have passed, and the search passes the quizzes by."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.pages import Page

from course.checks import check
from course.reading.findings import errors
from course.report import as_text
from course.site.project import OWN_EXTENSION, ProjectError
from course.site.shelf import shelf_of

log = logging.getLogger("mkdocs.plugins.course")

_QUIZ = re.compile(r"<(course-(?:quiz|scenario))\b.*?</\1>", re.DOTALL)
_PLACE = "<!-- course: a quiz, set aside -->"


class CoursePluginConfig(Config):
    """The plugin's settings in `mkdocs.yml`."""

    check = Type(bool, default=True)
    """Whether to run the checks before a build."""


class CoursePlugin(BasePlugin[CoursePluginConfig]):
    """Runs the checks before a build; while serving, shows the findings and builds on."""

    serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether somebody is previewing."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Tell the Markdown extension where the course is: MkDocs may be called from any folder."""
        if OWN_EXTENSION in config.markdown_extensions:
            settings = config.mdx_configs.setdefault(OWN_EXTENSION, {})
            settings.setdefault("root", str(Path(config.config_file_path).resolve().parent))
        return config

    @event_priority(100)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check the course.

        Raises:
            PluginError: a check found an error, and this is not a preview.
        """
        if not self.config.check:
            return
        root = Path(config.config_file_path).resolve().parent
        try:
            findings = check(shelf_of(root).course())
        except ProjectError as error:
            raise PluginError(str(error)) from None
        wrong = errors(findings)
        if wrong and not self.serving:
            raise PluginError(f"\n{as_text(findings, root)}\n\nNothing was built: mend the errors above.")
        if findings:
            log.log(logging.ERROR if wrong else logging.INFO, "%s", as_text(findings, root))

    # The search leaves quizzes out in any case, but reads through every tag of them to do so: half of what a question
    # cost. Between these two events it does not see them.
    @event_priority(100)
    def _set_quizzes_aside(self, /, context: dict[str, Any], *, page: Page, **_: object) -> None:
        self.aside = [found[0] for found in _QUIZ.finditer(page.content or "")]
        page.content = _QUIZ.sub(_PLACE, page.content or "")

    @event_priority(-100)
    def _put_quizzes_back(self, /, context: dict[str, Any], *, page: Page, **_: object) -> None:
        quizzes = iter(self.aside)
        page.content = re.sub(_PLACE, lambda found: next(quizzes, found[0]), page.content or "")

    on_page_context = CombinedEvent(_set_quizzes_aside, _put_quizzes_back)
