"""A server that tests can stop, start again, give another edition of a site, and make fail."""

import http.server
import threading
import time
from collections.abc import Callable
from pathlib import Path

from tests.headers import headers_for


class Host:
    """Serves a folder; `fails` says of a path, and of how many were asked for before it, whether it gets no answer."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fails: Callable[[str, int], bool] = lambda path, count: False
        self.seconds = 0.0
        self.asked: list[str] = []
        self.port = 0
        self.start()

    def start(self) -> None:
        host = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                """Say nothing: the tests do."""

            def end_headers(self) -> None:
                self.send_header("Cache-Control", "no-cache")
                policy = headers_for(host.folder, self.path).get("Content-Security-Policy")
                if policy:
                    self.send_header("Content-Security-Policy", policy)
                super().end_headers()

            def compare_exactly(self) -> None:
                """Answer 304 to the very same age only, as most servers do: an older edition may come back."""
                file = Path(self.translate_path(self.path))
                if file.is_file() and self.headers["If-Modified-Since"] != self.date_time_string(file.stat().st_mtime):
                    del self.headers["If-Modified-Since"]

            def do_GET(self) -> None:
                count = len(host.asked)
                host.asked.append(self.path)
                self.directory = str(host.folder)
                self.compare_exactly()
                time.sleep(host.seconds)
                if host.fails(self.path, count):
                    self.close_connection = True
                    return
                super().do_GET()

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """Answer nobody any more; to stop twice is no fault."""
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"
