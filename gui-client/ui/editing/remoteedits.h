// The files of servers that are open in the desktop's editors. Owned by the window's commands: when they go, the copies
// go, and what could not be sent stays in the queue.
#pragma once

#include "queue/transferitem.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

class BlockingExecutor;
class RemoteEdit;
class TransferQueue;

class RemoteEdits : public QObject {
    Q_OBJECT
public:
    // Hands a file to a program of the desktop; false when there is none.
    using Opener = std::function<bool(const QString &path)>;

    // directory: of the program's state; former versions are kept there for 30 days. The references outlive this.
    RemoteEdits(TransferQueue &queue, BlockingExecutor &executor, const QString &directory, Opener opener,
                QObject *parent = nullptr);
    ~RemoteEdits() override;

    // download: of the file; its localPath is only a name. What is being edited already is opened once more as it is.
    void edit(const TransferItem &download);
    bool isEditing(const QString &localPath) const; // the copy of a file that was opened
    int count() const;                              // of files that were opened; nobody tells when an editor closes one

Q_SIGNALS:
    void sent(const QString &name, const QString &site, const QString &formerVersion);
    void sendFailed(const QString &name);
    void notSent(const QString &name); // theirs stays on the server, ours in the editor
    void fetchFailed(const QString &name);
    void notOpened(const QString &name); // no program wants it

private:
    void open(const RemoteEdit &edit);
    void forget(const RemoteEdit *edit);

    TransferQueue &m_queue;
    BlockingExecutor &m_executor;
    QString m_formerVersions;
    Opener m_opener;
    std::vector<std::unique_ptr<RemoteEdit>> m_edits;
};
