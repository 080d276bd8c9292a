#include "files/usagecount.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <utility>

namespace {
constexpr int EntriesPerTurn = 500;
}

UsageCount::UsageCount(std::shared_ptr<HomeDirectory> home, QObject *parent)
    : QObject(parent)
    , m_home(std::move(home)) {
    m_waiting.emplace_back();
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &UsageCount::onTurn);
}

void UsageCount::start(std::function<void(qint64, qint64)> done) {
    m_done = std::move(done);
    m_turn.start();
}

bool UsageCount::openNext() {
    while (!m_waiting.empty()) {
        VirtualPath path = std::move(m_waiting.back());
        m_waiting.pop_back();
        auto directory = m_home->open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK);
        if (!directory)
            continue;
        auto names = std::make_unique<LocalDirectoryReader::Names>(directory->number());
        m_open = std::make_unique<Open>(Open{std::move(path), std::move(*directory), std::move(names)});
        return true;
    }
    return false;
}

void UsageCount::onTurn() {
    for (int entries = 0; entries < EntriesPerTurn; ++entries) {
        if (!m_open && !openNext()) {
            m_turn.stop();
            if (m_done)
                std::exchange(m_done, {})(m_bytes, m_files);
            return;
        }
        QByteArray name;
        if (!m_open->names->next(&name)) {
            m_open.reset();
            continue;
        }
        struct stat status {};
        if (::fstatat(m_open->directory.number(), name.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        if (S_ISDIR(status.st_mode)) {
            m_waiting.push_back(m_open->path.child(name));
        } else if (S_ISREG(status.st_mode)) {
            m_bytes += status.st_size;
            ++m_files;
        }
    }
}
