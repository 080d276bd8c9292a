#include "sites/urlpassword.h"

#include <cstring>

namespace {
void hide(char *text) {
    char *const scheme = std::strstr(text, "://");
    if (!scheme)
        return;
    char *const begin = scheme + 3;
    char *const path = std::strchr(begin, '/');
    char *const limit = path ? path : begin + std::strlen(begin);
    char *at = nullptr; // the last one: a password may hold "@"
    for (char *c = begin; c < limit; ++c)
        at = *c == '@' ? c : at;
    char *const colon = at ? static_cast<char *>(std::memchr(begin, ':', static_cast<size_t>(at - begin))) : nullptr;
    if (colon)
        std::memset(colon + 1, '*', static_cast<size_t>(at - colon - 1));
}
} // namespace

void hideUrlPasswords(int argc, char **argv) {
    for (int i = 1; i < argc; ++i)
        hide(argv[i]);
}

QString withoutUrlPassword(const QString &url) {
    QByteArray bytes = url.toUtf8();
    hide(bytes.data());
    return QString::fromUtf8(bytes);
}
