// What is said when a file command or a transfer does not succeed: the one place that turns a FileError or a
// TransferResult into a reply code and a sentence.
#pragma once

#include "commands/sessionstate.h"
#include "files/fileerror.h"
#include "transfer/transfer.h"

struct FileReply {
    int code = 550;
    QByteArray text;
};

FileReply fileReply(const FileError &error, const QByteArray &path, Language language);
// The final reply of a transfer, 226 included.
FileReply transferReply(const TransferResult &result, const QByteArray &path, Language language);
