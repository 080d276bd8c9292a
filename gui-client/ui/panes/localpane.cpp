#include "panes/localpane.h"

#include "base/visibletext.h"
#include "models/counts.h"
#include "models/failurewords.h"
#include "models/localfilesmime.h"
#include "models/localreader.h"
#include "models/remotefilesmime.h"
#include "panes/filelistview.h"
#include "trees/localfolders.h"

#include <QCompleter>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QFileSystemModel>
#include <QGuiApplication>
#include <QUrl>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>

LocalPane::LocalPane(QWidget *parent)
    : FilePane({tr("Local files"), tr("Local path"), tr("Local folders")}, 4, new LocalFolders, parent) {
    m_reader = new LocalReader(this);
    model().setRenamingAllowed(true);
    connect(m_reader, &LocalReader::entriesRead, &model(), &FileListModel::append);
    connect(m_reader, &LocalReader::finished, this, &LocalPane::onRead);
    m_changed.setSingleShot(true);
    m_changed.setInterval(700);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (!m_changed.isActive())
            m_changed.start();
    });
    connect(&m_changed, &QTimer::timeout, this, [this] {
        if (m_reader->isReading())
            m_changed.start();
        else
            refresh();
    });

    // The watcher is not told of a file that another program writes to without making or renaming any.
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive && isVisible() && !m_reader->isReading())
            refresh();
    });

    auto *completer = new QCompleter(this);
    auto *folders = new QFileSystemModel(completer);
    folders->setFilter(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden);
    folders->setOption(QFileSystemModel::DontUseCustomDirectoryIcons);
    folders->setOption(QFileSystemModel::DontWatchForChanges);
    completer->setModel(folders);
    pathBar().setCompleter(completer);
    connect(&pathBar(), &PathBar::editingStarted, folders, [folders] { folders->setRootPath(QStringLiteral("/")); });
}

QString LocalPane::describeDrop(const QMimeData &mime, const QString &folder, Qt::DropAction &action) const {
    const auto *files = qobject_cast<const RemoteFilesMime *>(&mime);
    if (!files || folder.isEmpty())
        return {};
    action = Qt::CopyAction;
    const auto isFolder = [](const FileEntry &entry) { return entry.opens(); };
    const qint64 folderCount = std::count_if(files->entries().begin(), files->entries().end(), isFolder);
    const QString what = Counts::filesOrFolders(files->entries().size() - folderCount, folderCount);
    const QString name = QFileInfo(folder).fileName();
    return tr("Download %1 to %2").arg(what, name.isEmpty() ? QStringLiteral("/") : visibleText(name));
}

void LocalPane::takeDrop(const QMimeData &mime, const QString &folder) {
    if (const auto *files = qobject_cast<const RemoteFilesMime *>(&mime))
        Q_EMIT downloadWanted(files, folder);
}

std::unique_ptr<QMimeData> LocalPane::makeDragged() const { return chosenAsMime(); }

std::unique_ptr<QMimeData> LocalPane::chosenAsMime() const {
    const ChosenEntries entries = chosen();
    return entries.isEmpty() ? nullptr : std::make_unique<LocalFilesMime>(directory(), entries);
}

void LocalPane::goTo(const QString &path) {
    const QString clean = QDir::cleanPath(QDir::current().absoluteFilePath(path));
    const bool isHere = clean == directory();
    QList<PathBar::Crumb> crumbs;
    const QString home = QDir::homePath();
    QString at = QStringLiteral("/");
    if (clean == home || clean.startsWith(home + u'/')) {
        at = home;
        crumbs.append({tr("Home"), home, QStringLiteral("house")});
    } else {
        crumbs.append({QString(), at, QStringLiteral("hard-drive")});
    }
    const QStringList names = clean.mid(at.size()).split(u'/', Qt::SkipEmptyParts);
    for (const QString &name : names) {
        at = QDir(at).filePath(name);
        crumbs.append({visibleText(name), at, {}});
    }
    showPlace(clean, crumbs, clean);
    m_isEntering = true;
    read(isHere);
}

