"""The MkDocs plugin: no page is built before the checks have passed, and no site is published that is not finished."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import jinja2
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from course.checks import check
from course.course import Course
from course.guidance.lists import LOOK_UP_PAGE
from course.guidance.published import address_of
from course.output import bench, listed, put, refuse_others, take_over
from course.reading.findings import Finding, errors
from course.reading.unchanged import at_one_moment
from course.refusal import RefusedError, others_fault, refused
from course.report import as_text
from course.site.complete import add_to_preview, complete
from course.site.config import CONFIG
from course.site.in_one_go import in_one_go
from course.site.joined import JOINED, SCRIPTS, joined
from course.site.kept import kept_of
from course.site.kept_pages import KeptPages
from course.site.kept_templates import KeptTemplates
from course.site.kept_views import keep_views
from course.site.offline.versions import kept_in
from course.site.personal import coloured, personal
from course.site.preview import Preview
from course.site.project import load_project, may_be_kept
from course.site.published import can_be_read
from course.site.shelf import shelf_of
from course.site.strings import FILE as STRINGS
from course.site.theme_files import look_past_icons
from course.site.told import files_of
from course.site.usual import OWN_EXTENSION, STYLES, furnish

log = logging.getLogger("mkdocs.plugins.course")
_IN_PREVIEW = InclusionLevel.is_in_serve


class StoppedError(Abort):
    """A build that ends early, with all that there is to say of it."""


class CoursePluginConfig(Config):
    """The plugin's settings in `mkdocs.yml`."""

    check = Type(bool, default=True)
    """Whether to run the checks before a build."""


