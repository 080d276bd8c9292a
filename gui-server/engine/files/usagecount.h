// Counts what a home holds, for the quota: a slice of entries at each turn of the event loop.
#pragma once

#include "files/homedirectory.h"
#include "files/localdirectoryreader.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

class UsageCount : public QObject {
    Q_OBJECT

public:
    explicit UsageCount(std::shared_ptr<HomeDirectory> home, QObject *parent = nullptr);
    // Bytes and number of regular files, unfinished uploads among them; links are not followed. Directories that cannot
    // be read are left out. Comes once, unless this object goes first.
    void start(std::function<void(qint64 bytes, qint64 files)> done);

private:
    void onTurn();
    bool openNext();

    struct Open {
        VirtualPath path;
        Descriptor directory;
        std::unique_ptr<LocalDirectoryReader::Names> names;
    };

    std::shared_ptr<HomeDirectory> m_home;
    std::vector<VirtualPath> m_waiting;
    std::unique_ptr<Open> m_open;
    qint64 m_bytes = 0;
    qint64 m_files = 0;
    QTimer m_turn;
    std::function<void(qint64, qint64)> m_done;
};
