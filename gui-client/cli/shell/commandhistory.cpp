#include "cli/shell/commandhistory.h"

#include "base/descriptor.h"
#include "sites/privatefile.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

CommandHistory::CommandHistory(const QString &path)
    : m_path(path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    m_lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    if (m_lines.size() <= linesKept)
        return;
    m_lines = m_lines.last(linesKept);
    const Expected<bool> shortened =
        writePrivateFile(m_path, m_lines.join(QLatin1Char('\n')).toUtf8() + '\n'); // the next start tries again
    Q_UNUSED(shortened)
}

bool CommandHistory::add(const QString &line) {
    if (line.trimmed().isEmpty() || line.startsWith(QLatin1Char(' ')) ||
        (!m_lines.isEmpty() && m_lines.constLast() == line))
        return false;
    m_lines.append(line);
    // Appended, so that two shells at a time lose nothing of each other.
    const Descriptor file(
        ::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!file || ::fchmod(file.number(), S_IRUSR | S_IWUSR) != 0)
        return true;
    const QByteArray bytes = line.toUtf8() + '\n';
    [[maybe_unused]] const ssize_t written =
        ::write(file.number(), bytes.constData(), static_cast<size_t>(bytes.size()));
    return true;
}
