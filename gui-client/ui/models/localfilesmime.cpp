#include "models/localfilesmime.h"

#include "models/copiedfiles.h"

#include <QFile>

#include <algorithm>
#include <utility>

namespace {
constexpr qsizetype atOnce = 256; // less than a millisecond
constexpr QLatin1String uriList("text/uri-list");
constexpr QLatin1String plainText("text/plain");
} // namespace

LocalFilesMime::LocalFilesMime(const QString &directory, ChosenEntries entries)
    : m_entries(std::move(entries))
    , m_directory(QFile::encodeName(directory)) {
    if (!m_directory.endsWith('/'))
        m_directory += '/';
    m_work.add([this] { return writeSome(); });
}

LocalFilesMime::~LocalFilesMime() { m_entries = {}; } // nobody asks for the rest

QStringList LocalFilesMime::formats() const { return {uriList, plainText, CopiedFiles::gnomeFormat}; }

// The bytes of the names: one that is no UTF-8 can be copied as well.
bool LocalFilesMime::writeSome() const {
    const qsizetype end = std::min(m_entries.size(), m_written.count + atOnce);
    for (; m_written.count < end; ++m_written.count) {
        const QByteArray path = m_directory + m_entries.at(m_written.count).name;
        m_written.uris += "file://" + path.toPercentEncoding("/") + "\r\n";
        if (m_written.count > 0)
            m_written.paths += u'\n';
        m_written.paths += QFile::decodeName(path);
    }
    return m_written.count < m_entries.size();
}

QVariant LocalFilesMime::retrieveData(const QString &mimeType, QMetaType) const {
    while (writeSome()) {
    }
    if (mimeType == uriList)
        return m_written.uris; // of which QMimeData makes what is wanted
    if (mimeType == plainText)
        return m_written.paths;
    if (mimeType == CopiedFiles::gnomeFormat)
        return CopiedFiles::gnomeData(m_written.uris);
    return {};
}
