// Names of digests on the wire (draft-bryan-ftpext-hash: HASH and OPTS HASH; the older XMD5, XCRC and their kin), and
// the replies that carry digests.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

enum class HashAlgorithm { Sha256, Sha512, Sha1, Md5, Crc32 };

QList<HashAlgorithm> allHashAlgorithms();                        // best first: SHA-256, SHA-512, SHA-1, MD5, CRC32
QByteArray hashName(HashAlgorithm algorithm);                    // "SHA-256"
QByteArray hashCommand(HashAlgorithm algorithm);                 // "XSHA256", "XSHA512", "XSHA1", "XMD5", "XCRC"
int digestLength(HashAlgorithm algorithm);                       // bytes: 32, 64, 20, 16, 4
std::optional<HashAlgorithm> parseHashName(QByteArrayView name); // any case; "SHA256" and "CRC-32" too

// "SHA-256 0-49 169cd222... name" of a 213 reply to HASH.
struct HashReply {
    HashAlgorithm algorithm = HashAlgorithm::Sha256;
    qint64 first = 0;  // the range that was hashed: first byte,
    qint64 last = 0;   // and end as the server wrote it (inclusive by the draft; some write the size)
    QByteArray digest; // bytes, digestLength() of them
    QByteArray path;
};
std::optional<HashReply> parseHashReply(QByteArrayView text);
QByteArray formatHashReply(const HashReply &reply);

// The digest in a positive reply to XMD5 and its kin: the only word of the text that is a digest of that length in
// hexadecimal; a CRC may be written with fewer digits or "0x". Nothing when there is none or more than one.
std::optional<QByteArray> parseDigestReply(QByteArrayView text, HashAlgorithm algorithm);
