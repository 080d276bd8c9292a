// One thing that the self-test has tried as a client, and what came of it. A value; SelfTestWords says it in sentences.
#pragma once

#include <QJsonObject>
#include <QString>

#include <cstdint>

struct SelfTestFinding {
    // In the order in which they are tried at each address.
    enum class Step : std::uint8_t { Connect, Encrypt, LogIn, Passive, Upload, Download, Delete };
    enum class Cause : std::uint8_t {
        None,             // it works
        NotReached,       // no connection; detail is the system's word
        TimedOut,         // no answer
        TurnedAway,       // refused before the login; detail is the server's sentence
        Refused,          // refused; detail is the reply
        NoEncryption,     // TLS is off
        OtherCertificate, // somebody else's certificate: something is between
        TlsFailed,        // detail is its word
        PortNotReached,   // a passive port; detail is its number
        WrongAddress,     // PASV tells another address; detail is that one
        Damaged,          // what came back is not what was sent
        Lost              // the connection ended
    };
    enum class Mark : std::uint8_t { Works, Warning, Fails };

    Step step = Step::Connect;
    Cause cause = Cause::None;
    QString target;          // "192.0.2.1:2121"
    bool isExternal = false; // the address that clients from elsewhere use
    QString detail;          // of the cause; of what works, with what: "TLS 1.3", "50012, 50040"

    // From inside, an external address often cannot be reached although clients from elsewhere reach it.
    Mark mark() const;
    QString markName() const; // "works", "warning", "fails"
    QJsonObject toJson() const;
    static SelfTestFinding fromJson(const QJsonObject &object); // of toJson()
};
