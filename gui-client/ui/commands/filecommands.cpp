#include "commands/filecommands.h"

#include "base/visibletext.h"
#include "commands/actions.h"
#include "dialogs/propertiesdialog.h"
#include "models/copiedfiles.h"
#include "models/counts.h"
#include "models/remotefilesmime.h"
#include "panes/entryname.h"
#include "panes/filelistview.h"
#include "program/clientengine.h"
#include "tabs/copyout.h"
#include "tabs/noticebar.h"
#include "tabs/servertab.h"
#include "ui/style.h"
#include "ui/tableview.h"
#include "ui/textdialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

namespace {
constexpr qsizetype pathsAtOnce = 256;

// Of files that another program has copied; older file managers offer them in GNOME's format alone.
QStringList localPathsIn(const QMimeData &mime) {
    QList<QUrl> urls = mime.urls();
    if (urls.isEmpty()) {
        const QList<QByteArray> lines = mime.data(CopiedFiles::gnomeFormat).split('\n');
        for (const QByteArray &line : lines.mid(1))
            urls.append(QUrl::fromEncoded(line.trimmed()));
    }
    QStringList paths;
    for (const QUrl &url : std::as_const(urls))
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    return paths;
}
} // namespace

FileCommands::FileCommands(ClientEngine &engine, Actions &actions, std::function<ServerTab &()> tab, QWidget *window)
    : QObject(window)
    , m_actions(actions)
    , m_tab(std::move(tab))
    , m_window(window)
    , m_copies(new CopyOut(engine.queue, engine.executor, this)) {
    connect(actions.open, &QAction::triggered, this, &FileCommands::onOpen);
    connect(actions.upload, &QAction::triggered, this, [this] { m_tab().uploadChosen(); });
    connect(actions.download, &QAction::triggered, this, [this] { m_tab().downloadChosen(); });
    connect(actions.downloadTo, &QAction::triggered, this, &FileCommands::onDownloadTo);
    connect(actions.newFolder, &QAction::triggered, this, [this] { onNewFolder(false); });
    connect(actions.newFolderEnter, &QAction::triggered, this, [this] { onNewFolder(true); });
    connect(actions.rename, &QAction::triggered, this, [this] {
        const QModelIndex current = pane().view().currentIndex();
        if (current.isValid())
            pane().view().edit(current.siblingAtColumn(0));
    });
    connect(actions.properties, &QAction::triggered, this, &FileCommands::onProperties);
    connect(actions.copy, &QAction::triggered, this, &FileCommands::onCopy);
    connect(actions.paste, &QAction::triggered, this, &FileCommands::onPaste);
    connect(actions.copyPath, &QAction::triggered, this, &FileCommands::onCopyPath);
    connect(actions.remove, &QAction::triggered, this, [this] {
        if (pane().view().hasFocus())
            onRemove();
    });
    connect(actions.selectAll, &QAction::triggered, this, [] {
        if (auto *view = qobject_cast<QAbstractItemView *>(QApplication::focusWidget()))
            view->selectAll();
    });
    watchCopies();
    connect(actions.reveal, &QAction::triggered, this, [this] {
        if (!isRemote() && pane().view().hasFocus())
            onReveal();
    });
}

FilePane &FileCommands::pane() const { return m_tab().activePane(); }

bool FileCommands::isRemote() const {
    ServerTab &tab = m_tab();
    return &tab.activePane() == &tab.remote();
}

void FileCommands::update(bool transfersFocused) {
    ServerTab &tab = m_tab();
    const bool remote = isRemote();
    const bool connected = tab.state() == ServerTab::State::Connected;
    const bool usable = !remote || connected;
    const ShownRows::Totals chosen = tab.activePane().view().chosenTotals();
    const qint64 count = chosen.entries();
    const bool any = usable && count > 0 && !transfersFocused;
    m_actions.open->setEnabled(any && count == 1);
    m_actions.edit->setEnabled(any && remote && chosen.files > 0);
    m_actions.upload->setEnabled(connected && tab.local().view().chosenTotals().entries() > 0);
    m_actions.download->setEnabled(connected && tab.remote().view().chosenTotals().entries() > 0);
    m_actions.downloadTo->setEnabled(m_actions.download->isEnabled());
    m_actions.newFolder->setEnabled(usable);
    m_actions.newFolderEnter->setEnabled(usable);
    m_actions.rename->setEnabled(any && count == 1);
    m_actions.remove->setEnabled(any || transfersFocused);
    m_actions.properties->setEnabled(any && remote);
    m_actions.copyPath->setEnabled(any);
    m_actions.back->setEnabled(usable && pane().canGoBack());
    m_actions.forward->setEnabled(usable && pane().canGoForward());
    m_actions.up->setEnabled(usable && pane().canGoUp());
    m_actions.refresh->setEnabled(usable);
    m_actions.editPath->setEnabled(usable);
    m_actions.reveal->setEnabled(!remote);
}

void FileCommands::onOpen() {
    const QModelIndex row = pane().view().onlyChosen();
    if (!row.isValid())
        return;
    const FileEntry *entry = pane().model().entry(row);
    if (entry && !entry->opens() && !isRemote())
        QDesktopServices::openUrl(
            QUrl::fromLocalFile(QDir(m_tab().local().directory()).filePath(QFile::decodeName(entry->name))));
    else
        Q_EMIT pane().view().opened(row);
}

