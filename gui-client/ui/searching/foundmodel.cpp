#include "searching/foundmodel.h"

#include "base/bytesize.h"
#include "base/visibletext.h"
#include "models/filetypes.h"
#include "models/remoterows.h"
#include "ui/icons.h"
#include "ui/itemroles.h"

#include <QDateTime>
#include <QLocale>

void FoundModel::clear() {
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

void FoundModel::append(const RemotePath &folder, const QList<RemoteEntry> &entries) {
    if (entries.isEmpty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + entries.size()) - 1);
    for (const RemoteEntry &entry : entries)
        m_rows.append({folder, entry});
    endInsertRows();
}

void FoundModel::remove(const RemotePath &path) {
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        const RemotePath each = m_rows.at(row).path();
        if (each != path && !each.isBelow(path))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
}

int FoundModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int FoundModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : Modified + 1; }

QString FoundModel::text(const FoundEntry &row, int column) {
    switch (column) {
    case Name:
        return visibleText(QByteArrayView(row.entry.name));
    case Folder:
        return visibleText(QByteArrayView(row.folder.bytes()));
    case Size:
        return row.entry.isDirectory() ? QString() : formatBytes(row.entry.size);
    default:
        if (row.entry.precision == RemoteEntry::Precision::Unknown)
            return {};
        return QDateTime::fromMSecsSinceEpoch(row.entry.modified).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    }
}

QVariant FoundModel::data(const QModelIndex &index, int role) const {
    if (!index.isValid())
        return {};
    const FoundEntry &row = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::DecorationRole: {
        if (column != Name)
            return {};
        const FileEntry shown = RemoteRows::rowOf(row.entry);
        return themedIcon(FileTypes::iconOf(shown), shown.opens() ? Ink::Accent : Ink::Muted);
    }
    case Qt::TextAlignmentRole:
        return column == Size ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case Qt::ToolTipRole:
        if (column == Size && !row.entry.isDirectory() && row.entry.size >= 0)
            return tr("%1 bytes").arg(QLocale().toString(row.entry.size));
        return {};
    case ItemRole::InkOfText:
        return column == Name ? QVariant() : QVariant(static_cast<int>(Ink::Muted));
    case ItemRole::Sort:
        if (column == Size)
            return row.entry.size;
        return column == Modified ? QVariant(row.entry.modified) : QVariant();
    default:
        return {};
    }
}

QVariant FoundModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Size ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Folder:
        return tr("Folder");
    case Size:
        return tr("Size");
    default:
        return tr("Modified");
    }
}
