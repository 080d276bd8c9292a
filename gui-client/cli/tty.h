// The terminal device: whether there is one, how wide it is, and answers typed without echo.
#pragma once

#include <QString>

#include <cstdio>
#include <optional>

namespace Tty {
bool isTerminal(int descriptor);
// Columns of a terminal; 80 when it does not say.
int columns(int descriptor);
int rows(int descriptor);
// Writes in the encoding of the locale, at once.
void write(std::FILE *stream, const QString &text);
// Asks on /dev/tty, never on standard input, without echo. Nothing when there is no terminal or the input ended.
std::optional<QString> askSecret(const QString &prompt);
// The value of a variable of the environment, taken out of it: /proc would show it for as long as we run.
QString takeVariable(const char *name);
// Asks a question on /dev/tty and returns the line typed.
std::optional<QString> askLine(const QString &prompt);
// How many columns the text takes; wide characters take two.
int width(const QString &text);
// At most so many columns of it; "…" in the middle when it does not fit.
QString elided(const QString &text, int columns);
} // namespace Tty
