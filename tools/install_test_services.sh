#!/bin/sh
# What the tests need beside Python: PostgreSQL, Chromium, poppler (reads the .pdf made), certutil (tells Chromium whom
# to trust), on Debian or Ubuntu.
# Installs what is missing with apt-get, as root or by `sudo -n`; says plainly what to do where it may not.
set -eu

missing=
# initdb lies outside the PATH on Debian
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || missing="$missing postgresql"
[ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v pdftotext >/dev/null 2>&1 || missing="$missing poppler-utils"
# the tests do without certutil (tests/https.py): alone it is no reason to stop somebody who may not install
wished=
command -v certutil >/dev/null 2>&1 || wished=" libnss3-tools"
if [ -z "$missing" ]; then
  [ -n "$wished" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || exit 0
  apt-get install -q -y --no-install-recommends libnss3-tools >/dev/null 2>&1 </dev/null || true
  exit 0
fi
missing="$missing$wished"

by_hand() {
  printf '%s\n' "nennep test: $1" \
    "Đồng chí cài bằng quyền quản trị rồi chạy lại:" \
    "  sudo apt-get install --no-install-recommends$missing" \
    "Hoặc chạy phần không cần đến: ./nennep test --fast" >&2
  exit 3
}

command -v apt-get >/dev/null 2>&1 || by_hand "máy thiếu$missing, và không có apt-get để tự cài."
if [ "$(id -u)" = 0 ]; then
  as_root=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
  as_root="sudo -n"
else
  by_hand "máy thiếu$missing, và tài khoản này không có quyền cài."
fi

echo "Cài để kiểm thử:$missing …"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# shellcheck disable=SC2086 # words, on purpose
{
  $as_root apt-get update -q &&
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
} >"$log" 2>&1 </dev/null || {
  tail -n 8 "$log" >&2
  by_hand "không tự cài được$missing."
}
