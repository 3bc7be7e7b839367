#!/bin/sh
# Installs Node where there is none, then the readers and players that only tests use; says what to do where it cannot.
if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  if command -v apt-get >/dev/null 2>&1; then
    as_root=""
    if [ "$(id -u)" -ne 0 ]; then
      as_root="sudo"
      command -v sudo >/dev/null 2>&1 || as_root="missing"
    fi
    if [ "$as_root" != "missing" ]; then
      echo "Installing Node with apt …"
      export DEBIAN_FRONTEND=noninteractive
      $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null
    fi
  fi
fi

if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
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
