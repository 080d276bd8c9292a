#include "commands/filereplies.h"

#include "base/bytesize.h"
#include "commands/phrasebook.h"

#include <QDateTime>

#include <cstring>

namespace {
FileReply reply(int code, Language language, std::string_view english, std::initializer_list<QByteArray> arguments) {
    return {code, phrase(language, english, arguments)};
}

QByteArray amount(qint64 bytes) { return formatBytes(bytes).toUtf8(); }

FileReply quotaReply(const FileError &error, const QByteArray &path, Language language) {
    if (error.needed < 0)
        return reply(552, language, "The quota of this account had room for %1 bytes; %2 was not stored.",
                     {QByteArray::number(error.left), path});
    if (error.countsFiles)
        return reply(552, language, "The quota allows no more files (%1 left); %2 was not stored.",
                     {QByteArray::number(error.left), path});
    const QByteArray needed = amount(error.needed) + " (" + QByteArray::number(error.needed) + ')';
    const QByteArray left = amount(error.left) + " (" + QByteArray::number(error.left) + ')';
    if (error.fitsWithoutFormer)
        return reply(
            552, language,
            "The quota has not enough room: %1 bytes needed, %2 left. If you delete the old file first, it fits.",
            {needed, left});
    return reply(552, language, "The quota has not enough room: %1 bytes needed, %2 left.", {needed, left});
}
FileReply transferQuotaReply(const FileError &error, Language language) {
    const QByteArray opens =
        QDateTime::fromMSecsSinceEpoch(error.opens, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd hh:mm")).toLatin1();
    const int code = error.isDownload ? 550 : 552;
    if (error.needed < 0)
        return reply(code, language,
                     error.isDownload ? "This account may download nothing more before %1 UTC."
                                      : "This account may upload nothing more before %1 UTC.",
                     {opens});
    const QByteArray left = amount(error.left) + " (" + QByteArray::number(error.left) + ')';
    const QByteArray needed = amount(error.needed) + " (" + QByteArray::number(error.needed) + ')';
    return reply(code, language,
                 error.isDownload ? "This account may download only %1 bytes before %2 UTC; %3 are needed."
                                  : "This account may upload only %1 bytes before %2 UTC; %3 are needed.",
                 {left, opens, needed});
}
} // namespace

FileReply fileReply(const FileError &error, const QByteArray &path, Language language) {
    using Kind = FileError::Kind;
    switch (error.kind) {
    case Kind::None:
        break;
    case Kind::NotFound:
        return reply(550, language, "%1: there is no such file or directory.", {path});
    case Kind::NotPermitted:
        return reply(550, language, "%1: this account is not permitted to do that.", {path});
    case Kind::AlreadyThere:
        return reply(550, language, "%1 is there already.", {path});
    case Kind::IsDirectory:
        return reply(550, language, "%1 is a directory.", {path});
    case Kind::NotDirectory:
        return reply(550, language, "%1 is not a directory.", {path});
    case Kind::NotRegular:
        return reply(550, language, "%1 is not a regular file.", {path});
    case Kind::NotEmpty:
        return reply(550, language, "%1 is not empty.", {path});
    case Kind::OthersUnfinished:
        return reply(550, language, "%1 holds an unfinished upload of another account.", {path});
    case Kind::BadName:
        return reply(553, language, "%1 cannot be a name here.", {path});
    case Kind::ReservedName:
        return reply(553, language, "%1 is a name that the server keeps for itself.", {path});
    case Kind::MountPoint:
        return reply(550, language, "%1 is a place where the administrator mounted a folder, or holds one: it stays.",
                     {path});
    case Kind::OtherMount:
        return reply(550, language,
                     "%1 lies on another mounted folder: renaming does not lead there; copy the file instead.", {path});
    case Kind::NotThere:
        return reply(550, language,
                     "%1: the folder that is mounted there is missing just now; the administrator can "
                     "mend it.",
                     {path});
    case Kind::LeadsOut:
        return reply(550, language, "%1 is a link that leads nowhere you may go.", {path});
    case Kind::Unfinished:
        return reply(450, language,
                     "%1 is your unfinished upload: continue it (REST or APPE) or drop it (DELE) before reading.",
                     {path});
    case Kind::Busy:
        return reply(450, language, "%1 is being written by another session; try again later.", {path});
    case Kind::BeyondEnd:
        return reply(554, language, "%1 is shorter than that offset.", {path});
    case Kind::DiskFull:
        return reply(452, language, "The server's disk is full; %1 was not stored.", {path});
    case Kind::QuotaExceeded:
        return quotaReply(error, path, language);
    case Kind::TransferQuota:
        return transferQuotaReply(error, language);
    case Kind::QuotaUnknown:
        return reply(error.isDownload ? 451 : 452, language,
                     "%1: the server's database is away, and what is left of the quota is not known; try again later.",
                     {path});
    case Kind::TooLarge:
        return reply(552, language, "%1 would be larger than the server's disk takes.", {path});
    case Kind::IdentityBits:
        return reply(504, language, "%1: set-user-ID and set-group-ID cannot be set here; the mode is as before.",
                     {path});
    case Kind::Unsupported:
        return reply(504, language, "%1: the server's disk cannot do that.", {path});
    case Kind::TakenOver:
        return reply(426, language, "Another session of this account went on with %1.", {path});
    case Kind::ClientGone:
        return reply(426, language, "The connection ended before %1 was known to be whole; it stays unfinished.",
                     {path});
    case Kind::Incomplete:
        return reply(426, language, "Fewer bytes came than were announced; %1 stays unfinished.", {path});
    case Kind::SenderFailed:
        return reply(451, language, "Your program could not read %1 to its end; it was not stored.", {path});
    case Kind::Failed:
        break;
    }
    return reply(451, language, "%1: the server could not do it (%2).", {path, error.text()});
}

FileReply transferReply(const TransferResult &result, const QByteArray &path, Language language) {
    switch (result.outcome) {
    case TransferResult::Outcome::Done:
        // RFC 959 5.4: 226 closes the data connection, 250 leaves it open.
        return reply(result.leftOpen ? 250 : 226, language, "%1: all %2 bytes are there.",
                     {path, QByteArray::number(result.bytes)});
    case TransferResult::Outcome::NoConnection:
        return reply(425, language, "No data connection came: %1.", {result.failure.text.toUtf8()});
    case TransferResult::Outcome::Broken:
        return reply(426, language, "The data connection broke after %1 bytes: %2.",
                     {QByteArray::number(result.bytes), result.failure.text.toUtf8()});
    case TransferResult::Outcome::Aborted:
        return reply(426, language, "Stopped after %1 bytes, as you asked.", {QByteArray::number(result.bytes)});
    case TransferResult::Outcome::FileFailed:
        break;
    }
    return fileReply(result.error, path, language);
}
