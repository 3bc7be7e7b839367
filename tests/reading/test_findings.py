from course.reading.findings import Finding, Position, Severity, errors


def test_positions_sort_by_file_then_line_then_column() -> None:
    positions = [Position("b.yml"), Position("a.yml", 10), Position("a.yml", 2, 9), Position("a.yml", 2, 1)]
    assert [str(position) for position in sorted(positions)] == ["a.yml:2:1", "a.yml:2:9", "a.yml:10:1", "b.yml:1:1"]


def test_warnings_stop_no_build() -> None:
    warning = Finding(Position("a.yml"), "x", "late", severity=Severity.WARNING)
    error = Finding(Position("a.yml"), "x", "wrong")
    assert errors([warning, error]) == [error]
