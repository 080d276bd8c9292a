// What a person passes on after sharing a folder: address, account, password, fingerprint, QR code, and what to type in
// another program.
#pragma once

#include "models/servercontrol.h"

#include <QWidget>

class QPushButton;

struct ShareResult {
    QString folder; // as people read it
    QString rights; // "Read and write"
    QString account, password;
    QString fingerprint; // SHA-256, empty without TLS
    ServerControl::Address address;
    qint64 endsAt = 0; // ms since the epoch, UTC; 0 = with the program
};

class ShareCard : public QWidget {
    Q_OBJECT
public:
    explicit ShareCard(const ShareResult &result, QWidget *parent = nullptr);

    QPushButton &doneButton() { return *m_done; }

    // All of it as text, for a message to somebody.
    static QString asText(const ShareResult &result);
    // "AB:CD:..." on two lines of equal length.
    static QString inTwoLines(const QString &fingerprint);

Q_SIGNALS:
    void done();

private:
    QPushButton *m_done;
};
