#include "cli/registerrun.h"

#include "base/visibletext.h"
#include "cli/tty.h"

#include <QCoreApplication>

namespace {
struct RegisterRunWords {
    Q_DECLARE_TR_FUNCTIONS(RegisterRun)
};
} // namespace

RegisterRun::RegisterRun(Environment &environment)
    : TerminalRun(environment) {}

void RegisterRun::start() {
    Site site = m_environment.site();
    if (site.isAnonymous()) {
        say(RegisterRunWords::tr("Write the name of the account that you want into the URL: ftp://name@host."));
        return end(2);
    }
    if (site.password.isEmpty())
        site.password = Tty::takeVariable("WHERRY_PASSWORD");
    if (site.password.isEmpty())
        site.password = m_environment.askNewPassword();
    if (site.password.isEmpty()) {
        say(RegisterRunWords::tr("Nothing was registered: no password was typed twice the same."));
        return end(1);
    }
    m_registration = std::make_unique<Registration>(site, m_environment.services());
    connect(m_registration.get(), &Registration::question, this,
            [this](const Question &question) { m_registration->answer(m_environment.ask(question)); });
    connect(m_registration.get(), &Registration::finished, this, [this](const Failure &failure, const QString &words) {
        if (!failure)
            say(visibleText(QStringView(words)));
        endWith(failure);
    });
    m_registration->start();
}
