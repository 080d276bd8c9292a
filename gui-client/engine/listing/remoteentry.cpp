#include "listing/remoteentry.h"

#include <algorithm>

bool isSingleComponent(const QByteArray &name) {
    if (name.isEmpty() || name == "." || name == "..")
        return false;
    return std::none_of(name.begin(), name.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == '/' || byte < 0x20 || byte == 0x7f;
    });
}
