// A table of values with stable ids that change all the time: changes are collected and told in few dataChanged spans
// on one timer, and not at all while nobody looks. LiveTableModel<Row> holds the rows; subclasses say what a cell
// shows.
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QList>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <vector>

class QWidget;

class LiveTable : public QAbstractTableModel {
    Q_OBJECT
public:
    // Interval in milliseconds between two rounds of dataChanged (default 250).
    explicit LiveTable(QObject *parent = nullptr, int interval = 250);

    // While told so, or while the watched view is hidden, changes are kept and told when it shows again.
    void setHidden(bool hidden);
    void watch(QWidget *view);
    bool isHidden() const { return m_hidden; }
    // Tells the collected changes now.
    void flush();

    // Rows to spans: sorted, neighbours joined; small gaps (3 rows) are bridged.
    static QList<std::pair<int, int>> spans(std::vector<int> rows);

    int rowCount(const QModelIndex &parent = {}) const override = 0;
    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    // Some row has changed: told on the timer.
    void touch();
    // The numbers of the changed rows, in any order; they count as told afterwards.
    virtual std::vector<int> takeDirtyRows() = 0;

private:
    QTimer m_timer;
    bool m_hidden = false;
    QPointer<QWidget> m_watched;
};

// Row is a copyable value with operator== and an id: quint64 idOf(const Row &) must be found by the compiler.
template<class Row>
class LiveTableModel : public LiveTable {
public:
    using LiveTable::LiveTable;

    int rowCount(const QModelIndex &parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override {
        if (!index.isValid() || index.row() >= m_rows.size())
            return {};
        return cell(m_rows.at(index.row()), index.column(), role);
    }

    const Row &row(int number) const { return m_rows.at(number); }
    const QList<Row> &rows() const { return m_rows; }
    // -1 when there is none.
    int rowOf(quint64 id) const { return m_rowOfId.value(id, -1); }

    // Makes the table show exactly these: rows gone are removed, new ones appended, changed ones told on the timer.
    void setRows(const QList<Row> &rows) {
        QHash<quint64, const Row *> wanted;
        wanted.reserve(rows.size());
        for (const Row &one : rows)
            wanted.insert(idOf(one), &one);
        QList<quint64> gone;
        for (const Row &one : std::as_const(m_rows)) {
            if (!wanted.contains(idOf(one)))
                gone.append(idOf(one));
        }
        removeIds(gone);
        putRows(rows);
    }
    // Replaces the rows whose ids are known, appends the others.
    void putRows(const QList<Row> &rows) {
        QList<Row> fresh;
        for (const Row &one : rows) {
            const int known = rowOf(idOf(one));
            if (known < 0) {
                fresh.append(one);
            } else if (!(m_rows.at(known) == one)) {
                m_rows[known] = one;
                m_dirty.insert(idOf(one));
                touch();
            }
        }
        if (fresh.isEmpty())
            return;
        const int first = static_cast<int>(m_rows.size());
        beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
        for (const Row &one : std::as_const(fresh)) {
            m_rowOfId.insert(idOf(one), static_cast<int>(m_rows.size()));
            m_rows.append(one);
        }
        endInsertRows();
    }
    void removeIds(const QList<quint64> &ids) {
        std::vector<int> numbers;
        for (const quint64 id : ids) {
            if (const int number = rowOf(id); number >= 0)
                numbers.push_back(number);
        }
        std::sort(numbers.begin(), numbers.end());
        numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
        // From the end, in runs without gaps, so that the numbers before stay right.
        while (!numbers.empty()) {
            const int last = numbers.back();
            int first = last;
            numbers.pop_back();
            while (!numbers.empty() && numbers.back() == first - 1) {
                first = numbers.back();
                numbers.pop_back();
            }
            beginRemoveRows({}, first, last);
            for (int number = first; number <= last; ++number) {
                m_dirty.remove(idOf(m_rows.at(number)));
                m_rowOfId.remove(idOf(m_rows.at(number)));
            }
            m_rows.remove(first, last - first + 1);
            for (int number = first; number < m_rows.size(); ++number)
                m_rowOfId[idOf(m_rows.at(number))] = number;
            endRemoveRows();
        }
    }
    void clear() {
        beginResetModel();
        m_rows.clear();
        m_rowOfId.clear();
        m_dirty.clear();
        endResetModel();
    }

protected:
    // What one cell shows in a role; called for visible cells and for sorting.
    virtual QVariant cell(const Row &row, int column, int role) const = 0;

    std::vector<int> takeDirtyRows() override {
        std::vector<int> numbers;
        for (const quint64 id : std::as_const(m_dirty)) {
            if (const int number = rowOf(id); number >= 0)
                numbers.push_back(number);
        }
        m_dirty.clear();
        return numbers;
    }

private:
    QList<Row> m_rows;
    QHash<quint64, int> m_rowOfId;
    QSet<quint64> m_dirty;
};
