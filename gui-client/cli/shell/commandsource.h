// Where the shell's commands come from: a person at a prompt, or a script.
#pragma once

#include <QObject>

class CommandSource : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // Asks for the next line: entered() or ended() follows, never before control is back in the event loop.
    virtual void next(const QString &prompt) = 0;
    // Whether someone types the lines.
    virtual bool isInteractive() const { return false; }

Q_SIGNALS:
    void entered(const QString &line);
    void ended(); // there are no more
};
