# The browser and the external checkers that tests use. Sourced by scripts/test.
# In CI (CI=true) one that cannot be had is a failure; elsewhere its tests are skipped and said.

# without "suomeksi" "in English": something is missing, and how to get it.
without() {
  if [ "${CI:-}" = true ]; then stop "$@"; fi
  say "$@"
}

# find_browser: sets VERKKOKURSSI_BROWSER to Chromium's or Chrome's path (empty: Playwright's own).
find_browser() {
  export VERKKOKURSSI_BROWSER="${VERKKOKURSSI_BROWSER:-$(any_browser)}"
  if [ -n "$VERKKOKURSSI_BROWSER" ]; then return; fi
  if can_install; then
    if debian chromium; then
      VERKKOKURSSI_BROWSER="$(any_browser)"
      return
    fi
  fi
  "$BIN/python" -m playwright install chromium || without \
    "Selainta ei löytynyt. Asenna Chromium tai Chrome (esim. sudo apt install chromium)." \
    "No browser was found. Install Chromium or Chrome (such as sudo apt install chromium)."
}

any_browser() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    if command -v "$name"; then return; fi
  done
}

# find_validator: Java, npm, and what tests/tools/package.json names (Nu validator, axe-core).
find_validator() {
  local tools="$ROOT/tests/tools" missing=""
  # macOS has a java that only says that there is none: ask it for its version.
  java -version >/dev/null 2>&1 || missing="default-jre-headless"
  command -v npm >/dev/null || missing="$missing npm"
  if [ -n "$missing" ] && can_install; then
    # shellcheck disable=SC2086  # a list of names
    debian $missing || true
  fi
  java -version >/dev/null 2>&1 || without \
    "Java puuttuu: HTML:ää ei tarkisteta. Asenna Java 17 (esim. sudo apt install default-jre-headless)." \
    "There is no Java: HTML is not validated. Install Java 17 (such as sudo apt install default-jre-headless)."
  if ! command -v npm >/dev/null; then
    without \
      "npm puuttuu: saavutettavuutta ja HTML:ää ei tarkisteta. Asenna Node.js (esim. sudo apt install npm)." \
      "There is no npm: accessibility and HTML are not checked. Install Node.js (such as sudo apt install npm)."
    return
  fi
  if cmp -s "$tools/package-lock.json" "$tools/node_modules/.installed"; then return; fi
  say "Asennetaan tarkistimet (tests/tools)" "Installing checkers (tests/tools)"
  if (cd "$tools" && npm ci --silent --no-audit --no-fund --ignore-scripts </dev/null); then
    cp "$tools/package-lock.json" "$tools/node_modules/.installed"
  else
    without \
      "Tarkistimia ei saatu (npm ci kansiossa tests/tools)." \
      "The checkers could not be installed (npm ci in tests/tools)."
  fi
}

# find_nginx: it reads the configuration that a build writes for it (nothing is served).
find_nginx() {
  if any_nginx; then return; fi
  if can_install; then debian nginx || true; fi
  any_nginx || without \
    "nginx puuttuu: sille kirjoitettuja asetuksia ei tarkisteta. Asenna nginx (esim. sudo apt install nginx)." \
    "There is no nginx: the settings written for it are not checked. Install nginx (such as sudo apt install nginx)."
}

any_nginx() {
  PATH="$PATH:/usr/sbin:/usr/local/sbin:/opt/homebrew/bin" command -v nginx >/dev/null
}

# find_voikko: Finnish word forms and spelling. Without it the tool uses word lists.
find_voikko() {
  if knows_finnish; then return; fi
  if can_install; then debian libvoikko1 voikko-fi || true; fi
  knows_finnish || without \
    "Voikko puuttuu: suomen taivutusta tarkistetaan vain sanalistoilla. Asenna libvoikko1 ja voikko-fi." \
    "There is no Voikko: Finnish is checked by word lists only. Install libvoikko1 and voikko-fi."
}

knows_finnish() {
  "$BIN/python" -c "import sys; from verkkokurssi.wordforms import available; sys.exit(not available())"
}
