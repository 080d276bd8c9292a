// A line typed in the shell, cut into words: '...' and "..." keep everything together, \ takes the next character as it
// is. Pure.
#pragma once

#include "base/expected.h"

#include <QList>
#include <QString>

struct ShellWord {
    QString text;
    QString pattern;         // as for wildcards, what was quoted taken literally
    bool isPattern = false;  // one of *?[ stood there unquoted
    qsizetype begin = 0;     // where it stands in the line
    bool isFinished = false; // something follows it, if only a space

    // Whether the last name of the pattern is for this one; names that begin with a dot need one in the pattern.
    // Precondition: isPattern.
    bool matches(const QString &name) const;
};

namespace ShellWords {
// Failure BadReply when a quote is not closed.
Expected<QList<ShellWord>> split(const QString &line);
// The same of a line that is still being typed: what is open is closed.
QList<ShellWord> splitUnfinished(const QString &line);
// So that split() gives it back.
QString quoted(const QString &text);
} // namespace ShellWords
