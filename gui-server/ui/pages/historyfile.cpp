#include "pages/historyfile.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace {
constexpr int pageSize = 1000; // entries
} // namespace

HistoryFile::HistoryFile(ServerControl &control, const HistoryQuery &filter, const QString &path, Format format,
                         QObject *parent)
    : QObject(parent)
    , m_control(control)
    , m_query(filter)
    , m_format(format)
    , m_file(path) {
    m_query.atMost = pageSize;
    m_query.afterId = m_query.beforeId = 0;
}

void HistoryFile::start() {
    if (!m_file.open(QIODevice::WriteOnly))
        return finish(m_file.errorString());
    askPage();
}

void HistoryFile::cancel() {
    m_isOver = true;
    m_file.cancelWriting();
}

void HistoryFile::askPage() {
    QJsonObject request = m_query.toJson();
    request.insert(QStringLiteral("request"), QStringLiteral("history"));
    m_control.ask(request, this, [this](const QJsonObject &answer) { onPage(answer); });
}

void HistoryFile::onPage(const QJsonObject &answer) {
    if (m_isOver)
        return;
    if (!answer[QStringLiteral("ok")].toBool())
        return finish(answer[QStringLiteral("error")].toString());
    QList<HistoryEntry> entries;
    for (const auto &entry : answer[QStringLiteral("entries")].toArray())
        entries += HistoryEntry::fromJson(entry.toObject());
    const bool isLast = entries.size() < pageSize;
    QByteArray text = textOf(entries);
    if (m_format == Format::Json)
        text = (m_written == 0 ? "[\n" : "") + text + (isLast ? "\n]\n" : "");
    if (m_file.write(text) != text.size())
        return finish(m_file.errorString());
    m_written += entries.size();
    Q_EMIT progressed(m_written);
    if (m_isOver)
        return;
    if (isLast)
        return finish(m_file.commit() ? QString() : m_file.errorString());
    m_query.beforeId = entries.last().id;
    askPage();
}

QByteArray HistoryFile::textOf(const QList<HistoryEntry> &entries) const {
    if (m_format == Format::Csv) {
        const QByteArray text = HistoryExport::csv(entries);
        return m_written == 0 ? text : text.mid(text.indexOf('\n') + 1); // one header line
    }
    QByteArrayList lines;
    for (const HistoryEntry &entry : entries)
        lines += QJsonDocument(entry.toJson()).toJson(QJsonDocument::Compact);
    const bool goesOn = m_written > 0 && !lines.isEmpty();
    return (goesOn ? ",\n" : "") + lines.join(",\n");
}

void HistoryFile::finish(const QString &cause) {
    m_isOver = true;
    if (!cause.isEmpty())
        m_file.cancelWriting();
    Q_EMIT finished(cause);
}
