// Commands given beforehand: as arguments, or through a pipe or file.
#pragma once

#include "cli/shell/commandsource.h"

#include <QByteArray>
#include <QSocketNotifier>
#include <QStringList>

#include <memory>

class ScriptLines : public CommandSource {
    Q_OBJECT
public:
    explicit ScriptLines(const QStringList &lines);
    // Reads until its end, line by line; not closed here.
    explicit ScriptLines(int descriptor);

    void next(const QString &prompt) override;

private:
    void onReadable();
    void deliver();

    QStringList m_lines;
    QByteArray m_unread;
    std::unique_ptr<QSocketNotifier> m_notifier; // none when everything is in m_lines
};
