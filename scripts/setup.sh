#!/bin/sh
# Makes the virtual environment and installs into it: setup.sh [dev]. What is there already is used again.
set -eu

venv=.venv
extra=${1:-}
stamp="$venv/.installed${extra:+-$extra}"

say() { printf '%s\n' "$*" >&2; }

find_python() {
    for name in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$name"
            return
        fi
    done
    say "Python 3.11 or newer is needed. On Debian or Ubuntu: sudo apt-get install -y python3 python3-venv"
    exit 1
}

if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        say "Python's venv is missing. Run this line, then try again:"
        say "  sudo apt-get install -y $("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
        exit 1
    fi
    say "Making $venv"
    "$python" -m venv --clear "$venv"
fi

fresh() { [ -e "$1" ] && [ ! pyproject.toml -nt "$1" ]; }

if ! fresh "$stamp" && ! fresh "$venv/.installed-dev"; then
    say "Installing einclusion${extra:+ and what its tests need} into $venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable ".${extra:+[$extra]}"
    touch "$stamp"
fi

if [ ! -e "$venv/.browser" ]; then
    say "Looking for a browser"
    "$venv/bin/einclusion" browser install >&2
    touch "$venv/.browser"
fi
