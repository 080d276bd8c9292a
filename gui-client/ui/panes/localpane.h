// The left side: a directory of this computer, read in slices and followed while it changes.
#pragma once

#include "base/failure.h"
#include "panes/filepane.h"

#include <QFileSystemWatcher>
#include <QTimer>

class LocalReader;
class RemoteFilesMime;

class LocalPane : public FilePane {
    Q_OBJECT
public:
    explicit LocalPane(QWidget *parent = nullptr);

    QString directory() const { return place(); }
    void goTo(const QString &path) override;
    void refresh() override;
    // Makes a folder in the shown directory and goes into it when asked to.
    void makeFolder(const QString &name, bool enter);
    // To the desktop's trash, one after another.
    void moveToTrash(const ChosenEntries &entries);
    // What other programs take them as; null when nothing is chosen.
    std::unique_ptr<QMimeData> chosenAsMime() const;

Q_SIGNALS:
    // Remote entries were dropped here, onto this directory or a folder of it.
    void downloadWanted(const RemoteFilesMime *files, const QString &directory);
    void failed(const Failure &failure);

protected:
    QString parentPlace() const override;
    QByteArray placeName() const override;
    QString childPlace(const FileEntry &entry) const override;
    void onPathTyped(const QString &text) override;
    void onRenameWanted(const QByteArray &name, const QString &newName) override;
    QString describeDrop(const QMimeData &mime, const QString &folder, Qt::DropAction &action) const override;
    void takeDrop(const QMimeData &mime, const QString &folder) override;
    std::unique_ptr<QMimeData> makeDragged() const override;

private:
    void read(bool keepShown);
    void onRead(const Failure &failure);
    void watch();
    void trashNext();

    LocalReader *m_reader;
    QFileSystemWatcher m_watcher;
    QTimer m_changed; // collects what the watcher tells
    QStringList m_toTrash;
    bool m_isEntering = false;
};
