// The actions of a plan as rows that a person takes or leaves out, then how each of them went. Owned by the dialog that
// shows it.
#pragma once

#include "sync/syncplan.h"

#include <QAbstractTableModel>
#include <QHash>

#include <optional>
#include <vector>

class PlanModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Action, Path, LocalSize, LocalModified, RemoteSize, RemoteModified, Reason };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const SyncPlan &plan);
    // What is to be done of it. What is left as it is stays in it.
    SyncPlan chosen() const;
    bool hasChosen() const; // anything that changes a side
    // From now on nothing can be chosen, and what was left out is shown no more.
    void freeze();
    void setOutcome(const QByteArray &path, const QString &failure); // empty: it went well

    // A folder that is not made takes what should go into it along, and a folder whose content stays cannot go.
    void setTaken(const QList<int> &rows, bool isTaken);
    bool isTaken(int row) const { return m_states[size_t(row)].isTaken; }
    // Whether a person may say what goes where: a file on both sides.
    bool canTurn(int row) const;
    // Upload, Download, or Conflict: left as it is. Precondition: canTurn() of each.
    void turn(const QList<int> &rows, SyncAction::Kind kind);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void chosenChanged();

private:
    enum class Outcome : quint8 { Open, Done, Failed };
    struct State {
        bool isConflict = false; // of the action: views ask of each row whether it can be chosen
        bool isTaken = true;
        Outcome outcome = Outcome::Open;
    };
    // A row, put together to be looked at.
    struct Row {
        const SyncAction &action;
        State state;
    };

    void resetStates();
    Row at(int row) const { return {m_plan.actions.at(row), m_states[size_t(row)]}; }
    void setRow(int row, bool isTaken);
    void take(int row, bool isTaken);
    void takeAbove(const SyncAction &action, bool isTaken);
    void note(int row); // was changed
    void tellChanged();
    int find(const QByteArray &path) const; // -1: it is not there
    bool isOpen(int row) const;
    QString text(int row, int column) const;
    QVariant ink(const Row &row, int column) const;
    QString iconName(const Row &row) const;

    SyncPlan m_plan;                // its actions are the rows, and no copies as long as none is turned
    std::vector<State> m_states;    // of the rows
    qsizetype m_left = 0;           // rows that are not taken
    QHash<int, QString> m_failures; // by row
    bool m_isFrozen = false;
    // From the first to the last row that a choice has changed: one signal for all of them.
    int m_firstChanged = -1, m_lastChanged = -1;
    // The folder whose row, and those above it, follow the choice already; many rows in a row share it.
    QByteArray m_settledFolder;
    std::optional<SyncAction::Kind> m_settledKind;
};
