#include "models/selectedrows.h"

#include <QItemSelectionModel>

#include <algorithm>

QList<int> selectedRows(const QItemSelectionModel &selection) {
    QList<int> rows;
    const QItemSelection ranges = selection.selection();
    for (const QItemSelectionRange &range : ranges) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.resize(std::unique(rows.begin(), rows.end()) - rows.begin()); // ranges may stand for columns of one row
    return rows;
}
