// Writes a server's replies (RFC 959 4.2) so that nothing in a name or argument can break or forge one.
#pragma once

#include <QByteArray>
#include <QList>

// The bytes of one reply, CRLF included. code is 100..659. One line: "code text". Several: "code-first", those between
// as given (FEAT and MLST bring their leading space themselves; a line that begins with a digit gets a space in front,
// as RFC 959 asks), "code last". An empty list is an empty text. Control bytes become '?', a byte 255 is doubled
// (Telnet).
[[nodiscard]] QByteArray encodeReply(int code, const QList<QByteArray> &lines);
[[nodiscard]] QByteArray encodeReply(int code, const QByteArray &line);
// A reply too long to be held at once: its first line, then lines as they come; encodeReply(code, line) ends it.
[[nodiscard]] QByteArray encodeReplyBeginning(int code, const QByteArray &line);
[[nodiscard]] QByteArray encodeReplyLines(const QList<QByteArray> &lines);

// The text with each control byte (0-31, 127) replaced by '?'; bytes from 128 up stay.
[[nodiscard]] QByteArray withoutControls(QByteArray text);
