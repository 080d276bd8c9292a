// quota and passwd: what concerns the account that logs in.
#pragma once

#include "cli/terminalrun.h"

class AccountQuota;
class ChangePassword;

class AccountRun : public TerminalRun {
    Q_OBJECT
public:
    explicit AccountRun(Environment &environment);

protected:
    void onOpened() override;

private:
    void onQuota(AccountQuota &quota);
    void onChanged(ChangePassword &change);

    QString m_newPassword;
};
