#include "desktop/whendone.h"

#include "program/clientengine.h"
#include "program/preferences.h"
#include "tabs/noticebar.h"
#include "tabs/servertab.h"
#include "ui/textdialog.h"
#include "window/mainwindow.h"

#include <QActionGroup>
#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QMenu>
#include <QProcess>

namespace {
constexpr int graceSeconds = 20;

void suspendComputer() {
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("Suspend"));
    call << true; // the system may ask for a password
    QDBusConnection::systemBus().asyncCall(call);
}
} // namespace

WhenDone::WhenDone(ClientEngine &engine, MainWindow &window)
    : QObject(&window)
    , m_engine(engine)
    , m_window(window) {
    m_grace.setSingleShot(true);
    m_grace.setInterval(graceSeconds * 1000);
    connect(&m_grace, &QTimer::timeout, this, &WhenDone::perform);
    connect(&engine.queue, &TransferQueue::finishedAll, this, &WhenDone::onFinishedAll);
    connect(&engine.queue, &TransferQueue::workAppeared, &m_grace, &QTimer::stop);
}

QString WhenDone::title() { return tr("Whe&n all is done"); }

void WhenDone::fillMenu(QMenu &menu) {
    auto *group = new QActionGroup(&menu);
    const std::pair<Act, QString> acts[] = {{Act::Nothing, tr("Do &nothing")},
                                            {Act::Notify, tr("&Draw attention")},
                                            {Act::Close, tr("&Quit Wherry")},
                                            {Act::Suspend, tr("&Suspend the computer")},
                                            {Act::Command, tr("&Run a command…")}};
    for (const auto &[act, text] : acts) {
        QAction *action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(act == m_act);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, one = act] {
            if (one == Act::Command)
                askForCommand();
            else
                choose(one);
        });
        connect(this, &WhenDone::chosenChanged, action,
                [this, action, one = act] { action->setChecked(one == m_act); });
    }
}

void WhenDone::choose(Act act) {
    m_act = act;
    m_grace.stop();
    Q_EMIT chosenChanged();
}

void WhenDone::askForCommand() {
    auto *dialog =
        new TextDialog({tr("Run a command when all is done"), tr("Program and its arguments"), tr("Set")}, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setText(m_engine.settings.get(Preferences::commandWhenDone));
    connect(dialog, &TextDialog::taken, this, [this](const QString &command) {
        m_engine.settings.set(Preferences::commandWhenDone, command.trimmed());
        choose(Act::Command);
    });
    connect(dialog, &QDialog::rejected, this, &WhenDone::chosenChanged); // the menu shows what still holds
    dialog->open();
}

void WhenDone::onFinishedAll() {
    if (m_act == Act::Close || m_act == Act::Suspend)
        announce();
    else
        perform();
}

void WhenDone::announce() {
    const QString text = m_act == Act::Close
                             ? tr("All transfers are done. Wherry quits in %1 s.").arg(graceSeconds)
                             : tr("All transfers are done. The computer sleeps in %1 s.").arg(graceSeconds);
    m_grace.start();
    m_window.currentTab().notice().showNote(text, {tr("Do not"), [this] { choose(Act::Nothing); }});
}

void WhenDone::perform() {
    switch (m_act) {
    case Act::Nothing:
        break;
    case Act::Notify:
        QApplication::alert(&m_window);
        m_window.currentTab().notice().showDone(tr("All transfers are done."));
        break;
    case Act::Close:
        m_window.close();
        break;
    case Act::Suspend:
        m_window.currentTab().notice().dismiss();
        suspendComputer();
        break;
    case Act::Command: {
        QStringList words = QProcess::splitCommand(m_engine.settings.get(Preferences::commandWhenDone));
        const QString program = words.isEmpty() ? QString() : words.takeFirst();
        if (!program.isEmpty() && !QProcess::startDetached(program, words))
            m_window.currentTab().notice().showNote(tr("The command “%1” could not be started.").arg(program));
        break;
    }
    }
}
