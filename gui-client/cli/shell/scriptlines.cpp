#include "cli/shell/scriptlines.h"

#include <unistd.h>

ScriptLines::ScriptLines(const QStringList &lines) {
    for (const QString &line : lines)
        m_lines.append(line.split(QLatin1Char('\n')));
}

ScriptLines::ScriptLines(int descriptor)
    : m_notifier(std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read)) {
    m_notifier->setEnabled(false);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ScriptLines::onReadable);
}

void ScriptLines::next(const QString &) {
    if (m_lines.isEmpty() && m_notifier)
        return m_notifier->setEnabled(true);
    QMetaObject::invokeMethod(this, &ScriptLines::deliver, Qt::QueuedConnection);
}

void ScriptLines::onReadable() {
    char bytes[4096];
    const ssize_t got = ::read(static_cast<int>(m_notifier->socket()), bytes, sizeof bytes);
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (got > 0)
        m_unread.append(bytes, got);
    else if (!m_unread.isEmpty() && !m_unread.endsWith('\n'))
        m_unread.append('\n');
    QList<QByteArray> lines = m_unread.split('\n');
    m_unread = lines.takeLast();
    for (const QByteArray &line : std::as_const(lines))
        m_lines.append(QString::fromLocal8Bit(line));
    if (got > 0 && m_lines.isEmpty())
        return;
    if (got > 0)
        m_notifier->setEnabled(false);
    else
        m_notifier.reset();
    deliver();
}

void ScriptLines::deliver() {
    if (m_lines.isEmpty())
        Q_EMIT ended();
    else
        Q_EMIT entered(m_lines.takeFirst());
}
