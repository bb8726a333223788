# Building the two halves of the product. Sourced after common.sh.

# The compiler itself tells ccache what a file includes; without this the preprocessor runs once more for every file.
export CCACHE_DEPEND=1

# The build that is tested: a developer's own where there is one, else what users run (docs/decisions/0032).
tested_preset() { if [ -f build/dev/build.ninja ]; then echo dev; else echo release; fi; }

build_target() { cmake --build "build/$1" --target "$2" --parallel "$(nproc)" -- -k 0 >&2; }

# sources_of_failed_groups PRESET TARGET: the sources of the big files that do not compile, a list for CMake.
sources_of_failed_groups() {
    { build_target "$1" "$2" 2>&1 || true; } | sed -n 's#^FAILED: \([^ ]*/Unity/unity_[^ ]*\)\.o.*#\1#p' |
        while read -r group; do sed -n 's/^#include "\(.*\)"$/\1/p' "build/$1/$group"; done | paste -s -d ';'
}

# configure_server PRESET OPTION...: where that has not been done.
configure_server() {
    [ ! -f "build/$1/build.ninja" ] || return 0
    step "Configuring ($1)"
    quietly "build/logs/configure-$1.log" cmake --preset "$1" "${@:2}"
}

# switch_on PRESET OPTION: in a build that is configured. What was compiled stays.
switch_on() {
    grep -q "^$2:BOOL=ON" "build/$1/CMakeCache.txt" || quietly "build/logs/configure-$1.log" cmake "-D$2=ON" "build/$1"
}

# configure_tests PRESET: beside what script/run has built, or with warnings as errors.
configure_tests() {
    configure_server "$1" -DZS_WARNINGS_ARE_ERRORS=ON
    switch_on "$1" ZS_TESTS
}

# build_server PRESET [TARGET [CMAKE-OPTION…]]: configures once, then builds with the compiler's progress in place.
# Where a big file does not compile, its sources are compiled one by one: two names that meet there are no fault of theirs.
build_server() {
    local preset=$1 target=${2:-all} apart
    configure_server "$preset" "${@:3}"
    step "Building ($preset: $target)"
    if build_target "$preset" "$target"; then return; fi
    if grep -q '^CMAKE_UNITY_BUILD:.*=ON' "build/$preset/CMakeCache.txt"; then
        step "Once more, file by file where it failed"
        apart=$(sed -n 's/^ZS_UNITY_APART:STRING=//p' "build/$preset/CMakeCache.txt")
        apart="$apart;$(sources_of_failed_groups "$preset" "$target")"
        quietly "build/logs/configure-$preset.log" cmake "-DZS_UNITY_APART=$apart" "build/$preset"
        if build_target "$preset" "$target"; then return; fi
    fi
    fail "The build failed; the lines above say where."
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

# Needs packages.sh; runs beside the compiler.
prepare_web() {
    # shellcheck disable=SC2086
    install_packages $ZS_PACKAGES_WEB "$@"
    build_web
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
