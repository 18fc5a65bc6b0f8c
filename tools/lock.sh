#!/bin/sh
# Make requirements.lock anew from pyproject.toml: every version and hash, no index address. Run after a change of
# dependencies; `tools/lock.sh --upgrade` takes the newest versions that pyproject.toml allows.
set -eu
cd "$(dirname "$0")/.."
exec .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-annotate --no-header -o requirements.lock "$@" pyproject.toml
