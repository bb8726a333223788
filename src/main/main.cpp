#include <cstdio>

int main() {
    std::puts("zhunsheng " ZS_VERSION);
    return 0;
}
