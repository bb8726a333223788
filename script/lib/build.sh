# Building the two halves of the product. Sourced after common.sh.

# build_server PRESET [TARGET]: configures once, then builds with the compiler's progress in place.
build_server() {
    local preset=$1 target=${2:-all}
    if [ ! -f "build/$preset/build.ninja" ]; then
        step "Configuring ($preset)"
        quietly "build/logs/configure-$preset.log" cmake --preset "$preset" "${@:3}"
    fi
    step "Building ($preset: $target)"
    cmake --build "build/$preset" --target "$target" >&2 || fail "The build failed; the lines above say where."
}

# web_digest: changes when anything the web pages are made of changes.
web_digest() {
    find web -path web/node_modules -prune -o -path web/dist -prune -o -path web/test-results -prune -o -type f -print0 |
        sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
}

install_web_tools() {
    local wanted
    wanted=$(sha256sum web/package-lock.json | cut -d ' ' -f 1)
    if [ "$(cat web/node_modules/.zs-installed 2>/dev/null)" = "$wanted" ]; then return; fi
    step "Installing the web tools"
    quietly build/logs/npm-ci.log npm --prefix web ci --no-audit --no-fund
    echo "$wanted" >web/node_modules/.zs-installed
}

build_web() {
    local wanted
    wanted=$(web_digest)
    if [ "$(cat web/dist/.zs-built 2>/dev/null)" = "$wanted" ]; then return; fi
    install_web_tools
    step "Building the web pages"
    quietly build/logs/npm-build.log npm --prefix web run build
    echo "$wanted" >web/dist/.zs-built
}
