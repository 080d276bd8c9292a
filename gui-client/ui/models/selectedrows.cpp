#include "models/selectedrows.h"

#include <QItemSelectionModel>

#include <algorithm>

QList<int> selectedRows(const QItemSelectionModel &selection, qsizetype most) {
    QItemSelection ranges = selection.selection();
    std::sort(ranges.begin(), ranges.end(), [](const QItemSelectionRange &left, const QItemSelectionRange &right) {
        return left.top() < right.top();
    });
    QList<int> rows;
    for (const QItemSelectionRange &range : std::as_const(ranges)) {
        const int known = rows.isEmpty() ? -1 : rows.last(); // ranges may stand for columns of one row
        for (int row = std::max(range.top(), known + 1); row <= range.bottom() && rows.size() < most; ++row)
            rows.append(row);
    }
    return rows;
}
