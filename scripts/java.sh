#!/bin/sh
# Installs Java where there is none; says what to do where it cannot.
# A Mac has a 'java' that only says where to get one: what counts is that it runs.
java -version >/dev/null 2>&1 && exit 0

. "$(dirname "$0")/apt.sh"
install_with_apt Java default-jre-headless && exit 0

echo "The test of the pages' HTML needs Java 11 or newer, and it could not be installed from here." >&2
echo "Install it, so that 'java' is on the PATH, then run make test again." >&2
exit 1