void LocalPane::refresh() {
    if (!directory().isEmpty())
        read(true);
}

void LocalPane::read(bool keepShown) {
    m_changed.stop();
    view().setEmptyText(QString());
    model().start(!parentPlace().isEmpty(), keepShown);
    m_reader->start(directory());
}

void LocalPane::onRead(const Failure &failure) {
    model().finish();
    const bool wasEntering = std::exchange(m_isEntering, false);
    if (failure) {
        model().clear();
        view().setEmptyText(tr("This folder cannot be read: %1").arg(FailureWords::causeOf(failure)),
                            QStringLiteral("triangle-alert"));
        Q_EMIT failed(failure);
        return;
    }
    view().setEmptyText(tr("This folder is empty"), QStringLiteral("folder-open"));
    if (wasEntering)
        Q_EMIT worked();
    // In an event of its own: the kernel looks at each of very many files.
    QTimer::singleShot(0, this, &LocalPane::watch);
}

void LocalPane::watch() {
    const QStringList watched = m_watcher.directories();
    if (watched == QStringList(directory()))
        return;
    if (!watched.isEmpty())
        m_watcher.removePaths(watched);
    m_watcher.addPath(directory());
}

QString LocalPane::parentPlace() const {
    return directory() == QLatin1String("/") ? QString() : QDir::cleanPath(directory() + QLatin1String("/.."));
}

QByteArray LocalPane::placeName() const { return QFile::encodeName(QFileInfo(directory()).fileName()); }

QString LocalPane::childPlace(const FileEntry &entry) const {
    return QDir(directory()).filePath(QFile::decodeName(entry.name));
}

void LocalPane::onPathTyped(const QString &text) {
    QString path = text.trimmed();
    if (path == QLatin1String("~") || path.startsWith(QLatin1String("~/")))
        path.replace(0, 1, QDir::homePath());
    if (path.isEmpty())
        return;
    path = QDir(directory()).absoluteFilePath(path);
    const QFileInfo info(path);
    if (info.exists() && !info.isDir()) { // a file: its folder, with the file as the current row
        goTo(info.absolutePath());
        view().expect(QFile::encodeName(info.fileName()));
        return;
    }
    if (!info.exists()) {
        Q_EMIT failed(Failure::ofLocalFile(ENOENT, path));
        return;
    }
    goTo(path);
}

void LocalPane::onRenameWanted(const QByteArray &name, const QString &newName) {
    if (!takesName(newName))
        return;
    const QByteArray encoded = QFile::encodeName(newName);
    const QByteArray base = QFile::encodeName(directory()).append('/');
    const QByteArray from = base + name;
    const QByteArray to = base + encoded;
    // Never over another file: the system says no instead.
    if (::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE) != 0) {
        Q_EMIT failed(Failure::ofLocalFile(errno, QFile::decodeName(name)));
    } else {
        view().expect(encoded);
        Q_EMIT worked();
    }
    refresh();
}

void LocalPane::makeFolder(const QString &name, bool enter) {
    if (!takesName(name))
        return;
    const QString path = directory() + u'/' + name;
    if (::mkdir(QFile::encodeName(path).constData(), 0777) != 0) {
        Q_EMIT failed(Failure::ofLocalFile(errno, path));
        return;
    }
    Q_EMIT worked();
    if (enter) {
        goTo(path);
        return;
    }
    refresh();
    view().expect(QFile::encodeName(name));
}

void LocalPane::moveToTrash(const ChosenEntries &entries) {
    const bool isIdle = m_toTrash.isEmpty();
    for (const FileEntry &entry : entries)
        m_toTrash.append(childPlace(entry));
    if (isIdle)
        trashNext();
}

void LocalPane::trashNext() {
    if (m_toTrash.isEmpty()) {
        refresh();
        return;
    }
    const QString path = m_toTrash.takeFirst();
    if (!QFile::moveToTrash(path)) {
        m_toTrash.clear();
        Q_EMIT failed({Failure::Kind::LocalFile, 0, tr("the desktop's trash did not take it"), path});
    }
    QTimer::singleShot(0, this, &LocalPane::trashNext);
}
