"""What a run of the tests would do thousands of times, and what comes to the same each time."""

import gc
from collections.abc import Iterator
from functools import cache
from typing import Any

import jinja2
import pytest
from mkdocs import plugins, utils


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Look for no garbage while the tests are read, nor ever again among them: all of them stay to the end."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(10_000, 10, 10)
        gc.enable()


_compile: Any = jinja2.Environment.compile
_compiled: dict[tuple[object, ...], Any] = {}


def _compile_once(env: jinja2.Environment, source: Any, *arguments: Any, **options: Any) -> Any:
    """Compile a template of a theme for the first small course that is built with it; none of them has kept any."""
    key = (source, *arguments, *options.items(), env.autoescape, *env.extensions, *env.filters)
    if key not in _compiled:
        _compiled[key] = _compile(env, source, *arguments, **options)
    return _compiled[key]


jinja2.Environment.compile = _compile_once  # type: ignore[method-assign]

# What is installed stays so. MkDocs asks all packages each time that it reads a configuration.
for module in (plugins, utils):
    module.entry_points = cache(module.entry_points)
