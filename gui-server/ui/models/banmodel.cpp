#include "models/banmodel.h"

#include "base/visibletext.h"
#include "models/showntime.h"
#include "models/storetime.h"
#include "ui/icons.h"
#include "ui/itemroles.h"

#include <QJsonObject>

namespace {
constexpr qint64 minute = 60'000; // ms
constexpr qint64 minutesOfHour = 60, minutesOfDay = 24 * 60;
} // namespace

void BanModel::show(const QJsonArray &bans, qint64 now) {
    QList<BanRow> rows;
    QHash<QString, quint64> ids;
    rows.reserve(bans.size());
    for (const auto &value : bans) {
        const QJsonObject ban = value.toObject();
        BanRow row;
        row.network = ban[QStringLiteral("network")].toString();
        row.id = m_ids.value(row.network);
        if (row.id == 0)
            row.id = ++m_lastId;
        ids.insert(row.network, row.id);
        row.reason = ban[QStringLiteral("reason")].toString();
        row.madeBy = ban[QStringLiteral("made_by")].toString();
        row.since = storeTime(ban[QStringLiteral("since")]);
        row.until = storeTime(ban[QStringLiteral("until")]);
        if (row.until > 0)
            row.minutesLeft = qMax<qint64>(0, (row.until - now + minute - 1) / minute);
        rows.append(row);
    }
    m_ids = ids;
    setRows(rows);
}

int BanModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant BanModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter |
                                (section == Since || section == Ends ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Network:
        return tr("Network");
    case Reason:
        return tr("Reason");
    case MadeBy:
        return tr("Made by");
    case Since:
        return tr("Since");
    case Ends:
        return tr("Ends");
    default:
        return {};
    }
}

QString BanModel::text(const BanRow &row, int column) const {
    switch (column) {
    case Network:
        return visibleText(row.network);
    case Reason:
        return row.madeBy == QLatin1String("guard") ? tr("Guessed passwords") : visibleText(row.reason);
    case MadeBy:
        if (row.madeBy == QLatin1String("guard"))
            return tr("The server itself");
        if (row.madeBy == QLatin1String("window"))
            return tr("This window");
        if (row.madeBy == QLatin1String("terminal"))
            return tr("A terminal");
        return row.madeBy.isEmpty() ? tr("Not known") : visibleText(row.madeBy);
    case Since:
        return ShownTime::minute(row.since);
    case Ends:
        if (row.until == 0)
            return tr("When it is lifted");
        if (row.minutesLeft < minutesOfHour)
            return tr("In %n minute(s)", nullptr, static_cast<int>(row.minutesLeft));
        if (row.minutesLeft < 2 * minutesOfDay)
            return tr("In %n hour(s)", nullptr,
                      static_cast<int>((row.minutesLeft + minutesOfHour / 2) / minutesOfHour));
        return tr("In %n day(s)", nullptr, static_cast<int>((row.minutesLeft + minutesOfDay / 2) / minutesOfDay));
    default:
        return {};
    }
}

QVariant BanModel::cell(const BanRow &row, int column, int role) const {
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
    case Qt::DecorationRole:
        return column == Network ? QVariant(themedIcon(QStringLiteral("ban"), Ink::Error)) : QVariant();
    case Qt::ToolTipRole:
        if (column == Reason)
            return visibleText(row.reason);
        return column == Ends && row.until > 0 ? QVariant(ShownTime::minute(row.until)) : QVariant();
    case ItemRole::Sort:
        if (column == Since)
            return row.since;
        if (column == Ends)
            return row.until == 0 ? std::numeric_limits<qint64>::max() : row.until;
        return text(row, column);
    case ItemRole::Id:
        return row.id;
    case ItemRole::InkOfText:
        return column == MadeBy && row.madeBy.isEmpty() ? QVariant(static_cast<int>(Ink::Muted)) : QVariant();
    default:
        return {};
    }
}
