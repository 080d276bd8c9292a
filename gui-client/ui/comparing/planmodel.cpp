#include "comparing/planmodel.h"

#include "base/bytesize.h"
#include "base/visibletext.h"
#include "comparing/planwords.h"
#include "ftp/wiretext.h"
#include "models/slowend.h"
#include "ui/icons.h"
#include "ui/itemroles.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <utility>

using Kind = SyncAction::Kind;

namespace {
bool makesFolder(Kind kind) { return kind == Kind::MakeLocalFolder || kind == Kind::MakeRemoteFolder; }

// The folder that has to be there before the action can be done.
Kind folderBefore(Kind kind) {
    return kind == Kind::Upload || kind == Kind::MakeRemoteFolder ? Kind::MakeRemoteFolder : Kind::MakeLocalFolder;
}

bool isBelow(const QByteArray &path, const QByteArray &folder) {
    return path.size() > folder.size() && path.startsWith(folder) && path[folder.size()] == '/';
}

QString timeText(const TreeFacts &facts) {
    if (!facts.isThere() || facts.precision == TreeFacts::Precision::Unknown)
        return {};
    return QDateTime::fromMSecsSinceEpoch(facts.modified).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}
} // namespace

void PlanModel::show(const SyncPlan &plan) {
    beginResetModel();
    m_isFrozen = false;
    SlowEnd::of(std::exchange(m_plan, plan).actions);
    resetStates();
    m_failures.clear();
    endResetModel();
    Q_EMIT chosenChanged();
}

void PlanModel::resetStates() {
    m_states.clear();
    m_states.reserve(size_t(m_plan.actions.size()));
    for (const SyncAction &action : std::as_const(m_plan.actions))
        m_states.push_back({.isConflict = action.kind == Kind::Conflict});
    m_left = 0;
}

SyncPlan PlanModel::chosen() const {
    SyncPlan plan = m_plan;
    if (m_left == 0)
        return plan;
    plan.actions = {};
    plan.actions.reserve(m_plan.actions.size() - m_left);
    for (int row = 0; row < rowCount(); ++row) {
        if (isTaken(row))
            plan.actions.append(m_plan.actions.at(row));
    }
    return plan;
}

bool PlanModel::hasChosen() const {
    if (m_plan.makesLocalTop || m_plan.makesRemoteTop)
        return true;
    for (int row = 0; row < rowCount(); ++row) {
        if (isTaken(row) && !m_states[size_t(row)].isConflict)
            return true;
    }
    return false;
}

void PlanModel::freeze() {
    beginResetModel();
    m_plan = chosen();
    resetStates();
    m_isFrozen = true;
    endResetModel();
}

int PlanModel::find(const QByteArray &path) const {
    const auto found = std::lower_bound(
        m_plan.actions.cbegin(), m_plan.actions.cend(), path,
        [](const SyncAction &action, const QByteArray &wanted) { return pathBefore(action.path, wanted); });
    return found != m_plan.actions.cend() && found->path == path ? int(found - m_plan.actions.cbegin()) : -1;
}

void PlanModel::setOutcome(const QByteArray &path, const QString &failure) {
    const int row = find(path);
    if (row < 0)
        return;
    m_states[size_t(row)].outcome = failure.isEmpty() ? Outcome::Done : Outcome::Failed;
    if (!failure.isEmpty())
        m_failures.insert(row, failure);
    Q_EMIT dataChanged(index(row, 0), index(row, Reason));
}

bool PlanModel::isOpen(int row) const { return !m_isFrozen && !m_states[size_t(row)].isConflict; }

void PlanModel::setRow(int row, bool isTaken) {
    if (std::exchange(m_states[size_t(row)].isTaken, isTaken) == isTaken)
        return;
    m_left += isTaken ? -1 : 1;
    note(row);
}

void PlanModel::note(int row) {
    m_firstChanged = m_firstChanged < 0 ? row : std::min(m_firstChanged, row);
    m_lastChanged = std::max(m_lastChanged, row);
}

void PlanModel::tellChanged() {
    const int first = std::exchange(m_firstChanged, -1), last = std::exchange(m_lastChanged, -1);
    if (first >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, Reason));
    Q_EMIT chosenChanged();
}

void PlanModel::setTaken(const QList<int> &rows, bool isTaken) {
    m_settledKind.reset();
    for (const int row : rows)
        take(row, isTaken);
    tellChanged();
}

void PlanModel::take(int row, bool isTaken) {
    if (!isOpen(row))
        return;
    const SyncAction &action = m_plan.actions.at(row);
    setRow(row, isTaken);
    if (isTaken != action.isDeletion())
        takeAbove(action, isTaken);
    // Below: what needs this folder, or has to go before it.
    const bool needsBelow = (makesFolder(action.kind) && !isTaken) || (action.isDeletion() && isTaken);
    for (int below = row + 1; needsBelow && below < rowCount(); ++below) {
        const SyncAction &other = m_plan.actions.at(below);
        if (!isBelow(other.path, action.path))
            break;
        if (other.kind == action.kind || (!action.isDeletion() && other.isTransfer()))
            setRow(below, isTaken);
    }
}

