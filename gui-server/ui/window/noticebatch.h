// What a desktop notification tells of several things at once: who uploaded and downloaded how much since the last one,
// and what broke off. A value.
#pragma once

#include "server/snapshots.h"

#include <QCoreApplication>
#include <QMap>

class NoticeBatch {
    Q_DECLARE_TR_FUNCTIONS(NoticeBatch)
public:
    void add(const TransferEnd &end);
    bool isEmpty() const { return m_accounts.isEmpty(); }
    // A line an account, the busiest first, at most four; the batch is empty afterwards.
    QString take();

private:
    struct Sum {
        int uploads = 0, downloads = 0, broken = 0;
        qint64 bytes = 0;
        QString last; // file
    };
    static QString words(const QString &account, const Sum &sum);

    QMap<QString, Sum> m_accounts;
};
