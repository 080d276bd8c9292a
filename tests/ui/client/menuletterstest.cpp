// In each menu of the client's window, and in its menu bar, a letter for the keyboard stands for one entry.
#include "commands/actions.h"
#include "commands/menus.h"
#include "desktop/whendone.h"
#include "program/clientengine.h"
#include "program/preferences.h"
#include "support/registry.h"
#include "ui/appearance.h"
#include "window/mainwindow.h"

#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

namespace {
// Entries whose letter another one of the same menu has, those of the menus below included.
QStringList withATakenLetter(const QList<QAction *> &entries) {
    QStringList found;
    QSet<QKeySequence> taken;
    for (const QAction *entry : entries) {
        const QKeySequence letter = QKeySequence::mnemonic(entry->text());
        if (!letter.isEmpty() && taken.contains(letter))
            found.append(entry->text());
        taken.insert(letter);
        if (QMenu *const below = entry->menu()) {
            Q_EMIT below->aboutToShow(); // some are filled then
            found += withATakenLetter(below->actions());
        }
    }
    return found;
}
} // namespace

class MenuLettersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachStandsForOneEntry_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
        QTest::newRow("Chinese") << QStringLiteral("zh_CN");
    }
    void eachStandsForOneEntry() {
        QFETCH(QString, language);
        QTranslator translator;
        QVERIFY(translator.load(QStringLiteral(":/i18n/wherry_%1.qm").arg(language)));
        QVERIFY(QCoreApplication::installTranslator(&translator));
        const QTemporaryDir directory;
        ClientEngine engine(directory.path());
        engine.settings.set(Preferences::localDirectory, directory.path());
        Appearance appearance(*qApp, Theme::Light);
        MainWindow window(engine, appearance);
        Actions &actions = window.actions();
        const QList<QAction *> bar = window.findChild<QMenuBar *>()->actions();
        QCOMPARE(QKeySequence::mnemonic(bar.first()->text()), QKeySequence(Qt::ALT | Qt::Key_F));
        QCOMPARE(withATakenLetter(bar), QStringList());
        QMenu local, remote, transfers;
        Menus::fillLocalMenu(local, actions);
        Menus::fillRemoteMenu(remote, actions);
        Menus::fillTransferMenu(transfers, actions, *window.findChild<WhenDone *>());
        for (const QMenu *menu : {&local, &remote, &transfers})
            QCOMPARE(withATakenLetter(menu->actions()), QStringList());
    }
};

WHERRY_TEST(MenuLettersTest)
#include "menuletterstest.moc"
