#include "commands/registering.h"

#include "base/visibletext.h"
#include "commands/interviewer.h"
#include "dialogs/registerdialog.h"
#include "tabs/noticebar.h"
#include "tabs/servertab.h"
#include "window/mainwindow.h"

Registering::Registering(ClientEngine &engine, Interviewer &interviewer, MainWindow &window)
    : QObject(&window)
    , m_engine(engine)
    , m_interviewer(interviewer)
    , m_window(window) {}

void Registering::begin(const Site &like) {
    auto *dialog = new RegisterDialog(m_engine, like, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RegisterDialog::questionAsked, &m_interviewer, &Interviewer::ask);
    connect(dialog, &RegisterDialog::registered, this, &Registering::onRegistered);
    dialog->open();
}

void Registering::onRegistered(const Site &site, const QString &words) {
    m_window.currentTab().notice().showDone(tr("%1 says: %2").arg(visibleText(site.host), visibleText(words)),
                                            {tr("Connect"), [this, site] { m_window.openSite(site, {}); }});
}
