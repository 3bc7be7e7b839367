"""The theme's templates, compiled once: MkDocs compiles each of them anew for every build."""

from __future__ import annotations

from base64 import b64decode, b64encode

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from course.reading.kept import Keep


class KeptTemplates(BytecodeCache):
    """Compiled templates, each by its source; Jinja itself tells those of another Python or Jinja from its own."""

    def __init__(self, keep: Keep) -> None:
        self.keep = keep

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what was kept of it."""
        found = self.keep("templates", bucket.key, bucket.checksum, lambda: None)
        if found is not None:
            bucket.bytecode_from_string(b64decode(found))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to."""
        compiled = b64encode(bucket.bytecode_to_string()).decode()
        self.keep("templates", bucket.key, bucket.checksum, lambda: compiled)
