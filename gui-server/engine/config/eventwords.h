// What an administrator can be told of, and the words for it in the configuration and in what is told.
#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

enum class EventKind : std::uint8_t {
    Upload,       // a file came whole
    Login,        // somebody logged in
    RefusedLogin, // somebody could not
    Quota,        // an account uses 90 % of its quota
    Ban           // an address or network may not connect any more
};

namespace EventWords {
inline constexpr char form[] = "upload, login, refused-login, quota or ban";

const QStringList &all(); // in the order of the enumeration
QString of(EventKind kind);
std::optional<EventKind> parse(const QString &word);
} // namespace EventWords
