"""Files for servers in a finished site: each kind of server gets the same headers, in the words that it knows.

They stand in the folder that people upload. Hosts of static sites read `_headers` there, and Apache reads `.htaccess`;
nginx reads nothing from there by itself, so its settings name the file in `server/`.
"""

import re
from pathlib import Path

from course.site.servers.policy import policy

HEADERS, APACHE, NGINX = "_headers", ".htaccess", "server/nginx.conf"

# The theme names these by what they hold: whatever changes gets another name.
_NAMED_BY_HASH = re.compile(r"\.[0-9a-f]{8}\.min\.(?:js|css)$")
_FOR_A_YEAR = "public, max-age=31536000, immutable"
# All else keeps its name from version to version: a browser asks whether its copy is still right.
_ASK_AGAIN = "no-cache"
_TYPES = "text/css text/javascript application/javascript application/json application/manifest+json image/svg+xml"

# A policy is for pages: on every picture and script, it would weigh more than many of these.
_NGINX = """\
# Written by `make site`, for the pages of this very build: publish both together, then run `nginx -s reload`.
# Name this file within the `location` that serves the folder, as the page on publishing shows.
# An `add_header` within a `location` puts all those outside it out of use: add yours to both places.
gzip on;
gzip_comp_level 6;
gzip_vary on;
gzip_types {types};
expires -1;
add_header X-Content-Type-Options "nosniff" always;
location ~ \\.html$ {{
{headers}
}}
location ~ "\\.[0-9a-f]{{8}}\\.min\\.(js|css)$" {{
    expires 1y;
}}
location ~ \\.webmanifest$ {{
    default_type application/manifest+json;
}}
"""

_APACHE = """\
# Written by `make site`, for the pages of this very build: publish both together.
# Apache reads it where it may (AllowOverride). Delete it where every page gives an error 500.
ErrorDocument 404 {not_found}
AddType application/manifest+json .webmanifest
<IfModule mod_rewrite.c>
    # Where this folder stands on the host, so that the page for wrong addresses is found below any path.
    RewriteEngine On
    RewriteCond $0#%{{REQUEST_URI}} ^([^#]*)#/(.*)\\1$
    RewriteRule ^.*$ - [E=COURSE:%2]
    ErrorDocument 404 /%{{reqenv:COURSE}}404.html
</IfModule>
<IfModule mod_headers.c>
    Header always set X-Content-Type-Options "nosniff"
    <FilesMatch "\\.html$">
{headers}
    </FilesMatch>
    Header set Cache-Control "{ask_again}"
    <FilesMatch "\\.[0-9a-f]{{8}}\\.min\\.(js|css)$">
        Header set Cache-Control "{for_a_year}"
    </FilesMatch>
</IfModule>
# By its time alone: the tag of a compressed file is another one, and Apache would send the file again and again.
FileETag None
<IfModule mod_deflate.c>
    AddOutputFilterByType DEFLATE text/html {types}
</IfModule>
"""


def write_server_files(site: Path) -> None:
    """Write what servers need into a finished site, in place. Doing so twice is doing so once."""
    headers = {
        "Content-Security-Policy": policy(path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))),
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }
    named = sorted(
        path.relative_to(site).as_posix() for path in site.rglob("*.min.*") if _NAMED_BY_HASH.search(path.name)
    )
    files = {HEADERS: _for_static_hosts(headers, named), APACHE: _for_apache(headers), NGINX: _for_nginx(headers)}
    for name, text in files.items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")


def _for_static_hosts(headers: dict[str, str], named_by_hash: list[str]) -> str:
    """Return `_headers` as Netlify and Cloudflare Pages read it. All but what is named, they let browsers ask again."""
    parts = [("/*", headers), *((f"/{name}", {"Cache-Control": _FOR_A_YEAR}) for name in named_by_hash)]
    return "\n".join(
        f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in told.items()) for path, told in parts
    )


def _for_apache(headers: dict[str, str]) -> str:
    lines = "\n".join(f'        Header always set {name} "{value}"' for name, value in headers.items())
    return _APACHE.format(
        headers=lines, types=_TYPES, ask_again=_ASK_AGAIN, for_a_year=_FOR_A_YEAR, not_found="/404.html"
    )


def _for_nginx(headers: dict[str, str]) -> str:
    lines = "\n".join(f'    add_header {name} "{value}" always;' for name, value in headers.items())
    return _NGINX.format(headers=lines, types=_TYPES)