// The folders that it needs, or that cannot go without it.
void PlanModel::takeAbove(const SyncAction &action, bool isTaken) {
    const Kind above = action.isDeletion() ? action.kind : folderBefore(action.kind);
    QByteArray path = parentOfPath(action.path);
    if (m_settledKind == above && m_settledFolder == path)
        return;
    m_settledFolder = path;
    m_settledKind = above;
    for (; !path.isEmpty(); path = parentOfPath(path)) {
        const int parent = find(path);
        if (parent >= 0 && m_plan.actions.at(parent).kind == above)
            setRow(parent, isTaken);
    }
}

bool PlanModel::canTurn(int row) const {
    const SyncAction &action = m_plan.actions.at(row);
    return !m_isFrozen && action.local.isFile() && action.remote.isFile() && action.remote.isReadable;
}

void PlanModel::turn(const QList<int> &rows, Kind kind) {
    for (const int row : rows) {
        m_plan.actions[row].kind = kind;
        m_states[size_t(row)].isConflict = kind == Kind::Conflict;
        setRow(row, true);
        note(row);
    }
    tellChanged();
}

int PlanModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_plan.actions.size()); }

int PlanModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : Reason + 1; }

QString PlanModel::text(int row, int column) const {
    const auto &[action, state] = at(row);
    switch (column) {
    case Action:
        return state.isTaken ? PlanWords::action(action.kind) : tr("Skip");
    case Path:
        return visibleText(QStringView(decodeWireText(action.path))) +
               (action.isFolder() ? QStringLiteral("/") : QString());
    case LocalSize:
        return action.local.isFile() ? formatBytes(action.local.size) : QString();
    case LocalModified:
        return timeText(action.local);
    case RemoteSize:
        return action.remote.isFile() ? formatBytes(action.remote.size) : QString();
    case RemoteModified:
        return timeText(action.remote);
    default:
        return state.outcome == Outcome::Failed ? m_failures.value(row) : PlanWords::reason(action.reason);
    }
}

QVariant PlanModel::ink(const Row &row, int column) const {
    if (row.state.outcome == Outcome::Failed && (column == Action || column == Reason))
        return static_cast<int>(Ink::Error);
    if (!row.state.isTaken || (column != Action && column != Path))
        return static_cast<int>(Ink::Muted);
    if (column == Path)
        return {};
    if (row.action.isDeletion())
        return static_cast<int>(Ink::Error);
    return row.action.kind == Kind::Conflict ? QVariant(static_cast<int>(Ink::Warning)) : QVariant();
}

QString PlanModel::iconName(const Row &row) const {
    if (row.state.outcome == Outcome::Done)
        return QStringLiteral("check");
    if (row.state.outcome == Outcome::Failed)
        return QStringLiteral("circle-x");
    if (!row.state.isTaken)
        return QStringLiteral("minus");
    switch (row.action.kind) {
    case Kind::Upload:
        return QStringLiteral("upload");
    case Kind::Download:
        return QStringLiteral("download");
    case Kind::MakeRemoteFolder:
    case Kind::MakeLocalFolder:
        return QStringLiteral("folder-plus");
    case Kind::DeleteRemote:
    case Kind::DeleteLocal:
        return QStringLiteral("trash-2");
    case Kind::Conflict:
        break;
    }
    return QStringLiteral("circle-alert");
}

QVariant PlanModel::data(const QModelIndex &index, int role) const {
    if (!index.isValid())
        return {};
    const Row row = at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), column);
    case Qt::CheckStateRole:
        return column == Action && isOpen(index.row()) ? QVariant(row.state.isTaken ? Qt::Checked : Qt::Unchecked)
                                                       : QVariant();
    case Qt::DecorationRole: {
        if (column != Action)
            return {};
        const QVariant painted = ink(row, column);
        const Ink open = painted.isValid() ? static_cast<Ink>(painted.toInt()) : Ink::Accent;
        return themedIcon(iconName(row), row.state.outcome == Outcome::Done ? Ink::Ok : open);
    }
    case Qt::TextAlignmentRole:
        return column == LocalSize || column == RemoteSize ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                                                           : QVariant();
    case Qt::ToolTipRole:
        if (column == LocalSize && row.action.local.isFile() && row.action.local.size >= 0)
            return tr("%1 bytes").arg(QLocale().toString(row.action.local.size));
        if (column == RemoteSize && row.action.remote.isFile() && row.action.remote.size >= 0)
            return tr("%1 bytes").arg(QLocale().toString(row.action.remote.size));
        return {};
    case ItemRole::InkOfText:
        return ink(row, column);
    default:
        return {};
    }
}

bool PlanModel::setData(const QModelIndex &index, const QVariant &value, int role) {
    if (role != Qt::CheckStateRole || !index.isValid() || !isOpen(index.row()))
        return false;
    setTaken({index.row()}, value.toInt() == Qt::Checked);
    return true;
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == LocalSize || section == RemoteSize ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                                                             : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Action:
        return tr("Action");
    case Path:
        return tr("Path");
    case LocalSize:
        return tr("Size here");
    case LocalModified:
        return tr("Modified here");
    case RemoteSize:
        return tr("Size there");
    case RemoteModified:
        return tr("Modified there");
    default:
        return tr("Why");
    }
}

Qt::ItemFlags PlanModel::flags(const QModelIndex &index) const {
    if (!index.isValid())
        return {};
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.column() == Action && isOpen(index.row()))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}
