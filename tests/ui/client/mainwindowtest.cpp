#include "window/mainwindow.h"
#include "commands/actions.h"
#include "desktop/whendone.h"
#include "panes/filelistview.h"
#include "program/clientengine.h"
#include "program/preferences.h"
#include "support/registry.h"
#include "tabs/noticebar.h"
#include "tabs/servertab.h"
#include "transfers/transferpanel.h"
#include "transfers/transferview.h"
#include "trees/foldertreeview.h"
#include "ui/appearance.h"
#include "ui/textdialog.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

namespace {
// A window on an engine of its own that keeps its state in a folder of its own.
struct WindowStage {
    QTemporaryDir directory;
    ClientEngine engine{directory.path()};
    Appearance appearance{*qApp, Theme::Light};
    std::unique_ptr<MainWindow> window;

    WindowStage() {
        engine.settings.set(Preferences::localDirectory, directory.path());
        window = std::make_unique<MainWindow>(engine, appearance);
        window->show();
    }
};

QStringList accessibleNames(const QWidget &window) {
    QStringList names;
    const QList<QWidget *> widgets = window.findChildren<QWidget *>();
    for (const QWidget *widget : widgets)
        names.append(widget->accessibleName());
    return names;
}

// As an earlier run of the program would have left it.
void leaveUndone(const WindowStage &stage, const TransferItem &item) {
    ClientEngine before(stage.directory.path());
    QSignalSpy opened(&before.journal, &Journal::opened);
    before.openJournal();
    QVERIFY(opened.wait());
    before.queue.add({item});
}

QPushButton *buttonOf(const QWidget &window, const QString &text) {
    const QList<QPushButton *> buttons = window.findChildren<QPushButton *>();
    const auto found = std::find_if(buttons.begin(), buttons.end(),
                                    [&text](const QPushButton *button) { return button->text() == text; });
    return found == buttons.end() ? nullptr : *found;
}

void press(const NoticeBar &notice, const QString &text) {
    QPushButton *const chosen = buttonOf(notice, text);
    QVERIFY(chosen);
    chosen->click();
}
} // namespace

class MainWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hasTheNamesThatAreDocumented() {
        WindowStage stage;
        const QStringList names = accessibleNames(*stage.window);
        for (const char *name :
             {"Host", "Username", "Password", "Port", "Connect", "Local files", "Remote files", "Local folders",
              "Remote folders", "Queued transfers", "Failed transfers", "Done transfers", "Log"})
            QVERIFY2(names.contains(QLatin1String(name)), name);
    }

    void everyButtonHasAName() {
        WindowStage stage;
        const QList<QAbstractButton *> buttons = stage.window->findChildren<QAbstractButton *>();
        for (QAbstractButton *button : buttons) {
            const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(button);
            QVERIFY(accessible);
            const bool isInner = button->objectName().startsWith(QLatin1String("qt_"));
            const bool isUseless = !button->isVisible() || qobject_cast<QTabBar *>(button->parentWidget());
            QVERIFY2(isInner || isUseless || !accessible->text(QAccessible::Name).isEmpty(),
                     qPrintable(QStringLiteral("%1 in %2")
                                    .arg(QLatin1String(button->metaObject()->className()),
                                         QLatin1String(button->parentWidget()->metaObject()->className()))));
        }
    }

    void noTwoActionsShareAShortcut() {
        WindowStage stage;
        QHash<QKeySequence, QString> owner;
        const QList<QAction *> actions = stage.window->actions().findChildren<QAction *>();
        for (const QAction *action : actions) {
            const QList<QKeySequence> keys = action->shortcuts();
            for (const QKeySequence &key : keys) {
                QVERIFY2(!owner.contains(key), qPrintable(key.toString() + u' ' + action->text()));
                owner.insert(key, action->text());
            }
        }
    }

    void theKeyboardWalksFromPaneToPane() {
        WindowStage stage;
        QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
        ServerTab &tab = stage.window->currentTab();
        tab.local().takeFocus();
        QTest::keyClick(stage.window.get(), Qt::Key_F7);
        QVERIFY(tab.remote().view().hasFocus());
        QCOMPARE(&tab.activePane(), static_cast<FilePane *>(&tab.remote()));
        QTest::keyClick(stage.window.get(), Qt::Key_F6);
        QVERIFY(stage.window->transfers().currentView().hasFocus());
        QTest::keyClick(stage.window.get(), Qt::Key_F7);
        QVERIFY(tab.local().view().hasFocus());
    }

    void theTabKeyGoesFromTopToBottom_data() {
        QTest::addColumn<int>("tabs");
        QTest::newRow("one tab") << 1;
        QTest::newRow("the second of two") << 2;
    }
    void theTabKeyGoesFromTopToBottom() {
        QFETCH(int, tabs);
        WindowStage stage;
        if (tabs > 1)
            stage.window->findChild<Actions *>()->newTab->trigger();
        ServerTab &tab = stage.window->currentTab();
        const QList<QWidget *> order{stage.window->findChild<QTabBar *>(), &tab.local().view(), &tab.remote().view(),
                                     &stage.window->transfers().view(TransferQueue::Tab::Queued)};
        QList<QWidget *> met;
        QWidget *const first = order.first();
        for (QWidget *widget = first; widget != first || met.isEmpty(); widget = widget->nextInFocusChain())
            if (order.contains(widget))
                met.append(widget);
        QCOMPARE(met, order);
    }

    void theFolderTreesAreOneSwitchThatIsRemembered() {
        WindowStage stage;
        QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
        QAction *const trees = stage.window->actions().showTrees;
        QVERIFY(!trees->isChecked());
        QVERIFY(!stage.window->currentTab().local().isTreeShown());
        trees->trigger();
        for (int tabs = 0; tabs < 2; ++tabs) {
            QVERIFY(stage.window->currentTab().local().isTreeShown());
            QVERIFY(stage.window->currentTab().remote().isTreeShown());
            stage.window->actions().newTab->trigger();
        }
        QVERIFY(stage.engine.settings.get(Preferences::folderTrees));
        // F6 and Tab go through them.
        ServerTab &tab = stage.window->currentTab();
        tab.local().takeFocus();
        for (QWidget *const stop :
             {static_cast<QWidget *>(&tab.remote().tree()), static_cast<QWidget *>(&tab.remote().view())}) {
            QTest::keyClick(stage.window.get(), Qt::Key_F6);
            QVERIFY(stop->hasFocus());
            QCOMPARE(&tab.activePane(), static_cast<FilePane *>(&tab.remote()));
        }
        tab.local().tree().setFocus(Qt::OtherFocusReason);
        QCOMPARE(&tab.activePane(), static_cast<FilePane *>(&tab.local()));
        QTest::keyClick(&tab.local().tree(), Qt::Key_Tab);
        QVERIFY(tab.local().view().hasFocus());
        QTest::keyClick(&tab.local().view(), Qt::Key_Tab, Qt::ShiftModifier);
        QVERIFY(tab.local().tree().hasFocus());
        trees->trigger(); // and the focus is not lost
        QVERIFY(!tab.local().isTreeShown());
        QVERIFY(tab.local().view().hasFocus());
        QVERIFY(!stage.engine.settings.get(Preferences::folderTrees));
    }

    void opensAndClosesTabs() {
        WindowStage stage;
        ServerTab *first = &stage.window->currentTab();
        stage.window->actions().newTab->trigger();
        QVERIFY(first != &stage.window->currentTab());
        stage.window->actions().closeTab->trigger();
        QCOMPARE(&stage.window->currentTab(), first);
        stage.window->actions().closeTab->trigger(); // the last one leaves a fresh one
        QVERIFY(first != &stage.window->currentTab());
    }

    void bookmarksAreInTheirMenu() {
        WindowStage stage;
        SiteTree tree;
        tree.setBookmarks({{QStringLiteral("Q&A"), stage.directory.filePath(QStringLiteral("q")), {}}});
        QVERIFY(QDir(stage.directory.path()).mkpath(QStringLiteral("q")));
        QVERIFY(stage.engine.sites.apply(tree, {}, qApp, [](const Failure &) {}));
        const QList<QAction *> menus = stage.window->findChild<QMenuBar *>()->actions();
        const auto menu = std::find_if(menus.begin(), menus.end(), [](const QAction *action) {
            return action->text() == QLatin1String("&Bookmarks");
        });
        QVERIFY(menu != menus.end());
        Q_EMIT(*menu)->menu()->aboutToShow();
        QAction *const bookmark = (*menu)->menu()->actions().constLast();
        QCOMPARE(bookmark->text(), QStringLiteral("Q&&A"));
        bookmark->trigger();
        QCOMPARE(stage.window->currentTab().local().directory(), stage.directory.filePath(QStringLiteral("q")));
        QVERIFY(!stage.window->currentTab().notice().isVisible());
    }

    void aTabHasTheColourOfItsSite() {
        WindowStage stage;
        QVERIFY(stage.window->openUrl(QStringLiteral("ftp://me@127.0.0.1:1/")));
        QCOMPARE(stage.window->currentTab().colour(), SiteColour::None);
        SiteTree tree;
        SavedSite saved;
        saved.site.host = QStringLiteral("127.0.0.1");
        saved.site.port = 1;
        saved.site.user = QStringLiteral("me");
        saved.colour = SiteColour::Cyan;
        tree.add(saved);
        QVERIFY(stage.engine.sites.apply(tree, {}, qApp, [](const Failure &) {}));
        QCOMPARE(stage.window->currentTab().colour(), SiteColour::Cyan);
    }

    void saysWhatIsWrongWithAnAddress() {
        WindowStage stage;
        QVERIFY(!stage.window->openUrl(QStringLiteral("http://example.org/")));
        QVERIFY(stage.window->currentTab().notice().isVisible());
        QCOMPARE(stage.window->currentTab().notice().sentence(), QStringLiteral("This address cannot be opened."));
    }

    void aServerThatIsNotThereIsToldCalmly() {
        WindowStage stage;
        QVERIFY(stage.window->openUrl(QStringLiteral("ftp://me:secret@127.0.0.1:1/")));
        QTRY_VERIFY(stage.window->currentTab().notice().isVisible());
        QCOMPARE(stage.window->currentTab().notice().sentence(), QStringLiteral("127.0.0.1 cannot be reached."));
        QVERIFY(!QApplication::activeModalWidget());
        QCOMPARE(stage.window->currentTab().state(), ServerTab::State::Disconnected);
    }

    void aFoldedLogLeavesItsRoomToThePanes() {
        WindowStage stage;
        QAction *const showLog = stage.window->actions().showLog;
        const QWidget &list = stage.window->currentTab().local().view();
        QVERIFY(showLog->isChecked());
        const int before = list.height();
        showLog->trigger();
        QTRY_VERIFY(list.height() >= before + 100);
        showLog->trigger();
        QTRY_COMPARE(list.height(), before);
    }

    void remembersHiddenFiles() {
        WindowStage stage;
        stage.window->actions().showHidden->trigger();
        QVERIFY(!stage.window->currentTab().local().model().hiddenShown());
        QVERIFY(!stage.engine.settings.get(Preferences::hiddenShown));
    }

    void remembersTheColumnsOfEachSite() {
        WindowStage stage;
        Site site;
        site.host = QStringLiteral("127.0.0.1");
        site.port = 1;
        stage.window->openSite(site, {});
        stage.window->currentTab().remote().view().setColumnHidden(4, true);
        stage.window->transfers().view(TransferQueue::Tab::Queued).setColumnHidden(3, true);
        site.port = 2;
        stage.window->openSite(site, {});
        stage.window->currentTab().remote().view().setColumnHidden(4, false);
        stage.window->close();

        stage.window = std::make_unique<MainWindow>(stage.engine, stage.appearance);
        QVERIFY(!stage.window->currentTab().remote().view().isColumnHidden(4)); // as it was left last
        QVERIFY(stage.window->transfers().view(TransferQueue::Tab::Queued).isColumnHidden(3));
        site.port = 1;
        stage.window->openSite(site, {});
        QVERIFY(stage.window->currentTab().remote().view().isColumnHidden(4));
    }

    void emptyListsOfferNothing() {
        WindowStage stage;
        QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
        const Actions &actions = *stage.window->findChild<Actions *>();
        auto *panel = stage.window->findChild<TransferPanel *>();
        panel->showTab(TransferQueue::Tab::Failed);
        panel->currentView().setFocus();
        const QList<QAction *> some{actions.retryAll, actions.clearFinished, actions.removeTransfer, actions.reveal};
        for (const QAction *action : some)
            QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
        TransferItem item;
        item.site = QStringLiteral("ftp://nobody@127.0.0.1:1");
        item.state = TransferItem::State::Failed;
        stage.engine.queue.add({item});
        QTRY_COMPARE(panel->currentView().model()->rowCount(), 1);
        panel->currentView().selectAll();
        for (const QAction *action : some)
            QTRY_VERIFY2(action->isEnabled(), qPrintable(action->text()));
    }

    void drawsAttentionWhenAllIsDone() {
        WindowStage stage;
        auto *whenDone = stage.window->findChild<WhenDone *>();
        Q_EMIT stage.engine.queue.finishedAll();
        QVERIFY(!stage.window->currentTab().notice().isVisible());
        whenDone->choose(WhenDone::Act::Notify);
        Q_EMIT stage.engine.queue.finishedAll();
        QCOMPARE(stage.window->currentTab().notice().sentence(), QStringLiteral("All transfers are done."));
        QVERIFY(stage.window->isVisible());
    }

    void runsACommandWhenAllIsDone() {
        WindowStage stage;
        const QString made = stage.directory.filePath(QStringLiteral("all done"));
        stage.engine.settings.set(Preferences::commandWhenDone, QStringLiteral("touch \"%1\"").arg(made));
        stage.window->findChild<WhenDone *>()->choose(WhenDone::Act::Command);
        Q_EMIT stage.engine.queue.finishedAll();
        QTRY_VERIFY(QFile::exists(made));
    }

    void quittingWhenAllIsDoneCanBePrevented() {
        WindowStage stage;
        auto *whenDone = stage.window->findChild<WhenDone *>();
        whenDone->choose(WhenDone::Act::Close);
        Q_EMIT stage.engine.queue.finishedAll();
        QVERIFY(stage.window->isVisible());
        press(stage.window->currentTab().notice(), QStringLiteral("Do not"));
        QCOMPARE(whenDone->chosen(), WhenDone::Act::Nothing);
    }

    void whatWasLeftUndoneIsOffered_data() {
        QTest::addColumn<QString>("button");
        QTest::addColumn<int>("left");
        QTest::newRow("continue") << QStringLiteral("Continue") << 1;
        QTest::newRow("discard") << QStringLiteral("Discard") << 0;
    }
    void whatWasLeftUndoneIsOffered() {
        QFETCH(QString, button);
        QFETCH(int, left);
        WindowStage stage;
        TransferItem item;
        item.site = QStringLiteral("ftp://ann@example.org:21");
        item.localPath = stage.directory.filePath(QStringLiteral("a"));
        item.remotePath = RemotePath("/a");
        item.attempt.size = 1000;
        QFile part(item.localPath + QStringLiteral(".part"));
        QVERIFY(part.open(QIODevice::WriteOnly));
        part.close();
        {
            ClientEngine before(stage.directory.path());
            QSignalSpy opened(&before.journal, &Journal::opened);
            before.openJournal();
            QVERIFY(opened.wait());
            before.queue.start(before.queue.add({item}).first());
            // Meanwhile a second program leaves the file alone.
            QSignalSpy said(&stage.engine.log, &Log::recorded);
            stage.engine.openJournal();
            QCOMPARE(said.count(), 1);
        }
        const NoticeBar &notice = stage.window->currentTab().notice();
        QVERIFY(!notice.isVisible());
        stage.engine.openJournal();
        QTRY_VERIFY(notice.isVisible());
        const TransferQueue::Ids ids = stage.engine.queue.ids();
        QCOMPARE(ids.size(), 1);
        QCOMPARE(stage.engine.queue.item(ids.first())->state, TransferItem::State::Paused);
        press(notice, button);
        QCOMPARE(stage.engine.queue.count(), left);
        if (left > 0)
            QCOMPARE(stage.engine.queue.item(ids.first())->state, TransferItem::State::Queued);
        QVERIFY(!notice.isVisible());
        QTRY_COMPARE(QFile::exists(item.localPath + QStringLiteral(".part")), left > 0);
    }

    void goingOnLeavesAnOpenSiteAlone() {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const QString url = QStringLiteral("ftp://ann@127.0.0.1:%1").arg(silent.serverPort());
        const Site site = Site::fromUrl(url)->site;
        WindowStage stage;
        stage.engine.settings.set(Preferences::history, QStringList{url});
        TransferItem item;
        item.site = site.key();
        item.localPath = stage.directory.filePath(QStringLiteral("a"));
        item.remotePath = RemotePath("/a");
        leaveUndone(stage, item);
        stage.engine.openJournal();
        ServerTab &tab = stage.window->currentTab();
        QTRY_VERIFY(tab.notice().isVisible());
        stage.window->openSite(site, {});
        QVERIFY(stage.window->isOpen(site.key()));
        QTRY_VERIFY(silent.hasPendingConnections());
        const QTcpSocket *const line = silent.nextPendingConnection();
        QSignalSpy changed(&tab, &ServerTab::stateChanged);
        press(tab.notice(), QStringLiteral("Continue"));
        QCOMPARE(changed.count(), 0);
        QCOMPARE(line->state(), QAbstractSocket::ConnectedState);
        QCOMPARE(stage.engine.queue.item(stage.engine.queue.ids().first())->state, TransferItem::State::Queued);
    }

    void whatIsDiscardedOnTheServerIsSaid() {
        WindowStage stage;
        TransferItem item;
        item.site = QStringLiteral("ftp://ann@example.org:21");
        item.direction = TransferItem::Direction::Upload;
        item.localPath = stage.directory.filePath(QStringLiteral("a"));
        item.remotePath = RemotePath("/a");
        item.attempt.temporary = "/a.wherry-1";
        leaveUndone(stage, item);
        const NoticeBar &notice = stage.window->currentTab().notice();
        stage.engine.openJournal();
        QTRY_VERIFY(notice.isVisible());
        press(notice, QStringLiteral("Discard"));
        QVERIFY(notice.isVisible());
        QVERIFY(notice.sentence().contains(QLatin1String("1 unfinished")));
        QCOMPARE(stage.engine.queue.count(), 1);
    }

    void messagesOfTheAdministratorStandBelowEachOther() {
        WindowStage stage;
        QVERIFY(stage.window->openUrl(QStringLiteral("ftp://me:secret@127.0.0.1:1/")));
        ServerTab &tab = stage.window->currentTab();
        QTRY_COMPARE(tab.notice().sentence(), QStringLiteral("127.0.0.1 cannot be reached."));
        Q_EMIT stage.engine.messageReceived(tab.siteKey(), QStringLiteral("<b>Tea</b>\nis ready"));
        QCOMPARE(tab.notice().sentence(), QStringLiteral("The administrator of 127.0.0.1 says:"));
        Q_EMIT stage.engine.messageReceived(QStringLiteral("ftp://other"), QStringLiteral("not for us"));
        Q_EMIT stage.engine.messageReceived(tab.siteKey(), QStringLiteral("Cake"));
        Q_EMIT stage.engine.messageReceived(tab.siteKey(), QStringLiteral("Cake")); // over a second connection
        QCOMPARE(tab.notice().rest(), QStringLiteral("<b>Tea</b>\nis ready\nCake"));
        tab.notice().dismiss();
        Q_EMIT stage.engine.messageReceived(tab.siteKey(), QStringLiteral("Plates"));
        QCOMPARE(tab.notice().rest(), QStringLiteral("Plates"));
    }

    void addressesOfALaterStartGetTabsOfTheirOwn() {
        WindowStage stage;
        stage.window->showMinimized();
        ServerTab *first = &stage.window->currentTab();
        stage.window->takeUrls({}, {});
        QVERIFY(!stage.window->isMinimized());
        QCOMPARE(&stage.window->currentTab(), first);
        stage.window->takeUrls({QStringLiteral("ftp://127.0.0.1:1/"), QStringLiteral("ftp://127.0.0.1:2/")}, {});
        QVERIFY(first->hasSite());
        QVERIFY(&stage.window->currentTab() != first);
        QVERIFY(stage.window->currentTab().siteKey().contains(QLatin1String(":2")));
    }

    void copiedFilesCanBePastedInAFileManager() {
        WindowStage stage;
        QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
        QFile file(stage.directory.filePath(QStringLiteral("new file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        LocalPane &local = stage.window->currentTab().local();
        local.takeFocus();
        local.refresh();
        const auto copied = [&](const QString &format) {
            local.view().selectAll();
            stage.window->actions().copy->trigger();
            const QMimeData *mime = QApplication::clipboard()->mimeData();
            return mime ? mime->data(format) : QByteArray(); // nothing before the folder is read
        };
        const QByteArray url = QUrl::fromLocalFile(file.fileName()).toEncoded();
        QTRY_VERIFY(copied(QStringLiteral("text/uri-list")).contains(url));
        const QByteArray gnome = copied(QStringLiteral("x-special/gnome-copied-files"));
        QVERIFY(gnome.startsWith("copy\nfile://"));
        QVERIFY(gnome.contains(url));
    }

    void asksForTheNameOfANewFolder() {
        WindowStage stage;
        LocalPane &pane = stage.window->currentTab().local();
        QTRY_COMPARE(pane.directory(), stage.directory.path());
        stage.window->actions().newFolder->trigger();
        auto *dialog = stage.window->findChild<TextDialog *>();
        QVERIFY(dialog);
        QPushButton *const create = buttonOf(*dialog, QStringLiteral("Create"));
        QVERIFY(create);
        dialog->setText(QStringLiteral("/made"));
        QVERIFY(!create->isEnabled());
        dialog->setText(QStringLiteral("made"));
        create->click();
        QVERIFY(QFileInfo(stage.directory.filePath(QStringLiteral("made"))).isDir());
    }

    void asksForAnotherLimit() {
        WindowStage stage;
        const QList<QAction *> actions = stage.window->findChildren<QAction *>();
        const auto another = std::find_if(actions.begin(), actions.end(), [](const QAction *action) {
            return action->text() == QStringLiteral("Another limit…");
        });
        QVERIFY(another != actions.end());
        (*another)->trigger();
        auto *dialog = stage.window->findChild<TextDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->windowTitle(), QStringLiteral("Limit of downloads"));
        QPushButton *const set = buttonOf(*dialog, QStringLiteral("Set"));
        QVERIFY(set);
        dialog->setText(QStringLiteral("much"));
        QVERIFY(!set->isEnabled());
        dialog->setText(QStringLiteral("800K"));
        set->click();
        QCOMPARE(stage.engine.settings.get(Preferences::downloadLimit), 800 * 1024);
    }

    void asksForTheCommandToRunWhenAllIsDone() {
        WindowStage stage;
        const QList<QAction *> actions = stage.window->findChildren<QAction *>();
        const auto run = std::find_if(actions.begin(), actions.end(), [](const QAction *action) {
            return action->text() == QStringLiteral("&Run a command…");
        });
        QVERIFY(run != actions.end());
        (*run)->trigger();
        auto *dialog = stage.window->findChild<TextDialog *>();
        QVERIFY(dialog);
        dialog->reject();
        QVERIFY(!(*run)->isChecked());
        QTRY_VERIFY(!stage.window->findChild<TextDialog *>());
        (*run)->trigger();
        dialog = stage.window->findChild<TextDialog *>();
        QVERIFY(dialog);
        dialog->setText(QStringLiteral("true "));
        buttonOf(*dialog, QStringLiteral("Set"))->click();
        QCOMPARE(stage.engine.settings.get(Preferences::commandWhenDone), QStringLiteral("true"));
        QVERIFY((*run)->isChecked());
    }

    void theWindowAboutTheProgramClosesWithAButtonOfOurs() {
        WindowStage stage;
        stage.window->actions().about->trigger();
        auto *box = stage.window->findChild<QMessageBox *>();
        QVERIFY(box);
        QCOMPARE(box->standardButtons(), QMessageBox::StandardButtons());
        QVERIFY(buttonOf(*box, QStringLiteral("Close")));
        QTest::keyClick(box, Qt::Key_Escape);
        QTRY_VERIFY(!stage.window->findChild<QMessageBox *>());
    }

    void theFilterOpensAndClosesByKeyboard() {
        WindowStage stage;
        QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
        ServerTab &tab = stage.window->currentTab();
        tab.local().takeFocus();
        QTest::keyClick(stage.window.get(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(tab.local().isFilterShown());
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(field);
        QTest::keyClicks(field, QStringLiteral("sett"));
        QCOMPARE(tab.local().model().filter(), QStringLiteral("sett"));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!tab.local().isFilterShown());
        QVERIFY(tab.local().view().hasFocus());
        QCOMPARE(tab.local().model().filter(), QString());
    }
};

WHERRY_TEST(MainWindowTest)
#include "mainwindowtest.moc"
