#!/bin/sh
# Installs Firefox where there is none; says what to do where it cannot.
for name in firefox-esr firefox; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done

. "$(dirname "$0")/apt.sh"
install_with_apt Firefox firefox-esr || install_with_apt Firefox firefox && exit 0

echo "The tests need Firefox, and it could not be installed from here." >&2
echo "Install it, so that 'firefox-esr' or 'firefox' is on the PATH, then run make test again." >&2
exit 1
