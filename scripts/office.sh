#!/bin/sh
# Installs LibreOffice where there is none, without a screen; says what to do where it cannot.
# A system's own may lack the part for spreadsheets: it then opens documents, and says that it cannot load a workbook.
for name in soffice libreoffice; do
  found=$(command -v "$name" 2>/dev/null) || continue
  folder=$(dirname "$(readlink -f "$found" 2>/dev/null || echo "$found")")
  command -v apt-get >/dev/null 2>&1 && [ ! -e "$folder/libsclo.so" ] || exit 0
done

. "$(dirname "$0")/apt.sh"
install_with_apt LibreOffice libreoffice-writer-nogui libreoffice-impress-nogui libreoffice-calc-nogui fonts-liberation && exit 0

echo "The tests of packs need LibreOffice, and it could not be installed from here." >&2
echo "Install it, so that 'soffice' is on the PATH, then run make test again." >&2
exit 1
