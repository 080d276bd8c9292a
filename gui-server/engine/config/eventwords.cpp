#include "config/eventwords.h"

const QStringList &EventWords::all() {
    static const QStringList words = {QStringLiteral("upload"), QStringLiteral("login"),
                                      QStringLiteral("refused-login"), QStringLiteral("quota"), QStringLiteral("ban")};
    return words;
}

QString EventWords::of(EventKind kind) { return all().at(int(kind)); }

std::optional<EventKind> EventWords::parse(const QString &word) {
    const qsizetype index = all().indexOf(word);
    return index < 0 ? std::nullopt : std::optional(static_cast<EventKind>(index));
}
