#!/bin/sh
# Installs Node where there is none, then the readers and players that only tests use; says what to do where it cannot.
has_node() {
  command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1
}

. "$(dirname "$0")/apt.sh"
has_node || install_with_apt Node nodejs npm

if ! has_node; then
  echo "The tests of packages need Node 18 or newer with npm, and they could not be installed from here." >&2
  echo "Install them, so that 'node' and 'npm' are on the PATH, then run make test again." >&2
  exit 1
fi

cd "$(dirname "$0")/../tests/node" || exit 1
# What is installed says for which lock file it was.
if ! cmp -s package-lock.json node_modules/.installed; then
  echo "Installing the readers and players that the tests use …"
  npm ci --silent --ignore-scripts --omit=optional --no-audit --no-fund && cp package-lock.json node_modules/.installed
fi
