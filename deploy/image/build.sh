#!/usr/bin/env bash
# Puts the product and what it needs into one folder that nothing has to be written to afterwards.
#
# usage: build.sh SOURCE TARGET
#
# Run by the Containerfile, and by `make image-check` in a clean root directory: these are the only steps there are.
# Needs Python 3.11 with venv and pip. Where pip asks is pip's own matter (PIP_INDEX_URL, pip.conf).
set -euo pipefail

source=${1:?usage: build.sh SOURCE TARGET}
target=${2:?usage: build.sh SOURCE TARGET}

# The floors of the house that run in production. Not among them: emulator, demo, tests, tools.
packages=(sync generators programme config)

# Descriptions of Google's services that the product speaks to; the library brings hundreds.
descriptions=(docs.v1 drive.v3 forms.v1 iamcredentials.v1 sheets.v4)

export PYTHONDONTWRITEBYTECODE=1

# An environment of its own: the processes that render papers find the libraries by the interpreter alone. It lacks
# pip, so that nothing can be installed into a running container.
python3 -m venv --without-pip "$target"
python3 -m pip --python "$target/bin/python" install --quiet --disable-pip-version-check --no-cache-dir --no-compile \
  --no-deps --only-binary :all: --require-hashes -r "$source/requirements-production.lock"

site=$("$target/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')

for package in "${packages[@]}"; do
  cp -R "$source/$package" "$site/$package"
done

# An institution's own settings name people: they come as a secret, and never lie in an image.
rm -f "$site/config/organisation.yaml"

# What an installation would have noted: `nastavnik --version` reads it.
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$source/pyproject.toml")
mkdir "$site/nastavnik-$version.dist-info"
printf 'Metadata-Version: 2.1\nName: nastavnik\nVersion: %s\n' "$version" >"$site/nastavnik-$version.dist-info/METADATA"

cat >"$target/bin/nastavnik" <<LAUNCHER
#!$target/bin/python -P
from sys import exit
from sync.__main__ import main

exit(main())
LAUNCHER
chmod 755 "$target/bin/nastavnik"

# Half of what the libraries weigh is never read.
described="$site/googleapiclient/discovery_cache/documents"
kept=()
for description in "${descriptions[@]}"; do kept+=(! -name "$description.json"); done
find "$described" -type f "${kept[@]}" -delete
find "$site" -depth -type d \( -name tests -o -name __pycache__ \) -exec rm -rf {} +
find "$site" -depth -type d -path '*/ortools/*' -name samples -exec rm -rf {} +

# Nothing can be compiled later, on a disk that is for reading; nor need anybody look whether a source is newer.
"$target/bin/python" -m compileall -q -j 0 --invalidation-mode unchecked-hash "$site" >&2
chmod -R a+rX,go-w "$target"
