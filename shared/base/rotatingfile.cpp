#include "base/rotatingfile.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

RotatingFile::RotatingFile(const QString &path, qint64 maxBytes, int kept)
    : m_path(path)
    , m_maxBytes(maxBytes)
    , m_kept(kept) {}

Expected<bool> RotatingFile::open() {
    m_file.reset(::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640));
    struct stat status {};
    if (!m_file || ::fstat(m_file.number(), &status) != 0)
        return Failure::ofLocalFile(errno, m_path);
    m_size = status.st_size;
    return true;
}

Expected<bool> RotatingFile::reopen() {
    m_file.reset();
    return open();
}

bool RotatingFile::append(const QByteArray &lines) {
    if (m_maxBytes > 0 && m_size > 0 && m_size + lines.size() > m_maxBytes)
        rotate();
    const ssize_t written = m_file ? ::write(m_file.number(), lines.constData(), size_t(lines.size())) : -1;
    if (written == lines.size()) {
        m_size += written;
        return true;
    }
    // A disk that fills up may take half of a line: take it back.
    if (written > 0 && ::ftruncate(m_file.number(), m_size) != 0)
        m_size += written;
    return false;
}

void RotatingFile::rotate() {
    const auto numbered = [this](int n) {
        return QFile::encodeName(n == 0 ? m_path : QString(m_path + QLatin1Char('.') + QString::number(n)));
    };
    if (m_kept <= 0) {
        if (::ftruncate(m_file.number(), 0) == 0)
            m_size = 0;
        return;
    }
    for (int n = m_kept - 1; n >= 0; --n)
        ::rename(numbered(n).constData(), numbered(n + 1).constData());
    Descriptor former = std::move(m_file);
    if (!open())
        m_file = std::move(former); // better one file too long than none
}
