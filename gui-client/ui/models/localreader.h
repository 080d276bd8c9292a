// Reads one directory of this computer in slices on the event loop, so that 100,000 entries never hold it. Owned by the
// local pane, and by its tree.
#pragma once

#include "base/failure.h"
#include "models/fileentry.h"

#include <QObject>
#include <QTimer>

#include <dirent.h>

#include <memory>
#include <optional>

class LocalReader : public QObject {
    Q_OBJECT
public:
    // Folders: only what opens.
    enum class Which { All, Folders };

    explicit LocalReader(Which which, QObject *parent = nullptr);
    explicit LocalReader(QObject *parent = nullptr)
        : LocalReader(Which::All, parent) {}
    ~LocalReader() override;

    // Ends what was being read without a signal. Path: absolute.
    void start(const QString &path);
    void cancel();
    bool isReading() const { return m_directory != nullptr; }

    // One entry as start() would give it; the name is the last of the path.
    static FileEntry entryOf(const QString &path);

Q_SIGNALS:
    void entriesRead(const QList<FileEntry> &batch);
    void finished(const Failure &failure); // once per start()

private:
    void readSlice();
    std::optional<FileEntry> entryOf(const dirent &found) const;
    void end(const Failure &failure);

    struct Close {
        void operator()(DIR *directory) const { ::closedir(directory); }
    };
    Which m_which;
    std::unique_ptr<DIR, Close> m_directory;
    QString m_path;
    QTimer m_timer;
};
