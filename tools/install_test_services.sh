#!/bin/sh
# What the tests need beside Python: PostgreSQL, Chromium (and its shell without windows, which takes half the time),
# poppler (reads the .pdf made), certutil (tells Chromium whom to trust), on Debian or Ubuntu.
# Installs what is missing with apt-get, as root or by `sudo -n`; says plainly what to do where it may not.
set -eu

missing=
# initdb lies outside the PATH on Debian
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || missing="$missing postgresql"
[ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v pdftotext >/dev/null 2>&1 || missing="$missing poppler-utils"
# the tests do without these (tests/servers/https.py, tests/browsers/browser.py): they are no reason to stop somebody who may not install
wished=
command -v certutil >/dev/null 2>&1 || wished=" libnss3-tools"
[ -n "${CHROMIUM:-}" ] || [ -e /usr/lib/chromium/chromium-headless-shell ] || wished="$wished chromium-headless-shell"

install_wished() {
  # each by itself: Ubuntu has no such shell. Nothing is removed for them; a browser of an older version is renewed
  for each in $wished; do
    $as_root apt-get install -q -y --no-install-recommends --no-remove "$each"
  done >/dev/null 2>&1 </dev/null
}
as_root=
if [ -z "$missing" ]; then
  [ -n "$wished" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || exit 0
  install_wished || { apt-get -q -o Acquire::Retries=0 update >/dev/null 2>&1 && install_wished; } || true
  exit 0
fi

by_hand() {
  printf '%s\n' "nennep test: $1" \
    "Đồng chí cài bằng quyền quản trị rồi chạy lại:" \
    "  sudo apt-get install --no-install-recommends$missing" \
    "Hoặc chạy phần không cần đến: ./nennep test --fast" >&2
  exit 3
}

command -v apt-get >/dev/null 2>&1 || by_hand "máy thiếu$missing, và không có apt-get để tự cài."
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null ||
    by_hand "máy thiếu$missing, và tài khoản này không có quyền cài."
  as_root="sudo -n"
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
install_wished || true
