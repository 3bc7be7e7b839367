"""Firefox as Debian has it, driven over WebDriver BiDi, which it speaks by itself: no driver between."""

import base64
import json
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver.remote.websocket_connection import WebSocketConnection

from tests.site.engines.engine import AS_TEXT, LISTEN, Action, EngineError

LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
# Pages that slide would have to be waited for; and nobody is told that the tests run.
PREFERENCES = """\
user_pref("ui.prefersReducedMotion", 1);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
"""
SECONDS = 60


class SaidInConsole:
    """What Firefox says of a script that failed, as the connection wants to have events described."""

    event_class = "log.entryAdded"
    from_json: Callable[[dict[str, Any]], dict[str, Any]] = staticmethod(dict)


class Firefox:
    """One window of the size of a phone."""

    name = "Firefox"

    def __init__(self, address: str, width: int, height: int) -> None:
        self._connection = WebSocketConnection(f"{address}/session", SECONDS, 0.005)
        self._failed: list[str] = []
        self._tell("session.new", capabilities={})
        self._window = self._tell("browsingContext.getTree")["contexts"][0]["context"]
        self._tell("browsingContext.setViewport", context=self._window, viewport={"width": width, "height": height})
        self._tell("script.addPreloadScript", functionDeclaration=LISTEN)
        self._tell("session.subscribe", events=[SaidInConsole.event_class])
        self._connection.add_callback(SaidInConsole, self._note)

    def visit(self, address: str) -> None:
        self._tell("browsingContext.navigate", context=self._window, url=address, wait="complete")

    def run(self, function: str, *given: object) -> Any:
        told = self._tell(
            "script.callFunction",
            functionDeclaration=AS_TEXT.replace("FUNCTION", function),
            arguments=[{"type": "string", "value": json.dumps(given)}],
            awaitPromise=True,
            target={"context": self._window},
            userActivation=True,
        )
        if told["type"] == "exception":
            raise EngineError(told["exceptionDetails"]["text"])
        return json.loads(told["result"]["value"])

    def act(self, actions: list[Action]) -> None:
        self._tell("input.performActions", context=self._window, actions=actions)

    def paper(self) -> bytes:
        """Return what a printer would get now, as a PDF."""
        return base64.b64decode(self._tell("browsingContext.print", context=self._window)["data"])

    def failed(self) -> list[str]:
        """Return what scripts stopped with."""
        return self._failed

    def close(self) -> None:
        self._tell("browser.close")
        self._connection.close()

    def _note(self, entry: dict[str, Any]) -> None:
        if entry["type"] == "javascript" and entry["level"] == "error":
            self._failed.append(entry["text"])

    def _tell(self, method: str, **parameters: object) -> Any:
        answer = self._connection.send_cmd(method, parameters)
        if "error" in answer:
            raise EngineError(f"{method}: {answer['error']}: {answer['message']}")
        return answer["result"]


@contextmanager
def firefox(program: str, folder: Path, width: int, height: int) -> Iterator[Firefox]:
    """Start Firefox with a profile of its own in a folder; close it in the end."""
    profile = folder / "profile"
    profile.mkdir()
    (profile / "user.js").write_text(PREFERENCES, encoding="utf-8")
    said = folder / "firefox.log"
    command = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    with said.open("wb") as log, subprocess.Popen([*command, "about:blank"], stdout=log, stderr=log) as process:
        try:
            browser = Firefox(_address(process, said), width, height)
            yield browser
            browser.close()
            process.wait(SECONDS)
        finally:
            process.kill()


def _address(process: subprocess.Popen[bytes], said: Path) -> str:
    """Wait until Firefox says where it listens."""
    until = time.monotonic() + SECONDS
    while process.poll() is None and time.monotonic() < until:
        if found := LISTENS.search(said.read_text(encoding="utf-8")):
            return found[1]
        time.sleep(0.05)
    raise EngineError(f"Firefox does not listen. It said: {said.read_text(encoding='utf-8')}")
