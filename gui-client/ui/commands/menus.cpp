#include "commands/menus.h"

#include "commands/actions.h"
#include "commands/bookmarkcommands.h"
#include "desktop/whendone.h"
#include "dialogs/shortcutsdialog.h"
#include "program/clientengine.h"
#include "program/preferences.h"
#include "ui/appearance.h"
#include "ui/icons.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenuBar>
#include <QMessageBox>
#include <QToolBar>
#include <QToolButton>

namespace {
QString text(const char *words) { return QCoreApplication::translate("Menus", words); }

// An entry that stands for one value of a setting; it is checked while the setting has it, whoever sets it.
template<class Value>
void addChoice(QMenu &menu, QActionGroup &group, const QString &name, SettingsFile &settings,
               const Setting<Value> &setting, const Value &value) {
    QAction *action = menu.addAction(name);
    action->setCheckable(true);
    group.addAction(action);
    const auto show = [action, &settings, &setting, value] { action->setChecked(settings.get(setting) == value); };
    show();
    QObject::connect(&settings, &SettingsFile::changed, action, show);
    QObject::connect(action, &QAction::triggered, &settings,
                     [&settings, &setting, value] { settings.set(setting, value); });
}
} // namespace

void Menus::fillMenuBar(QMenuBar &bar, Actions &actions, ClientEngine &engine, BookmarkCommands &bookmarks,
                        WhenDone &whenDone) {
    QMenu *file = bar.addMenu(text(QT_TRANSLATE_NOOP("Menus", "&File")));
    file->addActions({actions.newTab, actions.closeTab});
    file->addSeparator();
    file->addActions(
        {actions.edit, actions.newFolder, actions.newFolderEnter, actions.rename, actions.remove, actions.properties});
    file->addSeparator();
    file->addAction(actions.quit);

    QMenu *edit = bar.addMenu(text(QT_TRANSLATE_NOOP("Menus", "&Edit")));
    edit->addActions({actions.copy, actions.paste, actions.copyPath, actions.selectAll});
    edit->addSeparator();
    edit->addActions({actions.filter, actions.search});
    edit->addSeparator();
    edit->addAction(actions.settings);

    QMenu *view = bar.addMenu(text(QT_TRANSLATE_NOOP("Menus", "&View")));
    view->addActions({actions.back, actions.forward, actions.up, actions.editPath, actions.refresh});
    view->addSeparator();
    view->addActions({actions.showHidden, actions.showTrees, actions.showTransfers, actions.showLog});
    view->addSeparator();
    view->addActions({actions.nextPane, actions.otherSide, actions.synchronisedBrowsing, actions.compare});
    view->addSeparator();
    QMenu *theme = view->addMenu(text(QT_TRANSLATE_NOOP("Menus", "A&ppearance")));
    auto *themes = new QActionGroup(theme);
    const auto addTheme = [&](const QString &name, Theme value) {
        addChoice(*theme, *themes, name, engine.settings, Preferences::theme, static_cast<int>(value));
    };
    addTheme(text(QT_TRANSLATE_NOOP("Menus", "As the desktop")), Theme::Desktop);
    addTheme(text(QT_TRANSLATE_NOOP("Menus", "Light")), Theme::Light);
    addTheme(text(QT_TRANSLATE_NOOP("Menus", "Dark")), Theme::Dark);
    QMenu *language = view->addMenu(text(QT_TRANSLATE_NOOP("Menus", "L&anguage (from the next start)")));
    auto *languages = new QActionGroup(language);
    const auto addLanguage = [&](const QString &name, const QString &value) {
        addChoice(*language, *languages, name, engine.settings, Preferences::language, value);
    };
    addLanguage(text(QT_TRANSLATE_NOOP("Menus", "As the desktop")), QString());
    addLanguage(QStringLiteral("English"), QStringLiteral("en"));
    addLanguage(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));

    QMenu *transfer = bar.addMenu(text(QT_TRANSLATE_NOOP("Menus", "&Transfer")));
    transfer->addActions({actions.upload, actions.download, actions.downloadTo});
    transfer->addSeparator();
    transfer->addAction(actions.synchronise);
    transfer->addSeparator();
    transfer->addActions({actions.processQueue, actions.pauseTransfer, actions.resumeTransfer, actions.cancelTransfer,
                          actions.retryTransfer, actions.retryAll});
    transfer->addSeparator();
    QMenu *order = transfer->addMenu(text(QT_TRANSLATE_NOOP("Menus", "&Order")));
    order->addActions({actions.priorityUp, actions.priorityDown});
    order->addSeparator();
    order->addActions({actions.moveFirst, actions.moveUp, actions.moveDown, actions.moveLast});
    transfer->addActions({actions.removeTransfer, actions.clearFinished});
    transfer->addSeparator();
    whenDone.fillMenu(*transfer->addMenu(WhenDone::title()));

    QMenu *server = bar.addMenu(text(QT_TRANSLATE_NOOP("Menus", "&Server")));
    server->addActions({actions.connectNow, actions.sites, actions.saveSite});
    server->addSeparator();
    server->addActions({actions.reconnect, actions.disconnectNow, actions.cancel});
    server->addSeparator();
    server->addActions({actions.rawCommand, actions.changePassword, actions.registerAccount});

    QMenu *marks = bar.addMenu(text(QT_TRANSLATE_NOOP("Menus", "&Bookmarks")));
    QObject::connect(marks, &QMenu::aboutToShow, &bookmarks, [marks, &bookmarks] { bookmarks.fillMenu(*marks); });

    QMenu *help = bar.addMenu(text(QT_TRANSLATE_NOOP("Menus", "&Help")));
    help->addActions({actions.shortcuts, actions.about});
}

