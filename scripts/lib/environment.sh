# What the entry scripts share: where things are, how they speak, and the Python environment.
# Sourced by scripts/build, scripts/serve and scripts/test; works in bash 3.2 and later.

set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)"
VENV="$ROOT/.venv"
if [ -d "$VENV/Scripts" ]; then BIN="$VENV/Scripts"; else BIN="$VENV/bin"; fi

# say "suomeksi" "in English": one line to the terminal, in the language of the environment.
say() {
  case "${VERKKOKURSSI_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-fi}}}}" in
    en*) printf '%s\n' "$2" >&2 ;;
    *) printf '%s\n' "$1" >&2 ;;
  esac
}

# stop "suomeksi" "in English": say it and end; it must tell what to do next.
stop() {
  say "$@"
  exit 2
}

can_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

# debian PACKAGE…: install Debian packages (only as root; ask can_install first). No service of
# theirs is started: invoke-rc.d looks at RUNLEVEL.
debian() {
  say "Asennetaan järjestelmään: $*" "Installing into the system: $*"
  if [ -z "${APT_UPDATED:-}" ]; then
    apt-get update -qq >/dev/null
    APT_UPDATED=1
  fi
  RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null </dev/null
}

# find_python: the name of a Python that is new enough.
find_python() {
  local name
  for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      printf '%s' "$name"
      return
    fi
  done
  return 1
}

# make_venv: an empty .venv, with pip.
make_venv() {
  local python
  if ! python="$(find_python)"; then
    can_install || stop \
      "Tarvitaan Python 3.11 tai uudempi: https://www.python.org/downloads/" \
      "Python 3.11 or newer is needed: https://www.python.org/downloads/"
    debian python3 python3-venv
    python="$(find_python)" || stop \
      "Järjestelmän Python on liian vanha. Asenna Python 3.11 tai uudempi." \
      "The system's Python is too old. Install Python 3.11 or newer."
  fi
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    can_install || stop \
      "Pythonista puuttuu venv. Debianissa ja Ubuntussa: sudo apt install python3-venv. Aja sitten tämä uudelleen." \
      "Python lacks venv. On Debian and Ubuntu: sudo apt install python3-venv. Then run this again."
    debian python3-venv
  fi
  say "Luodaan .venv ($("$python" --version))" "Making .venv ($("$python" --version))"
  "$python" -m venv --clear "$VENV"
  if [ -d "$VENV/Scripts" ]; then BIN="$VENV/Scripts"; else BIN="$VENV/bin"; fi
}

# wanted LOCK: all that the installed packages depend on. The same text as last time: nothing to do.
wanted() {
  printf '%s\n' "$ROOT"
  "$BIN/python" --version
  cat "$ROOT/requirements/$1.txt" "$ROOT/pyproject.toml"
}

installed() {
  [ -f "$VENV/.installed-$1" ] && wanted "$1" | cmp -s - "$VENV/.installed-$1"
}

# install LOCK…: make sure that .venv holds what one of the locks names (the last is installed).
install() {
  local lock
  if ! "$BIN/python" -m pip --version >/dev/null 2>&1; then make_venv; fi
  for lock in "$@"; do
    if installed "$lock"; then return; fi
  done
  say "Asennetaan Python-paketit (requirements/$lock.txt)" "Installing Python packages (requirements/$lock.txt)"
  rm -f "$VENV"/.installed-*
  "$BIN/python" -m pip install --quiet --disable-pip-version-check --require-hashes \
    -r "$ROOT/requirements/$lock.txt"
  "$BIN/python" -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps \
    -e "$ROOT"
  wanted "$lock" >"$VENV/.installed-$lock"
}