class CoursePlugin(BasePlugin[CoursePluginConfig]):
    """Checks a course before a build, and finishes its site; while serving, shows the findings and builds on.

    Attributes:
        course: What is built, where the caller has read and checked it.
        faults: What was wrong with the finished site, which then did not take the old one's place.
        preview: What somebody who previews is shown; None in a build.
    """

    course: Course | None = None
    faults: Sequence[Finding] = ()
    preview: Preview | None = None

    def __init__(self) -> None:
        super().__init__()
        self.work = ExitStack()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether somebody is previewing; MkDocs may have used this plugin for another build before."""
        self.course, self.faults = None, ()
        self.preview = Preview() if command == "serve" else None

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Bring theme and Markdown, and say where the course is: MkDocs may be called from any folder."""
        furnish(config)
        look_past_icons(config.theme)
        config.mdx_configs[OWN_EXTENSION].setdefault("root", str(Path(config.config_file_path).resolve().parent))
        return config

    @event_priority(100)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check the course, and send the build to a bench: MkDocs would empty the site's folder. Neither for a preview.

        Raises:
            PluginError: a check found an error.
            OutputError: the site's folder holds something else, or another build writes there.
        """
        root = Path(config.config_file_path).resolve().parent
        self.work.enter_context(at_one_moment())
        if self.preview is None:
            self.work.enter_context(in_one_go())
        self.shelf = shelf_of(root)
        self.read = self.course or self.shelf.course()
        if self.preview is None and self.course is None:
            self._check(root)
        self.kept = kept_of(root)
        extensions = {**dict.fromkeys(config.markdown_extensions), **config.mdx_configs}
        self.pages = KeptPages(self.kept, config) if may_be_kept(extensions) else None
        if self.preview is None:
            self.target = Path(config.site_dir)
            refuse_others(self.target, kept_in(self.target))
            self.fresh = self.work.enter_context(bench(self.target)) / "new"
            config.site_dir = str(self.fresh)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Write into scripts and styles of ours what they take from the course."""
        root = Path(config.config_file_path).resolve().parent
        project = load_project(root)
        if self.preview is not None:  # MkDocs would stop at a link that leads nowhere, and wait for a pipe
            for file in [each for each in files if not can_be_read(each)]:
                files.remove(file)
        for name in JOINED:
            if not files.get_file_from_path(name):  # a course may have its own
                files.append(File.generated(config, name, content=joined(name)))
        for file in filter(None, map(files.get_file_from_path, SCRIPTS)):
            file.content_string = personal(file.content_string, file.src_uri, self.shelf, project)
        if words := files.get_file_from_path(STRINGS):
            files.remove(words)  # what scripts are made of is no file of the site
        for file in filter(None, map(files.get_file_from_path, STYLES)):
            file.content_string = coloured(file.content_string, self.shelf.settings())
        if files.get_file_from_path(LOOK_UP_PAGE):
            config.extra.setdefault("look_up", address_of(LOOK_UP_PAGE))
        return files

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Let a page be made anew only where it must."""
        if self.pages is not None:
            self.pages.take(page, files)
        return page

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> None:
        """Let menus and headers call a module by its number and its short name, where the nav gives it none."""
        known = self.read.pages.get(page.file.src_uri)
        if known is not None and known.module is not None and "title" not in vars(page):
            page.title = known.name

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Compile no template twice, and fill none twice with the same.

        Look for those that pages name, while it is still known which page does.

        Raises:
            StoppedError: one is not there.
        """
        self.files = files
        env.bytecode_cache = KeptTemplates(self.kept)
        keep_views(env, self.kept, config, load_project(self.kept.root))
        env.auto_reload = False  # none changes within a build, and each was looked at some thousand times
        for file in files.documentation_pages():
            name = file.page.meta.get("template") if file.page else None
            try:
                if name is not None:
                    env.get_template(str(name))
            except jinja2.TemplateNotFound:
                mend = "Fix or delete `template:` in its front matter."
                raise StoppedError(f"{file.src_uri}: the theme has no template “{name}”. {mend}") from None

    def _texts(self) -> dict[Path, list[str]]:
        """Return the files whose texts stand on each page, by the page's path in the site."""
        shown = {
            Path(file.abs_dest_path): file.src_uri for file in self.files.documentation_pages(inclusion=_IN_PREVIEW)
        }
        return {
            path: [*files_of(name, self.read.pages.get(name), self.shelf)]
            for path, name in shown.items()
            if path.is_file()
        }

    def _check(self, root: Path) -> Sequence[Finding]:
        if not self.config.check:
            return ()
        findings = check(self.read)
        wrong = errors(findings)
        if wrong and self.preview is None:
            raise PluginError(f"\n{as_text(findings, root)}\n\nNothing was built: fix the errors above.")
        if findings:
            log.log(logging.ERROR if wrong else logging.INFO, "%s", as_text(findings, root))
        return findings

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish the site, and put it in its place where nothing is wrong with it.

        Raises:
            StoppedError: something is, and MkDocs was called by itself.
        """
        if self.preview is not None:
            root = Path(config.config_file_path).resolve().parent
            with self.work:
                add_to_preview(Path(config.site_dir), root, self.read)
                self.preview.show(self._texts(), partial(self._check, root))
            self.kept.save()
            return
        config.site_dir = str(self.target)
        if config.strict and any(each.get_counts() for each in _counters()):
            return  # MkDocs gives up, as soon as this is over
        with self.work:
            kept = take_over(self.target, kept_in(self.target), self.fresh)
            self.faults = complete(self.fresh, Path(config.config_file_path).parent, self.read)
            if not self.faults:
                put(self.fresh, self.target, listed(self.target) | kept)
        self.kept.save()
        if self.faults and self.course is None:
            found = as_text(self.faults, self.target)
            raise StoppedError(f"{found}\n\nThe new site was not put in place: fix the errors above.")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        """Watch all that the site is made of. What stands beside `mkdocs.yml` may not be there yet."""
        root = Path(config.config_file_path).resolve().parent
        server.watch(str(root), recursive=False)
        quizzes = root / shelf_of(root).quizzes
        if quizzes.is_dir():
            server.watch(str(quizzes))
        if self.preview is not None:
            self.preview.shown_by(server)
        return server

    def on_build_error(self, *, error: Exception) -> None:
        """Say in one line what was refused.

        Raises:
            StoppedError: it was no fault of ours.
        """
        self.work.close()
        if isinstance(error, jinja2.TemplateNotFound):  # to Python, this is a file that is not there
            raise StoppedError(f"The theme has no template “{error.name}”, which another one names.") from None
        if isinstance(error, OSError):
            raise StoppedError(refused(error)) from None
        if isinstance(error, RefusedError):
            raise StoppedError(str(error)) from None
        if isinstance(error, jinja2.TemplateSyntaxError):
            place = f"{error.filename or error.name}:{error.lineno}"
            raise StoppedError(f"{place}: {error.message}. Mend this template of the theme.") from None
        if not isinstance(error, MkDocsException) and (fault := others_fault(error)):
            mend = f"Look in {CONFIG} at what it reads: `theme:`, `extra:`, `plugins:` or `markdown_extensions:`."
            raise StoppedError(f"The theme, a plugin or an extension stopped: {fault}. {mend}") from error

    def on_shutdown(self) -> None:
        """Leave nothing behind."""
        self.work.close()


def _counters() -> list[CountHandler]:
    """Return what counts the warnings of a strict build."""
    return [each for each in logging.getLogger("mkdocs").handlers if isinstance(each, CountHandler)]