void Menus::fillToolBar(QToolBar &bar, Actions &actions) {
    bar.addActions({actions.connectNow, actions.sites, actions.disconnectNow, actions.reconnect});
    bar.addSeparator();
    bar.addActions({actions.upload, actions.download, actions.newFolder});
    bar.addSeparator();
    bar.addActions({actions.processQueue, actions.cancel});
    bar.addSeparator();
    bar.addActions(
        {actions.filter, actions.showHidden, actions.synchronisedBrowsing, actions.compare, actions.refresh});
    auto *space = new QWidget(&bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar.addWidget(space);
    bar.addActions({actions.showLog, actions.settings});
}

void Menus::fillLocalMenu(QMenu &menu, Actions &actions) {
    menu.addActions({actions.upload, actions.open, actions.reveal});
    menu.addSeparator();
    menu.addActions({actions.newFolder, actions.newFolderEnter, actions.rename, actions.remove});
    menu.addSeparator();
    menu.addActions({actions.copy, actions.paste, actions.copyPath, actions.selectAll});
    menu.addSeparator();
    menu.addActions({actions.up, actions.refresh, actions.filter, actions.showHidden});
}

void Menus::fillRemoteMenu(QMenu &menu, Actions &actions) {
    menu.addActions({actions.download, actions.downloadTo, actions.edit, actions.open});
    menu.addSeparator();
    menu.addActions({actions.newFolder, actions.newFolderEnter, actions.rename, actions.remove});
    menu.addSeparator();
    menu.addActions({actions.copy, actions.paste, actions.copyPath, actions.selectAll});
    menu.addSeparator();
    menu.addActions({actions.up, actions.refresh, actions.filter, actions.showHidden});
    menu.addSeparator();
    menu.addAction(actions.properties);
}

void Menus::fillTransferMenu(QMenu &menu, Actions &actions, WhenDone &whenDone) {
    menu.addActions({actions.answerQuestion, actions.pauseTransfer, actions.resumeTransfer, actions.cancelTransfer,
                     actions.retryTransfer});
    menu.addSeparator();
    menu.addActions({actions.priorityUp, actions.priorityDown});
    menu.addActions({actions.moveFirst, actions.moveUp, actions.moveDown, actions.moveLast});
    menu.addSeparator();
    menu.addActions({actions.reveal, actions.removeTransfer, actions.clearFinished, actions.retryAll});
    menu.addSeparator();
    menu.addAction(actions.processQueue);
    whenDone.fillMenu(*menu.addMenu(WhenDone::title()));
}

void Menus::showAbout(QWidget &window) {
    auto *box = new QMessageBox(&window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(text(QT_TRANSLATE_NOOP("Menus", "About Wherry")));
    box->setTextFormat(Qt::PlainText);
    box->setIconPixmap(programIcon(QStringLiteral("wherry")).pixmap(64, 64));
    box->setText(text(QT_TRANSLATE_NOOP("Menus", "Wherry %1")).arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        text(
            QT_TRANSLATE_NOOP(
                "Menus", "Moves files to and from FTP and FTPS servers.\nIcons: Lucide (ISC licence). Built on Qt %1."))
            .arg(QLatin1String(qVersion())));
    box->addButton(text(QT_TRANSLATE_NOOP("Menus", "Close")), QMessageBox::AcceptRole);
    box->open();
}

void Menus::showShortcuts(QWidget &window, Actions &actions) {
    auto *dialog = new ShortcutsDialog(actions.findChildren<QAction *>(), &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}
