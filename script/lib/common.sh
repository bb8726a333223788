# Shared by the scripts: where we are, how we speak, how we become root. Sourced, never run.
set -euo pipefail

ZS_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$ZS_ROOT"

zs_started=$SECONDS

# step "what happens now": one line of progress with the time since the script began.
step() { printf '\033[1m[%3d s]\033[0m %s\n' $((SECONDS - zs_started)) "$*" >&2; }

fail() {
    printf '\n%s\n' "$*" >&2
    exit 1
}

# as_root COMMAND…: runs it as root, by sudo where we are not root.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "This step needs root: run it as root or install sudo.  ($*)"
    fi
}

# quietly LOG COMMAND…: output goes to LOG and is shown only when the command fails.
quietly() {
    local log=$1
    shift
    mkdir -p "$(dirname "$log")"
    if ! "$@" >"$log" 2>&1; then
        tail -n 60 "$log" >&2
        fail "Failed: $*  (all of it: $log)"
    fi
}

# beside COMMAND…: starts it next to what follows; `meet` waits for it and fails if it failed.
beside() {
    "$@" &
    zs_beside=$!
}
meet() { wait "$zs_beside" || fail "What ran beside the build failed; lines above say why."; }
