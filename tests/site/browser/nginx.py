"""nginx from the system, with settings from the page on publishing: what stands there is what is tried."""

import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT

PAGE = ROOT / "docs/trainers/publishing.md"
# Where the page has the course stand.
WWW = "/srv/www"
# All else than the server's block. Its workers must see folders that only this user sees.
AROUND = """\
{user}
daemon off;
worker_processes 1;
pid {place}/pid;
error_log stderr;
events {{}}
http {{
    include /etc/nginx/mime.types;
    log_format sent "$status $bytes_sent $uri";
    access_log {log};
    {temporary}
    server {{
        listen 127.0.0.1:{port};
{block}
    }}
}}
"""
KINDS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


class Behind:
    """A course behind nginx, whose folder is a link: another edition can take its place at once."""

    def __init__(self, address: str, place: Path) -> None:
        self.address = address
        self.place = place

    @property
    def folder(self) -> Path:
        return self.place.resolve()

    @folder.setter
    def folder(self, site: Path) -> None:
        self.place.unlink()
        self.place.symlink_to(site)


def block(path: str) -> str:
    """Return the lines of the page on publishing for a course that stands at a path."""
    blocks = re.findall(r"``` \{?\.?nginx[^\n]*\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (found,) = (each for each in blocks if f"location {path} {{" in each)
    return str(found)


@contextmanager
def nginx(program: str, place: Path, www: Path, path: str, log: str = "off") -> Iterator[str]:
    """Serve a folder while the caller goes on; yield the address.

    Args:
        program: Where nginx is.
        place: A folder for its own files.
        www: What stands in the place of the page's folder for all that is published.
        path: Where the course stands on the host, with a slash at both ends.
        log: Where a line for each answer goes, and in which form; or `off`.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    temporary = " ".join(f"{kind}_temp_path {place}/{kind};" for kind in KINDS)
    user = "user root;" if os.geteuid() == 0 else ""
    told = block(path).replace(WWW, str(www))
    settings = place / "nginx.conf"
    text = AROUND.format(user=user, place=place, log=log, temporary=temporary, port=port, block=told)
    settings.write_text(text, encoding="utf-8")
    server = subprocess.Popen([program, "-c", settings, "-p", place, "-e", "stderr"], stderr=subprocess.PIPE, text=True)
    try:
        _await(server, port)
        yield f"http://127.0.0.1:{port}{path}"
    finally:
        server.terminate()
        _, said = server.communicate(timeout=10)
    assert "[emerg]" not in said, said


def _await(server: subprocess.Popen[str], port: int) -> None:
    for _ in range(200):
        if server.poll() is not None:
            raise AssertionError(server.communicate()[1])
        with socket.socket() as there:
            if there.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")
