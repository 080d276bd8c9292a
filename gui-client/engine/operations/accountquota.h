// What the account uses and may use, in the server's words (SITE QUOTA, in wide use).
#pragma once

#include "operations/operation.h"

class AccountQuota : public Operation {
    Q_OBJECT

public:
    using Operation::Operation;

    const QList<QByteArray> &lines() const { return m_lines; } // after success

protected:
    void firstStep() override { send("SITE QUOTA", &AccountQuota::onTold); }

private:
    void onTold(const Reply &reply);

    QList<QByteArray> m_lines;
};
