#!/bin/sh
# Writes down, with hashes, what is installed for building, for packages, for tests, and for this script itself.
# Takes the environment with uv, and a folder. What that folder locks already stays, where pyproject.toml lets it.
set -eu
bin=$1
folder=$2
mkdir -p "$folder"
elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT

# Installing the course itself takes what its build-system names: locked too, so that nothing is fetched unseen.
"$bin/python" -c 'import tomllib
print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' >"$elsewhere/build.in"

lock() {
  name=$1
  shift
  echo "Locking $folder/$name.txt …"
  # Wheels only: building a package would fetch what no lock file names.
  "$bin/uv" pip compile --quiet --output-file "$folder/$name.txt" --custom-compile-command "make lock" \
    --universal --python-version 3.11 --generate-hashes --only-binary :all: --emit-build-options \
    --no-emit-index-url --no-emit-find-links --no-annotate "$@" >/dev/null
}

lock lock --group lock
# The tests need everything: what else is locked takes its versions from there.
lock dev pyproject.toml "$elsewhere/build.in" --extra dev
lock packages pyproject.toml "$elsewhere/build.in" --extra packages --constraint "$folder/dev.txt"
lock site pyproject.toml "$elsewhere/build.in" --constraint "$folder/dev.txt"

# A Linux of 2022 or newer: Anki's library, which only tests use, has no wheels for older ones.
for system in x86_64-manylinux_2_35 aarch64-apple-darwin x86_64-pc-windows-msvc; do
  for version in 3.11 3.12 3.13 3.14; do
    echo "Looking whether each has a wheel for Python $version on $system …"
    "$bin/uv" pip install --quiet --dry-run --target "$elsewhere/none" --require-hashes --only-binary :all: \
      --python-platform "$system" --python-version "$version" --requirements "$folder/dev.txt"
  done
done
