// Makes a digest of a part of a file in slices from the event loop, so that everybody else is served meanwhile. Owned
// by the command that asked for it; destroyed at any time it stops.
#pragma once

#include "base/descriptor.h"
#include "base/expected.h"
#include "ftp/hashname.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

class Digester : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(Expected<QByteArray, int>)>;

    // length bytes from offset on.
    Digester(Descriptor file, HashAlgorithm algorithm, qint64 offset, qint64 length);
    ~Digester() override;
    // done gets the digest's bytes, or the errno of reading (EIO when the file is shorter); once, from the event loop.
    void start(Done done);

private:
    void work();

    class State;
    std::unique_ptr<State> m_state;
    Descriptor m_file;
    qint64 m_at;
    qint64 m_left;
    QTimer m_timer;
    Done m_done;
};
