#include "sites/urlpassword.h"

#include <cstring>

void hideUrlPasswords(int argc, char **argv) {
    for (int i = 1; i < argc; ++i) {
        char *const scheme = std::strstr(argv[i], "://");
        if (!scheme)
            continue;
        char *const begin = scheme + 3;
        char *const path = std::strchr(begin, '/');
        char *const limit = path ? path : begin + std::strlen(begin);
        char *at = nullptr; // the last one: a password may hold "@"
        for (char *c = begin; c < limit; ++c)
            at = *c == '@' ? c : at;
        char *const colon =
            at ? static_cast<char *>(std::memchr(begin, ':', static_cast<size_t>(at - begin))) : nullptr;
        if (colon)
            std::memset(colon + 1, '*', static_cast<size_t>(at - colon - 1));
    }
}
