#!/bin/sh
# Installs Chromium where the machine has no browser of its kind; says what to do where it cannot.
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done

if command -v apt-get >/dev/null 2>&1; then
  as_root=""
  if [ "$(id -u)" -ne 0 ]; then
    as_root="sudo"
    command -v sudo >/dev/null 2>&1 || as_root="missing"
  fi
  if [ "$as_root" != "missing" ]; then
    echo "Installing Chromium with apt …"
    export DEBIAN_FRONTEND=noninteractive
    $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends chromium >/dev/null && exit 0
  fi
fi

echo "The tests need Chromium (or Google Chrome), and it could not be installed from here." >&2
echo "Install it, so that 'chromium' or 'google-chrome' is on the PATH, then run make test again." >&2
exit 1
