#include "models/transfermodel.h"

#include "base/bytesize.h"
#include "base/duration.h"
#include "base/visibletext.h"
#include "ui/icons.h"
#include "ui/itemroles.h"

#include <QDateTime>
#include <QLocale>

using Way = TransferSnapshot::Direction;

bool TransferRow::operator==(const TransferRow &other) const {
    const TransferSnapshot &a = view.transfer, &b = other.view.transfer;
    return a.bytes == b.bytes && view.speed == other.view.speed && elapsedSeconds == other.elapsedSeconds &&
           a.size == b.size && a.path == b.path && a.account == b.account && a.direction == b.direction &&
           a.offset == b.offset && a.id == b.id && a.batchFiles == b.batchFiles && a.batchBytes == b.batchBytes;
}

qint64 TransferRow::remainingSeconds() const {
    if (!isEndKnown() || view.speed <= 0)
        return -1;
    return (qMax<qint64>(0, view.transfer.size - done()) + view.speed - 1) / view.speed;
}

void TransferModel::show(const QList<TransferView> &transfers, qint64 now) {
    QList<TransferRow> rows;
    rows.reserve(transfers.size());
    for (const TransferView &view : transfers)
        rows.append({view, qMax<qint64>(0, (now - view.transfer.startedAt) / 1000)});
    setRows(rows);
}

int TransferModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant TransferModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == Size || section == Speed || section == Remaining || section == Started;
        return static_cast<int>(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role == Qt::AccessibleTextRole && section == Direction)
        return tr("Direction");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Account:
        return tr("Account");
    case File:
        return tr("File");
    case Size:
        return tr("Size");
    case Progress:
        return tr("Progress");
    case Speed:
        return tr("Speed");
    case Remaining:
        return tr("Remaining");
    case Started:
        return tr("Started");
    default:
        return {}; // the direction is an arrow under an empty heading
    }
}

QString TransferModel::text(const TransferRow &row, int column) const {
    const TransferSnapshot &transfer = row.view.transfer;
    switch (column) {
    case Account:
        return visibleText(transfer.account);
    case File:
        return transfer.direction == Way::Listing ? tr("Listing of %1").arg(visibleText(transfer.path))
                                                  : visibleText(transfer.path);
    case Size:
        return row.isSizeKnown() ? formatBytes(transfer.size) : QStringLiteral("–");
    case Progress: {
        if (transfer.isBatch())
            return tr("%n file(s), %1", nullptr, static_cast<int>(transfer.batchFiles))
                .arg(formatBytes(transfer.moved()));
        if (!row.isSizeKnown())
            return formatBytes(row.done());
        // 100 only when nothing is missing.
        const qint64 percent =
            transfer.size == 0 ? 100 : qMin<qint64>(100, qint64(double(row.done()) * 100 / double(transfer.size)));
        return tr("%1 %").arg(row.done() < transfer.size ? qMin<qint64>(percent, 99) : percent);
    }
    case Speed:
        return row.view.speed > 0 ? formatRate(row.view.speed) : QStringLiteral("–");
    case Remaining:
        if (!row.isEndKnown())
            return tr("%1 so far").arg(formatDuration(row.elapsedSeconds));
        return row.remainingSeconds() < 0 ? QStringLiteral("–") : formatDuration(row.remainingSeconds());
    case Started:
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(transfer.startedAt).time(), QStringLiteral("HH:mm"));
    default:
        return {};
    }
}

QVariant TransferModel::sortValue(const TransferRow &row, int column) const {
    const TransferSnapshot &transfer = row.view.transfer;
    switch (column) {
    case Direction:
        return static_cast<int>(transfer.direction);
    case Size:
        return transfer.size;
    case Progress:
        return row.isEndKnown() ? double(row.done()) / double(qMax<qint64>(1, transfer.size)) : -1.0;
    case Speed:
        return row.view.speed;
    case Remaining:
        return row.remainingSeconds();
    case Started:
        return transfer.startedAt;
    default:
        return text(row, column);
    }
}

QVariant TransferModel::cell(const TransferRow &row, int column, int role) const {
    const TransferSnapshot &transfer = row.view.transfer;
    const bool upload = transfer.direction == Way::Upload;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
    case Qt::DecorationRole:
        if (column == Direction)
            return upload ? themedIcon(QStringLiteral("arrow-up"), Ink::Ok)
                          : themedIcon(QStringLiteral("arrow-down"), Ink::Accent);
        return {};
    case Qt::AccessibleTextRole:
        if (column == Direction)
            return upload ? tr("Upload") : transfer.direction == Way::Listing ? tr("Listing") : tr("Download");
        return {};
    case Qt::ToolTipRole:
        if (column == Direction)
            return upload ? tr("Upload") : tr("Download");
        if (column == Size && row.isSizeKnown())
            return tr("%1 bytes").arg(QLocale().toString(transfer.size));
        if (column == Progress)
            return tr("%1 bytes so far").arg(QLocale().toString(transfer.batchBytes + row.done()));
        return {};
    case ItemRole::Sort:
        return sortValue(row, column);
    case ItemRole::Id:
        return transfer.id;
    case ItemRole::Progress:
        if (column != Progress)
            return {};
        return row.isEndKnown() ? double(row.done()) / double(qMax<qint64>(1, transfer.size)) : -1.0;
    case ItemRole::InkOfText:
        if (column == Started || (column == Remaining && !row.isEndKnown()))
            return static_cast<int>(Ink::Muted);
        return {};
    default:
        return {};
    }
}
