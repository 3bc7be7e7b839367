"""What stands in the notes of a slide, which the speaker alone sees."""

from course.packages.rich import plain


def notes(*parts: tuple[str, list[str]]) -> str:
    """Return parts of a speaker's notes, each after its label; those without words are left out."""
    texts = [(label, [plain(text) for text in found if text]) for label, found in parts]
    return "\n".join(f"{label}:\n" + "\n".join(found) for label, found in texts if found)
