// A conversation with the server by hand: one command at a time, the replies below each other.
#pragma once

#include "session/browser.h"

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;

class RawCommandDialog : public QDialog {
    Q_OBJECT
public:
    // Nothing can be sent any more once the browser has gone.
    explicit RawCommandDialog(Browser &browser, QWidget *parent = nullptr);

private:
    void onSend();
    void onAnswered(Browser::RequestId request, const Reply &reply);
    void say(const QString &line);

    QPointer<Browser> m_browser;
    QLineEdit *m_command;
    QPlainTextEdit *m_talk;
    Browser::RequestId m_request = 0;
};
