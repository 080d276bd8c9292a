// What all commands with a data connection have in common: may it be opened at all, 150, and the final reply.
#pragma once

#include "commands/commandtable.h"
#include "commands/filereplies.h"
#include "transfer/transfer.h"

#include <QByteArray>

// False after having refused: 425 without PASV, EPSV, PORT or EPRT, 522 where the policy wants PROT P.
bool mayTransfer(const CommandPtr &command);
// Asks the account's transfer quota, when it has one: with none when so many bytes may move or how many is not known
// (-1: perhaps none), or with the error to refuse with. Not when the session ends first.
void whenQuotaKnown(const CommandPtr &command, TransferDirection direction, qint64 bytes,
                    std::function<void(const FileError &)> then);
// Runs it: 150 with the sentence once the data connection stands, then the reply that the result deserves.
void startTransfer(const CommandPtr &command, std::unique_ptr<Transfer> transfer, const QByteArray &sentence);
// For a file: our client is told its digest (Extensions::digest).
TransferSetup fileSetup(const CommandPtr &command, TransferProgress::Direction direction);
// Answers an upload that cannot be. A client that sends ahead has the file under way already: it is let pass by first.
void refuseUpload(const CommandPtr &command, const FileReply &answer);
