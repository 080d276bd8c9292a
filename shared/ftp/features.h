// What a server says it can do (FEAT, RFC 2389 3): kept by the client's session.
#pragma once

#include "ftp/hashname.h"
#include "ftp/reply.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

class Features {
public:
    Features() = default;
    // Of a 211 reply; from any other reply none. Indentation of the lines, case and empty lines do not matter.
    static Features parse(const Reply &reply);

    bool isEmpty() const { return m_lines.isEmpty(); }
    QList<QByteArray> lines() const; // as sent, without indentation

    // Names and words are asked for in capitals.
    bool has(QByteArrayView name) const;            // the first word of a line
    QByteArray argument(QByteArrayView name) const; // what follows the name on its (first) line; empty if nothing
    bool has(QByteArrayView name, QByteArrayView word) const; // a word of the name's lines ("AUTH", "TLS")

    bool hasRestStream() const { return has("REST", "STREAM"); }
    bool hasUtf8() const { return has("UTF8"); }
    bool hasMlsd() const { return has("MLST") || has("MLSD"); } // RFC 3659 7.8: MLST announces both
    bool hasAuthTls() const;                                    // AUTH TLS, TLS-C or SSL

    struct MlstFact {
        QByteArray name; // lower case
        bool isOn = false;
    };
    QList<MlstFact> mlstFacts() const;

    // Of "HASH SHA-256*;SHA-1": those we know, in their order; the starred one is what HASH gives without OPTS.
    QList<HashAlgorithm> hashAlgorithms() const;
    std::optional<HashAlgorithm> defaultHash() const;

    bool hasWherry() const { return has("X-WHERRY"); }
    bool hasWherry(QByteArrayView word) const { return has("X-WHERRY", word); } // "ATOMIC", "RESUME", ...
    int pipeline() const { return m_pipeline; } // commands that may be outstanding (1..100000)

private:
    // Taken apart once: a batch asks for each of its files.
    struct Line {
        QByteArray text;
        QByteArray name;         // in capitals, as the words
        QList<QByteArray> words; // of what follows: "TLS;TLS-C;SSL;" and "TLS SSL" alike
    };
    QList<QByteArray> words(QByteArrayView name) const; // of the first line of that name

    QList<Line> m_lines;
    int m_pipeline = 1;
};
