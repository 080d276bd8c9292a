// Bytes of the wire as text (RFC 2640): UTF-8 where they are UTF-8, else Latin-1, so that every byte string has a text.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

bool isUtf8(QByteArrayView bytes); // valid, in the shortest form, without surrogates

// For people. Names are never rebuilt from it: whoever needs the name keeps the bytes.
QString decodeWireText(QByteArrayView bytes);
// UTF-8; lone surrogates become U+FFFD.
QByteArray encodeWireText(QStringView text);
