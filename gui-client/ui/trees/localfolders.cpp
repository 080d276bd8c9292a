#include "trees/localfolders.h"

#include "base/visibletext.h"

#include <QDir>
#include <QFile>

#include <utility>

LocalFolders::LocalFolders(QObject *parent)
    : FolderSource(parent) {
    connect(&m_reader, &LocalReader::entriesRead, this, [this](const QList<FileEntry> &batch) {
        for (const FileEntry &entry : batch)
            m_names.append(entry.name);
    });
    connect(&m_reader, &LocalReader::finished, this, &LocalFolders::onRead);
}

QList<QByteArray> LocalFolders::namesOf(const QString &place) const {
    QList<QByteArray> names;
    const QStringList parts = place.split(u'/', Qt::SkipEmptyParts);
    for (const QString &part : parts)
        names.append(QFile::encodeName(part));
    return names;
}

QString LocalFolders::childOf(const QString &place, const QByteArray &name) const {
    return QDir(place).filePath(QFile::decodeName(name));
}

QString LocalFolders::shownName(const QByteArray &name) const { return visibleText(QFile::decodeName(name)); }

void LocalFolders::read(const QString &place, Effort) {
    if (m_waiting.contains(place))
        return;
    m_waiting.append(place);
    if (m_waiting.size() == 1)
        readNext();
}

void LocalFolders::cancel() {
    m_reader.cancel();
    m_waiting.clear();
    m_names.clear();
}

void LocalFolders::readNext() {
    if (!m_waiting.isEmpty())
        m_reader.start(m_waiting.constFirst());
}

void LocalFolders::onRead(const Failure &failure) {
    const QString place = m_waiting.takeFirst();
    const QList<QByteArray> names = std::exchange(m_names, {});
    readNext();
    if (failure)
        Q_EMIT refused(place);
    else
        Q_EMIT told(place, names);
}
