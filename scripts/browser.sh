#!/bin/sh
# Installs Chromium where the machine has no browser of its kind; says what to do where it cannot.
. "$(dirname "$0")/apt.sh"

# The shell without a screen is the same engine, and opens a page for two thirds of the work. Only Debian has it.
SHELL_OF_IT=chromium-headless-shell
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  command -v "$name" >/dev/null 2>&1 || continue
  # Where that needs no question, the shell comes beside it; the tests run with either.
  command -v "$SHELL_OF_IT" >/dev/null 2>&1 || [ "$(id -u)" -ne 0 ] || install_with_apt "Chromium's shell" "$SHELL_OF_IT" 2>/dev/null
  exit 0
done

install_with_apt Chromium chromium "$SHELL_OF_IT" || install_with_apt Chromium chromium && exit 0

echo "The tests need Chromium (or Google Chrome), and it could not be installed from here." >&2
echo "Install it, so that 'chromium' or 'google-chrome' is on the PATH, then run make test again." >&2
exit 1
