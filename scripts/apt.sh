# Sourced by its neighbours. Installs Debian packages, where that needs no question; fails where it cannot.
# Takes what people call the thing, then its packages.
install_with_apt() {
  what=$1
  shift
  command -v apt-get >/dev/null 2>&1 || return 1
  as_root=""
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || return 1
    as_root="sudo"
  fi
  echo "Installing $what with apt …"
  export DEBIAN_FRONTEND=noninteractive
  # What is for sale is asked for once, not once for each program.
  if [ -z "$(find /var/lib/apt/lists -name '*_Packages*' -cmin -60 2>/dev/null)" ]; then
    $as_root apt-get update -qq || return 1
  fi
  $as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