void FileCommands::onNewFolder(bool enter) {
    ServerTab *tab = &m_tab();
    const bool remote = isRemote();
    auto *dialog = new TextDialog(
        {enter ? tr("New folder and enter it") : tr("New folder"),
         remote ? tr("Name of the new folder on the server") : tr("Name of the new folder on this computer"),
         tr("Create")},
        m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setCheck(EntryName::troubleWith);
    connect(dialog, &TextDialog::taken, tab, [tab, enter, remote](const QString &name) {
        if (remote)
            tab->remote().makeFolder(name, enter);
        else
            tab->local().makeFolder(name, enter);
    });
    dialog->open();
}

void FileCommands::onRemove() {
    const ChosenEntries entries = pane().chosen();
    if (entries.isEmpty())
        return;
    const bool remote = isRemote();
    const qint64 folders =
        std::count_if(entries.begin(), entries.end(), [](const FileEntry &entry) { return entry.opens(); });
    const QString what =
        entries.size() == 1 ? entries.first().shown : Counts::filesOrFolders(entries.size() - folders, folders);
    auto *box = new QMessageBox(m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Delete"));
    box->setIcon(QMessageBox::Warning);
    box->setText(remote ? tr("Delete %1 from the server?").arg(what) : tr("Move %1 to the trash?").arg(what));
    if (remote)
        box->setInformativeText(folders > 0 ? tr("Folders go with all that is in them. This cannot be undone.")
                                            : tr("This cannot be undone."));
    auto *yes = box->addButton(remote ? tr("Delete") : tr("Move to the trash"), QMessageBox::AcceptRole);
    if (remote)
        makeDestructive(*yes);
    box->setDefaultButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
    ServerTab *tab = &m_tab();
    connect(yes, &QAbstractButton::clicked, tab, [tab, entries, remote] {
        if (remote)
            tab->remote().remove(entries);
        else
            tab->local().moveToTrash(entries);
    });
    box->open();
}

void FileCommands::onProperties() {
    ServerTab *tab = &m_tab();
    const ChosenEntries entries = tab->remote().chosen();
    if (entries.isEmpty() || !isRemote())
        return;
    auto *dialog = new PropertiesDialog(entries, visibleText(QByteArrayView(tab->remote().directory().bytes())),
                                        tab->remote().modesOf(entries), true, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, tab,
            [tab, dialog, entries] { tab->remote().changeMode(entries, dialog->change(), dialog->inside()); });
    dialog->open();
}

void FileCommands::onCopy() {
    QWidget *focus = QApplication::focusWidget();
    ServerTab &tab = m_tab();
    if (focus == &tab.remote().view()) {
        if (std::unique_ptr<RemoteFilesMime> mime = tab.remote().chosenAsMime())
            m_copies->copy(std::move(mime));
    } else if (focus == &tab.local().view()) {
        if (std::unique_ptr<QMimeData> mime = tab.local().chosenAsMime())
            QApplication::clipboard()->setMimeData(mime.release());
    } else if (auto *table = qobject_cast<TableView *>(focus)) {
        table->copySelectedCells();
    }
}

void FileCommands::watchCopies() {
    connect(m_copies, &CopyOut::askedFor, this, [this] {
        m_tab().notice().showNote(tr("Other programs can paste what you copied once it has been fetched."),
                                  {tr("Fetch it"), [this] { m_copies->fetch(); }});
    });
    connect(m_copies, &CopyOut::ready, this, [this] {
        m_tab().notice().showDone(tr("What you copied has been fetched: other programs can paste it."));
    });
    connect(m_copies, &CopyOut::failed, this, [this] {
        m_tab().notice().showNote(tr("What you copied could not be fetched. “Failed” below says why."));
    });
}

void FileCommands::onPaste() {
    const QMimeData *mime = QApplication::clipboard()->mimeData();
    ServerTab &tab = m_tab();
    if (const auto *files = qobject_cast<const RemoteFilesMime *>(mime)) {
        if (!isRemote() && files->siteKey() == tab.siteKey())
            tab.download(files->entries(), files->directory(), tab.local().directory());
        return;
    }
    if (mime && isRemote() && tab.state() == ServerTab::State::Connected)
        tab.upload(localPathsIn(*mime), tab.remote().directory());
}

void FileCommands::onCopyPath() {
    ServerTab &tab = m_tab();
    const ChosenEntries entries = pane().chosen().usable();
    if (entries.isEmpty())
        return;
    const auto pathOf = [remote = isRemote(), there = tab.remote().directory(),
                         here = QDir(tab.local().directory())](const QByteArray &name) {
        return remote ? visibleText(QByteArrayView(there.child(name).bytes())) : here.filePath(QFile::decodeName(name));
    };
    m_work.add([entries, pathOf, paths = QString(), next = qsizetype(0)]() mutable {
        for (const qsizetype end = std::min(entries.size(), next + pathsAtOnce); next < end; ++next) {
            if (next > 0)
                paths += u'\n';
            paths += pathOf(entries.at(next).name);
        }
        if (next == entries.size())
            QApplication::clipboard()->setText(paths);
        return next < entries.size();
    });
}

void FileCommands::onReveal() { QDesktopServices::openUrl(QUrl::fromLocalFile(m_tab().local().directory())); }

void FileCommands::onDownloadTo() {
    ServerTab *tab = &m_tab();
    const ChosenEntries entries = tab->remote().chosen();
    if (entries.isEmpty())
        return;
    auto *dialog = new QFileDialog(m_window, tr("Download to"), tab->local().directory());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, tab,
            [tab, entries, from = tab->remote().directory()](const QString &directory) {
                tab->download(entries, from, directory);
            });
    dialog->open();
}
