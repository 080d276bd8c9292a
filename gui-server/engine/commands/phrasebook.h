// The sentences of replies in the languages of LANG (RFC 2640 4). The English sentence is the key; "%1" to "%3" stand
// for the arguments. Whatever has no translation stays English.
#pragma once

#include "commands/sessionstate.h"

#include <QByteArray>

#include <initializer_list>
#include <string_view>

QByteArray phrase(Language language, std::string_view english, std::initializer_list<QByteArray> arguments = {});
