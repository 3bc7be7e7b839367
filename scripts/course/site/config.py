"""What MkDocs makes of a course's `mkdocs.yml`."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from course.refusal import RefusedError

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
        with (root / CONFIG).open("rb") as stream:
            config.load_file(stream)
        config.load_dict(settings)
        wrong, doubtful = config.validate()
    except MkDocsException as error:
        raise BuildError(f"MkDocs cannot read {CONFIG}. It says: {error}") from None
    for name, what in wrong or doubtful:
        raise BuildError(f"MkDocs cannot use `{name}` of {CONFIG}. It says: {what}")
    return config
