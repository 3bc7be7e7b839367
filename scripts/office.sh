#!/bin/sh
# Installs LibreOffice where there is none, without a screen; says what to do where it cannot.
for name in soffice libreoffice; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done

. "$(dirname "$0")/apt.sh"
install_with_apt LibreOffice libreoffice-writer-nogui libreoffice-impress-nogui fonts-liberation && exit 0

echo "The tests of packs need LibreOffice, and it could not be installed from here." >&2
echo "Install it, so that 'soffice' is on the PATH, then run make test again." >&2
exit 1
