// One line of MLST or MLSD (RFC 3659 7): facts and a name. Written by the server, read by the client.
#pragma once

#include "ftp/timevalue.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

struct Fact {
    QByteArray name; // lower case
    QByteArray value;

    friend bool operator==(const Fact &, const Fact &) = default;
};

struct FactLine {
    enum class Type { Unknown, File, Directory, CurrentDirectory, ParentDirectory, Link, Other };

    QList<Fact> facts; // in the order of the line
    QByteArray name;   // bytes as sent: a bare name in MLSD, mostly a path in MLST

    // The value of a fact (name in lower case), or nothing. Of several with one name the first counts.
    std::optional<QByteArray> value(QByteArrayView fact) const;

    // type=; OS.unix=slink, OS.unix=symlink and their targets are links. Unknown without the fact.
    Type type() const;
    QByteArray linkTarget() const;             // of OS.unix=slink:TARGET, else empty
    std::optional<qint64> size() const;        // size, or sizd of a directory; bytes
    std::optional<TimeValue> modified() const; // modify
    std::optional<int> unixMode() const;       // UNIX.mode, octal, 0..07777
    QByteArray permissions() const;            // perm in lower case, empty without the fact

    friend bool operator==(const FactLine &, const FactLine &) = default;
};

// Reads "fact=value;fact=value; name". A space may stand in front (MLST); facts in any case; the last ";" may be
// missing. Nothing when there is no space before the name, the name is empty, or NUL, CR or LF is in it.
std::optional<FactLine> parseFactLine(QByteArrayView line);
// The line without its end: "type=file;size=3; name". Empty when the name is empty or holds NUL, CR or LF, or a fact
// holds a byte that would end it (";", "=" in a name, space in a name, controls).
QByteArray formatFactLine(const FactLine &line);

// The argument of OPTS MLST ("type;size;modify;", any case) as lower-case names; unknown ones stay, for the caller to
// pick.
QList<QByteArray> parseFactNames(QByteArrayView argument);
