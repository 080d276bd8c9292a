// The lines typed in the shell, kept in a file for its owner alone. Lines that begin with a space are not kept.
#pragma once

#include <QString>
#include <QStringList>

class CommandHistory {
public:
    static constexpr int linesKept = 1000;

    explicit CommandHistory(const QString &path);

    const QStringList &lines() const { return m_lines; } // oldest first
    // False when it is not kept. A file that cannot be written is no reason to stop: the lines of this session remain.
    bool add(const QString &line);

private:
    QString m_path;
    QStringList m_lines;
};
