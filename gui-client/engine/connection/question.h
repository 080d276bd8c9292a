// A question for a person, and the answer, as values: an engine asks, a window or a terminal answers later.
#pragma once

#include "net/certificate.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <QStringList>

struct Question {
    enum class Kind {
        Password,           // for user at host; answer: text
        UnknownCertificate, // never seen, or not signed by a known authority; answer: accepted, remember
        ChangedCertificate, // another one than the pinned; the safe answer is no
        PlainConnection     // the server offers no TLS; answer: accepted
    };
    Kind kind = Kind::Password;
    QString host;
    quint16 port = 0;
    QString user;
    CertificateFacts certificate; // shown by the server
    QByteArray pinnedFingerprint; // of ChangedCertificate: SHA-256, 32 raw bytes
    bool hostMismatch = false;
    QStringList problems; // what verification found, in words
};

struct Answer {
    bool accepted = false;
    bool remember = false;
    QString text;
};

Q_DECLARE_METATYPE(Question)
Q_DECLARE_METATYPE(Answer)
