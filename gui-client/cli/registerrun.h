// register: makes an account of one's own on a server that gives accounts.
#pragma once

#include "cli/terminalrun.h"
#include "session/registration.h"

class RegisterRun : public TerminalRun {
    Q_OBJECT
public:
    explicit RegisterRun(Environment &environment);

    void start() override;

protected:
    void onOpened() override {} // nobody logs in

private:
    std::unique_ptr<Registration> m_registration;
};
