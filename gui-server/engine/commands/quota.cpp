// SITE QUOTA: what the account stores and moves, and what is left.
#include "accounts/transferallowance.h"
#include "base/bytesize.h"
#include "commands/command.h"
#include "commands/handlers.h"
#include "commands/transferstart.h"
#include "files/filesystem.h"

namespace {
QByteArray number(qint64 count) { return QByteArray::number(count); }

// What an account moved of what it may move; a line for each period with a limit.
QList<QByteArray> transferLines(const Command &command, TransferDirection direction) {
    static constexpr std::string_view sentences[2][transferPeriods.size()] = {
        {"Uploaded today: %1 of %2 (%3 left).", "Uploaded this week: %1 of %2 (%3 left).",
         "Uploaded this month: %1 of %2 (%3 left)."},
        {"Downloaded today: %1 of %2 (%3 left).", "Downloaded this week: %1 of %2 (%3 left).",
         "Downloaded this month: %1 of %2 (%3 left)."}};
    const auto quota = command.context().transferAllowance(direction);
    QList<QByteArray> lines;
    for (const TransferPeriod period : transferPeriods)
        if (quota && quota->limits()[period] >= 0)
            lines += ' ' + command.say(sentences[int(direction)][int(period)],
                                       {number(quota->used(period)), number(quota->limits()[period]),
                                        formatBytes(quota->left(period)).toUtf8()});
    return lines;
}

void tellQuota(const CommandPtr &command, const SpaceFigures &space) {
    QList<QByteArray> lines{command->say("Quota of %1:", {command->state().account->name})};
    if (space.quotaBytes >= 0)
        lines += ' ' + command->say("Bytes: %1 of %2 used (%3).", {number(space.quotaUsed), number(space.quotaBytes),
                                                                   formatBytes(space.quotaUsed).toUtf8()});
    if (space.quotaFiles >= 0)
        lines += ' ' + command->say("Files: %1 of %2 used.", {number(space.filesUsed), number(space.quotaFiles)});
    lines += transferLines(*command, TransferDirection::Upload);
    lines += transferLines(*command, TransferDirection::Download);
    if (lines.size() == 1)
        lines += ' ' + command->say("No limit for this account.");
    lines += command->say("%1 bytes can be stored now.", {number(space.available)});
    command->replyLines(200, lines);
}
} // namespace

void Handlers::siteQuota(const CommandPtr &command) {
    // Of the home, wherever the client is: what lies in mounted folders does not count.
    command->files().space({}, command->lifetime(), [command](const Expected<SpaceFigures, FileError> &space) {
        if (!space)
            return command->refuse(space.error());
        whenQuotaKnown(command, TransferDirection::Upload, 0, [command, space = *space](const FileError &) {
            whenQuotaKnown(command, TransferDirection::Download, 0,
                           [command, space](const FileError &) { tellQuota(command, space); });
        });
    });
}
