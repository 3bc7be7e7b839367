#!/bin/sh
# Installs nginx where there is none, and does not leave it running; says what to do where it cannot.
PATH="$PATH:/usr/sbin"
command -v nginx >/dev/null 2>&1 && exit 0

. "$(dirname "$0")/apt.sh"
if install_with_apt nginx nginx-light || install_with_apt nginx nginx; then
  # Debian starts what it installs. The tests start their own, for this machine alone.
  if [ -d /run/systemd/system ]; then ${as_root:-} systemctl disable --quiet --now nginx; fi
  exit 0
fi

echo "The tests of servers need nginx, and it could not be installed from here." >&2
echo "Install it, so that 'nginx' is on the PATH, then run make test again." >&2
exit 1
