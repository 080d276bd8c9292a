#include "store/notice.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace {
constexpr std::array words = {QLatin1String("account"), QLatin1String("group"), QLatin1String("ban"),
                              QLatin1String("dismissal"), QLatin1String("usage")};
} // namespace

QString Notice::text(const QString &speaker) const {
    return QStringLiteral("%1 %2 %3").arg(speaker, words.at(std::size_t(about)), name);
}

std::optional<Notice::Told> Notice::fromText(const QString &text) {
    const QStringList parts = text.split(QLatin1Char(' ')); // no name and no network has a space
    if (parts.size() != 3)
        return std::nullopt;
    const auto *const word = std::find(words.begin(), words.end(), parts.at(1));
    if (word == words.end())
        return std::nullopt; // of a newer version
    return Told{{About(word - words.begin()), parts.at(2)}, parts.at(0)};
}
