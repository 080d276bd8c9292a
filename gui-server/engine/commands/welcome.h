// The words of 220 and 230: what can be done here, where one is and how much room is left.
#pragma once

#include "commands/commandtable.h"

#include <QByteArray>
#include <QList>

class CommandContext;

QByteArray greeting(const CommandContext &context); // of 220
// Answers the command that logged in with 230; asks the file system for the room first.
void greetAccount(const CommandPtr &command);
