"""WebKit as Debian has it: WebKitGTK, the engine that Safari is built on, driven by its own WebDriver.

It needs a screen; Xvfb is one that nobody sees.
"""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common import WebDriverException
from selenium.webdriver.remote.command import Command
from selenium.webdriver.webkitgtk.service import Service

from tests.site.engines.engine import AS_TEXT, LISTEN, Action, EngineError

# Its toolbar asks for more than the width of a phone, unless nothing stands around its buttons.
STYLE = "* { padding: 0; margin: 0; min-width: 0; min-height: 0; border-width: 0; }"
# Pages that slide would have to be waited for.
CHEAPER = {"WEBKIT_DISABLE_COMPOSITING_MODE": "1", "GTK_A11Y": "none"}
SETTINGS = "[Settings]\ngtk-enable-animations = 0\n"


class WebKit:
    """One window of the size of a phone."""

    name = "WebKit"

    def __init__(self, driver: webdriver.WebKitGTK, width: int, height: int) -> None:
        self._driver = driver
        driver.set_window_rect(0, 0, width, height)

    def visit(self, address: str) -> None:
        self._driver.get(address)
        self.run(LISTEN)

    def run(self, function: str, *given: object) -> Any:
        script = f"return ({AS_TEXT.replace('FUNCTION', function)})(arguments[0])"
        with _as_engine_error():
            return json.loads(self._driver.execute_script(script, json.dumps(given)))

    def act(self, actions: list[Action]) -> None:
        with _as_engine_error():
            self._driver.execute(Command.W3C_ACTIONS, {"actions": actions})

    def paper(self) -> None:
        """Its driver has no word for printing."""

    def failed(self) -> list[str]:
        """Its driver tells nothing; what `LISTEN` notes has to do."""
        return []


@contextmanager
def _as_engine_error() -> Iterator[None]:
    try:
        yield
    except WebDriverException as error:
        raise EngineError(error.msg) from error


@contextmanager
def webkit(program: str, folder: Path, width: int, height: int) -> Iterator[WebKit]:
    """Start WebKit on a screen of its own; close both in the end."""
    (folder / "gtk-3.0").mkdir()
    (folder / "gtk-3.0/gtk.css").write_text(STYLE, encoding="utf-8")
    (folder / "gtk-3.0/settings.ini").write_text(SETTINGS, encoding="utf-8")
    options = webdriver.WebKitGTKOptions()
    options.add_argument("--automation")
    with screen(1280, 900) as display:
        private = {
            "DISPLAY": display,
            "XDG_CONFIG_HOME": str(folder),
            "GTK_A11Y": "none",
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
        }
        driver = webdriver.WebKitGTK(options, Service(program, env={**os.environ, **private}))
        try:
            yield WebKit(driver, width, height)
        finally:
            driver.quit()


@contextmanager
def screen(width: int, height: int) -> Iterator[str]:
    """Start a screen that nobody sees; tell its name."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout is not None
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()
