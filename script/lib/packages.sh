# Every Debian package we use, by who needs it. Sourced after common.sh.

# `boost` and `node` stand for what the functions below find.

# To build and run the server.
ZS_PACKAGES_RUN="g++ cmake ninja-build ccache pkg-config ca-certificates curl
    libfmt-dev libsqlite3-dev libminizip-dev libdeflate-dev libpugixml-dev libgumbo-dev libexpat1-dev zlib1g-dev
    libsodium-dev libgcrypt20-dev libssl-dev libxlsxwriter-dev libseccomp-dev libpq-dev boost"

# To build the pages.
ZS_PACKAGES_WEB="node"

# To build the tests, and to run them and the checks: the browser with a font for Chinese, a PostgreSQL server, what checks
# exported files.
ZS_PACKAGES_TEST="mold doctest-dev git python3"
ZS_PACKAGES_CHECK="clang-format-14 chromium fonts-noto-cjk postgresql"

# For developers: script/check --tidy, the fuzz preset.
ZS_PACKAGES_TIDY="clang-tidy-14 clang-14"
ZS_PACKAGES_FUZZ="clang-14 libclang-rt-14-dev"

# Boost has its version in its package names (1.81 in Debian 12, 1.83 in 13): take the newest that brings Boost.JSON.
boost_packages() {
    local version
    version=$(apt-cache search --names-only '^libboost-json[0-9.]+-dev$' |
        sed -n 's/^libboost-json\([0-9.]*\)-dev .*/\1/p' | sort -V | tail -n 1)
    [ -n "$version" ] || fail "No libboost-json*-dev package is to be had; Debian 12 or newer is needed."
    echo "libboost${version}-dev libboost-json${version}-dev"
}

is_installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q '^install ok installed'; }

# Node of 18 or newer with its npm; Debian 12's own (18) where there is none.
node_packages() {
    local major
    major=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/') || true
    if [ "${major:-0}" -ge 18 ] && command -v npm >/dev/null; then return; fi
    echo "nodejs npm"
}

missing_packages() {
    local package
    for package in "$@"; do
        case $package in
            boost) [ -e /usr/include/boost/json.hpp ] ;;
            node) [ -z "$(node_packages)" ] ;;
            *) is_installed "$package" ;;
        esac || printf '%s ' "$package"
    done
}

# install_packages PACKAGE…: installs those that are missing; does nothing, quickly, when all are there.
install_packages() {
    local missing
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    step "Installing packages: $missing"
    if [ -z "${zs_lists_are_new:-}" ]; then
        quietly build/logs/apt-update.log as_root apt-get update -q
        zs_lists_are_new=yes
    fi
    case " $missing" in *" boost "*) missing="${missing/boost /}$(boost_packages)" ;; esac
    case " $missing" in *" node "*) missing="${missing/node /}$(node_packages)" ;; esac
    # shellcheck disable=SC2086
    quietly build/logs/apt-install.log as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=600 $missing
}
