"""What MkDocs makes of a course's `mkdocs.yml`, and where each of its keys stands."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from course.reading.decoding import decode
from course.reading.disk import contents, opened
from course.reading.findings import Finding, Position, ReadingError
from course.reading.tree import Node, read_tree
from course.refusal import OF_OTHERS, RefusedError, others_fault

CONFIG = "mkdocs.yml"


class BuildError(RefusedError):
    """The site could not be built. The message says why."""


def read_config(root: Path, **settings: object) -> MkDocsConfig:
    """Return what MkDocs makes of its configuration; it would only log what is wrong there.

    Raises:
        BuildError: something is.
    """
    config = MkDocsConfig(config_file_path=str(root / CONFIG))
    try:
        with opened(root / CONFIG) as stream:
            config.load_file(stream)
        config.load_dict(settings)
        wrong, doubtful = config.validate()
    except MkDocsException as error:
        raise BuildError(f"MkDocs cannot read {CONFIG}. It says: {error}") from None
    except OSError:
        raise
    except OF_OTHERS as error:  # a hook or a plugin, as it is loaded
        raise stopped(error) from error
    for name, what in wrong or doubtful:
        line = places(root)[0].at(name).line
        raise BuildError(f"MkDocs cannot use `{name}` on line {line} of {CONFIG}. It says: {what}")
    return config


def stopped(error: BaseException) -> BaseException:
    """Return what a plugin or a hook raised as words for whoever called it; what we raised stays as it is."""
    if isinstance(error, MkDocsException):
        return BuildError(f"MkDocs stopped. It says: {error}")
    fault = others_fault(error)
    return BuildError(f"A plugin or a hook of {CONFIG} stopped: {fault}. Look at its settings.") if fault else error


def places(root: Path) -> tuple[Node, list[Finding]]:
    """Return `mkdocs.yml` as it is written, with the place of each key, and what YAML would lose of it in silence."""
    try:
        return read_tree(CONFIG, decode(CONFIG, contents(root / CONFIG)), of_others=True)
    except ReadingError:  # MkDocs, which has read it by now, takes more than we do
        return Node({}, Position(CONFIG)), []
