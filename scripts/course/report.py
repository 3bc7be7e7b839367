"""The one place that shows findings: as text for people, as JSON for programs, as annotations for GitHub."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from course.reading.decoding import shown
from course.reading.disk import contents
from course.reading.english import plural
from course.reading.findings import Finding, Severity, errors

LINES_AROUND = 1


@dataclass(frozen=True, slots=True)
class Summary:
    """What was looked at, and how long it took in seconds."""

    files: int
    questions: int
    seconds: float

    def line(self, findings: Sequence[Finding]) -> str:
        """Return the summary as one sentence."""
        wrong = len(errors(findings))
        return (
            f"{plural(self.files, 'file')}, {plural(self.questions, 'question')}: {plural(wrong, 'error')}, "
            f"{plural(len(findings) - wrong, 'warning')} in {self.seconds:.2f} s"
        )


def as_text(findings: Sequence[Finding], root: Path, summary: Summary | None = None) -> str:
    """Return findings as `file:line:column: severity[rule]: message`, each with its lines and its mend."""
    files: dict[str, list[str]] = {}
    parts = [_with_lines(finding, root, files) for finding in findings]
    if summary is not None:
        parts.append(summary.line(findings))
    return "\n\n".join(parts)


def as_json(findings: Sequence[Finding], root: Path, summary: Summary | None = None) -> str:
    """Return findings, and the summary, as one JSON object."""
    shown = [
        {
            "path": finding.position.path,
            "line": finding.position.line,
            "column": finding.position.column,
            "severity": finding.severity.value,
            "rule": finding.rule,
            "question": finding.question,
            "message": finding.message,
            "mend": finding.mend,
        }
        for finding in findings
    ]
    counts = {"files": summary.files, "questions": summary.questions, "seconds": summary.seconds} if summary else None
    return json.dumps({"findings": shown, "summary": counts}, indent=2, ensure_ascii=False)


def as_github(findings: Sequence[Finding], root: Path, summary: Summary | None = None) -> str:
    """Return findings as GitHub's workflow commands, which show them beside the lines of a pull request."""
    lines = [
        f"::{finding.severity} file={_property(finding.position.path)},line={finding.position.line},"
        f"col={finding.position.column},title={_property(finding.rule)}::{_data(headline(finding))}"
        for finding in findings
    ]
    return "\n".join([*lines, *([summary.line(findings)] if summary else [])])


FORMATS: dict[str, Callable[[Sequence[Finding], Path, Summary | None], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


def headline(finding: Finding) -> str:
    """Return what is wrong, where, and what would mend it, without file and line."""
    said = _said(finding)
    return f"{said}{'' if said.endswith(('.', '?')) else '.'} {finding.mend}".strip()


def _said(finding: Finding) -> str:
    """Return the question and what is wrong, on one line, whatever line ends the quoted text holds."""
    where = f"question “{finding.question}”: " if finding.question else ""
    return " ".join(f"{where}{finding.message}".split())


def _with_lines(finding: Finding, root: Path, files: dict[str, list[str]]) -> str:
    position = finding.position
    if position.path not in files:
        files[position.path] = _lines(root / position.path)
    severity = Severity(finding.severity).value
    parts = [f"{position}: {severity}[{finding.rule}]: {_said(finding)}"]
    lines = files[position.path]
    first = max(position.line - 1 - LINES_AROUND, 0)
    for number, line in enumerate(lines[first : position.line + LINES_AROUND], first + 1):
        mark = ">" if number == position.line else " "
        parts.append(f"  {mark} {number:>4} | {line[:160]}".rstrip())
    if finding.mend:
        parts.append(f"    {finding.mend}")
    return "\n".join(parts)


def _lines(path: Path) -> list[str]:
    try:
        text = contents(path, 2_000_000).decode("utf-8-sig", errors="replace")
    except OSError:
        return []
    # The same line ends as the reader of files.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [shown(line) for line in (lines if lines[-1] else lines[:-1])]


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
