// One reply of a server (RFC 959 4.2): a three-digit code and its lines, as bytes. Made by ReplyParser, read by the
// client; the server writes replies with encodeReply().
#pragma once

#include <QByteArray>
#include <QList>

struct Reply {
    int code = 0; // 100..699; 0 = no reply yet
    // The text of every line, raw: of the first and last line, and of those between that repeat "code-", what follows
    // the code and its separator; other lines between are whole, with their indentation.
    QList<QByteArray> lines;

    bool isPreliminary() const { return code / 100 == 1; } // another reply follows
    bool isPositive() const { return code / 100 == 2; }
    bool isIntermediate() const { return code / 100 == 3; } // the next command of the sequence is due
    bool isTransient() const { return code / 100 == 4; }    // no, but the same command may pass later
    bool isPermanent() const { return code / 100 == 5; }
    bool isFinal() const { return code >= 200; } // ends the command it answers

    QByteArray text() const { return lines.join('\n'); }
    QByteArray firstLine() const { return lines.isEmpty() ? QByteArray() : lines.first(); }
    QByteArray lastLine() const { return lines.isEmpty() ? QByteArray() : lines.last(); }

    friend bool operator==(const Reply &, const Reply &) = default;
};
