// What our two programs say to each other beyond the standards: the FEAT line X-WHERRY and messages from the
// administrator. Used by both engines.
#pragma once

#include "ftp/hashname.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace Extensions {
// FEAT line "X-WHERRY ATOMIC RESUME MESSAGES PIPELINE=512 DIGEST REGISTER": only the words that are true.
inline constexpr char feature[] = "X-WHERRY";
inline constexpr char atomic[] = "ATOMIC";     // uploads appear whole by rename, so the final name may be used directly
inline constexpr char resume[] = "RESUME";     // SIZE shows the unfinished upload that REST + STOR and APPE continue
inline constexpr char messages[] = "MESSAGES"; // the administrator's messages come as message lines
inline constexpr char pipeline[] = "PIPELINE"; // "=n": how many commands may be outstanding
inline constexpr char digest[] = "DIGEST"; // our client is told the digest of each whole file with the last word on it
inline constexpr char registration[] = "REGISTER";

// What our client sends as CLNT: "Wherry/0.1.0".
inline constexpr char clientName[] = "Wherry";
bool isWherryClient(QByteArrayView clntArgument);

// " [SHA-256 9f86d081...]", the end of a transfer's 226 or 250: of the whole file, as it passed.
QByteArray encodeDigest(HashAlgorithm algorithm, const QByteArray &digest);
// The digest at the end of such a reply; nothing when there is none, or one of another algorithm.
std::optional<QByteArray> decodeDigest(QByteArrayView text, HashAlgorithm algorithm);

// A line " X-WHERRY-MESSAGE <UTF-8, percent-encoded>" between the first and the last line of a 2yz reply.
QByteArray encodeMessageLine(const QString &message);
// The message in such a line (its leading space may be missing); nothing when it is another line or not valid UTF-8.
std::optional<QString> decodeMessageLine(QByteArrayView line);
} // namespace Extensions
