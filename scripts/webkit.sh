#!/bin/sh
# Installs WebKit with its driver, and a screen that nobody sees, where they are not there; says what to do where it
# cannot. Only Linux has this build of WebKit: elsewhere the walk in it is left out, and pytest says so.
[ "$(uname)" = Linux ] || exit 0
command -v WebKitWebDriver >/dev/null 2>&1 && command -v Xvfb >/dev/null 2>&1 && exit 0

. "$(dirname "$0")/apt.sh"
install_with_apt WebKit webkit2gtk-driver xvfb && exit 0

echo "The tests need WebKitGTK, and it could not be installed from here." >&2
echo "Install it, so that 'WebKitWebDriver' and 'Xvfb' are on the PATH, then run make test again." >&2
exit 1
