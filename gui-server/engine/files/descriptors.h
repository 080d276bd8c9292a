// What the kernel says of names and of what is open, by descriptor.
#pragma once

#include <QByteArray>

#include <sys/stat.h>

#include <optional>

// Of a name in a directory, links not followed; nothing when it is not there.
std::optional<struct stat> statusOf(int directory, const QByteArray &name);
// What is open, for calls that take no descriptor.
QByteArray procPath(int descriptor);
// Where it is; empty when that is longer than a path may be.
QByteArray pathOf(int descriptor);
