// One sentence among servers that share a database: what another one has changed there, as a value.
#pragma once

#include <QString>

#include <optional>

struct Notice {
    enum class About { Account, Group, Ban, Dismissal, Usage };

    About about = About::Account;
    QString name; // of the account or group; of a ban and a dismissal the network

    // As it travels; speaker: who tells it, one word.
    QString text(const QString &speaker) const;
    struct Told;
    static std::optional<Told> fromText(const QString &text);
};

struct Notice::Told {
    Notice notice;
    QString speaker;
};
