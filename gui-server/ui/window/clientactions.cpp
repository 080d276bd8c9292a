#include "window/clientactions.h"

#include "base/visibletext.h"
#include "dialogs/bandialog.h"
#include "dialogs/clientdialog.h"
#include "dialogs/confirmation.h"
#include "pages/livetables.h"
#include "ui/textdialog.h"

#include <algorithm>

ClientActions::ClientActions(ServerControl &control, QWidget &window)
    : QObject(&window)
    , m_control(control)
    , m_window(window) {}

void ClientActions::serve(ClientTable &table) {
    connect(&table, &ClientTable::detailsAsked, this, &ClientActions::showDetails);
    connect(&table, &ClientTable::banAsked, this, &ClientActions::ban);
    connect(&table, &ClientTable::disableAsked, this, &ClientActions::disable);
    connect(&table, &ClientTable::messageAsked, this, &ClientActions::tell);
}

void ClientActions::showDetails(quint64 session) {
    auto *dialog = new ClientDialog(m_control, session, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ClientActions::ban(const QString &address) {
    auto *dialog = new BanDialog(m_control, address, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ClientActions::disable(const QString &account) {
    const QList<ClientSnapshot> &clients = m_control.clients();
    const auto sessions =
        std::ranges::count_if(clients, [&account](const ClientSnapshot &one) { return one.account == account; });
    confirm(
        m_window,
        {tr("Disable %1?").arg(visibleText(account)),
         tr("%n session(s) of this account will be ended, and nobody can sign in with it until it is enabled again.",
            nullptr, static_cast<int>(sessions)),
         tr("Cancel"), tr("Disable")},
        [this, account] {
            m_control.ask({{QStringLiteral("request"), QStringLiteral("account-set")},
                           {QStringLiteral("name"), account},
                           {QStringLiteral("settings"), QJsonObject{{QStringLiteral("enabled"), false}}}},
                          this, [this](const QJsonObject &answer) {
                              if (!answer[QStringLiteral("ok")].toBool())
                                  complain(m_window, tr("The account could not be disabled."),
                                           answer[QStringLiteral("error")].toString());
                          });
        });
}

void ClientActions::tell(const QList<quint64> &sessions) {
    auto *dialog =
        new TextDialog({tr("Send message"), tr("The client is told with its next reply"), tr("Send")}, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TextDialog::taken, this, [this, sessions](const QString &text) {
        for (const quint64 session : sessions)
            m_control.ask({{QStringLiteral("request"), QStringLiteral("message")},
                           {QStringLiteral("session"), qint64(session)},
                           {QStringLiteral("text"), text.simplified()}},
                          this, [this](const QJsonObject &answer) {
                              if (!answer[QStringLiteral("ok")].toBool())
                                  complain(m_window, tr("The message was not sent."),
                                           answer[QStringLiteral("error")].toString());
                          });
    });
    dialog->open();
}
