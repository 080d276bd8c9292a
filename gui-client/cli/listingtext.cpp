#include "cli/listingtext.h"

#include "base/visibletext.h"
#include "ftp/wiretext.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>

namespace {
// "drwxr-xr-x" for what the server told of it; unknown rights are dots.
QString modeText(const RemoteEntry &entry) {
    QString text(entry.type == RemoteEntry::Type::Directory ? QLatin1Char('d')
                 : entry.type == RemoteEntry::Type::Link    ? QLatin1Char('l')
                                                            : QLatin1Char('-'));
    if (entry.mode < 0)
        return text + QLatin1String(".........");
    for (int bit = 8; bit >= 0; --bit)
        text += entry.mode >> bit & 1 ? QLatin1Char("xwr"[bit % 3]) : QLatin1Char('-');
    return text;
}

QString timeText(const RemoteEntry &entry) {
    if (entry.precision == RemoteEntry::Precision::Unknown)
        return QString(16, QLatin1Char(' '));
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(entry.modified).toLocalTime();
    return entry.precision == RemoteEntry::Precision::Day ? time.toString(QStringLiteral("yyyy-MM-dd      "))
                                                          : time.toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QLatin1String typeName(RemoteEntry::Type type) {
    switch (type) {
    case RemoteEntry::Type::File:
        return QLatin1String("file");
    case RemoteEntry::Type::Directory:
        return QLatin1String("folder");
    case RemoteEntry::Type::Link:
        return QLatin1String("link");
    case RemoteEntry::Type::Other:
        break;
    }
    return QLatin1String("other");
}

constexpr std::pair<QFile::Permission, int> bits[] = {
    {QFile::ReadOwner, 0400}, {QFile::WriteOwner, 0200}, {QFile::ExeOwner, 0100},
    {QFile::ReadGroup, 0040}, {QFile::WriteGroup, 0020}, {QFile::ExeGroup, 0010},
    {QFile::ReadOther, 0004}, {QFile::WriteOther, 0002}, {QFile::ExeOther, 0001},
};
} // namespace

QStringList ListingText::lines(const QList<RemoteEntry> &entries, bool visible) {
    qsizetype widest = 0;
    for (const RemoteEntry &entry : entries)
        widest = std::max(widest, QString::number(std::max<qint64>(entry.size, 0)).size());
    QStringList lines;
    for (const RemoteEntry &entry : entries) {
        const QString size = entry.size >= 0 && !entry.isDirectory() ? QString::number(entry.size) : QString();
        const QString name = decodeWireText(entry.name);
        lines.append(QStringLiteral("%1 %2 %3 %4%5")
                         .arg(modeText(entry), size.rightJustified(widest), timeText(entry),
                              visible ? visibleText(QStringView(name)) : name,
                              entry.isDirectory() ? QStringLiteral("/") : QString()));
    }
    return lines;
}

QStringList ListingText::jsonLines(const QList<RemoteEntry> &entries) {
    QStringList lines;
    for (const RemoteEntry &entry : entries) {
        QJsonObject object{{QStringLiteral("name"), decodeWireText(entry.name)},
                           {QStringLiteral("type"), typeName(entry.type)},
                           {QStringLiteral("size"), entry.size}};
        if (entry.precision != RemoteEntry::Precision::Unknown)
            object.insert(QStringLiteral("modified"),
                          QDateTime::fromMSecsSinceEpoch(entry.modified, Qt::UTC).toString(Qt::ISODateWithMs));
        if (entry.mode >= 0)
            object.insert(QStringLiteral("mode"), QString::number(entry.mode, 8));
        lines.append(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
    }
    return lines;
}

RemoteEntry ListingText::entryOf(const QFileInfo &file) {
    RemoteEntry entry;
    entry.name = encodeWireText(file.fileName());
    entry.type = file.isSymLink() ? RemoteEntry::Type::Link
                 : file.isDir()   ? RemoteEntry::Type::Directory
                                  : RemoteEntry::Type::File;
    entry.size = file.size();
    entry.modified = file.lastModified().toMSecsSinceEpoch();
    entry.precision = RemoteEntry::Precision::Millisecond;
    entry.mode = 0;
    for (const auto &[permission, bit] : bits)
        entry.mode |= file.permissions().testFlag(permission) ? bit : 0;
    return entry;
}
