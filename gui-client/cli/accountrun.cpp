#include "cli/accountrun.h"

#include "base/visibletext.h"
#include "cli/tty.h"
#include "ftp/wiretext.h"
#include "operations/accountquota.h"
#include "operations/changepassword.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace {
struct AccountRunWords {
    Q_DECLARE_TR_FUNCTIONS(AccountRun)
};
} // namespace

AccountRun::AccountRun(Environment &environment)
    : TerminalRun(environment) {}

void AccountRun::onOpened() {
    if (m_environment.arguments().command == TerminalArguments::Command::Quota)
        return run(std::make_unique<AccountQuota>(link()), &AccountRun::onQuota);
    m_newPassword = Tty::takeVariable("WHERRY_NEW_PASSWORD");
    if (m_newPassword.isEmpty())
        m_newPassword = Environment::askNewPassword();
    if (m_newPassword.isEmpty()) {
        say(AccountRunWords::tr("The password stays as it was: no new one was typed twice the same."));
        return end(1);
    }
    run(std::make_unique<ChangePassword>(link(), encodeWireText(m_environment.site().password),
                                         encodeWireText(m_newPassword)),
        &AccountRun::onChanged);
}

void AccountRun::onQuota(AccountQuota &quota) {
    QStringList lines;
    for (const QByteArray &line : quota.lines())
        lines.append(visibleText(QByteArrayView(line.trimmed())));
    if (m_environment.arguments().json && !quota.failure())
        Tty::write(stdout,
                   QString::fromUtf8(QJsonDocument({{QStringLiteral("event"), QStringLiteral("quota")},
                                                    {QStringLiteral("lines"), QJsonArray::fromStringList(lines)}})
                                         .toJson(QJsonDocument::Compact)) +
                       u'\n');
    else if (!lines.isEmpty())
        Tty::write(stdout, lines.join(u'\n') + u'\n');
    endWith(quota.failure());
}

void AccountRun::onChanged(ChangePassword &change) {
    if (change.failure())
        return endWith(change.failure());
    say(AccountRunWords::tr("The password is changed."));
    m_environment.changePassword(m_newPassword, [this](const Failure &failure) {
        if (failure)
            say(AccountRunWords::tr("The saved site still has the old one: %1.").arg(failure.text));
        end(failure ? 1 : 0);
    });
}
