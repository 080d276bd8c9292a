#include "panes/keptplace.h"

#include "models/filelistmodel.h"
#include "panes/filelistview.h"

#include <QScrollBar>

#include <algorithm>

namespace {
// Each range costs two persistent indexes in every later change of the list. Nobody selects so many by hand: what a
// filter leaves of "all" is not worth a list that is slow from then on.
constexpr qsizetype mostRanges = 4096;

QItemSelection rangesOf(const std::vector<bool> &chosen, const FileListModel &model) {
    QItemSelection ranges;
    const int lastColumn = model.columnCount() - 1;
    int first = -1; // of neighbours
    const auto end = [&](int row) {
        if (first >= 0)
            ranges.append({model.index(first, 0), model.index(row - 1, lastColumn)});
        first = -1;
    };
    for (int row = 0; row < model.rowCount(); ++row) {
        const std::optional<quint32> number = model.numberAt(row);
        if (!number || !chosen[*number])
            end(row);
        else if (first < 0)
            first = row;
        if (ranges.size() > mostRanges)
            return {};
    }
    end(model.rowCount());
    return ranges;
}
} // namespace

void KeptPlace::remember(const FileListView &view) {
    const FileListModel &model = view.files();
    m_listing = model.listing();
    m_selected.clear();
    const QItemSelection selection = view.selectionModel()->selection();
    if (!selection.isEmpty())
        m_selected.resize(model.entryCount());
    for (const QItemSelectionRange &range : selection)
        for (int row = range.top(); row <= range.bottom(); ++row)
            if (const std::optional<quint32> number = model.numberAt(row))
                m_selected[*number] = true;
    m_currentName = view.currentName();
    m_currentRow = view.currentIndex().row();
    m_nameBeside = m_currentName.isEmpty() ? QByteArray() : nameBeside(model);
    m_scrolledTo = view.verticalScrollBar()->value();
}

void KeptPlace::restore(FileListView &view) const {
    const FileListModel &model = view.files();
    if (const QModelIndex row = current(model); row.isValid())
        view.selectionModel()->setCurrentIndex(row, QItemSelectionModel::NoUpdate);
    const std::vector<bool> chosen =
        m_listing == model.listing() || m_selected.empty() ? m_selected : model.carriedOver(m_selected);
    if (!chosen.empty())
        view.selectionModel()->select(rangesOf(chosen, model), QItemSelectionModel::Select);
    view.verticalScrollBar()->setValue(m_scrolledTo);
}

QModelIndex KeptPlace::current(const FileListModel &model) const {
    if (m_currentName.isEmpty())
        return {};
    const QModelIndex same = model.index(m_currentRow, 0); // mostly it stands where it stood
    const FileEntry *entry = model.entry(same);
    const QModelIndex found = entry && entry->name == m_currentName ? same : model.find(m_currentName);
    return found.isValid() || m_listing == model.listing() ? found : model.find(m_nameBeside);
}

// The nearest one below the current row that is not selected, else above: what is selected mostly goes together.
QByteArray KeptPlace::nameBeside(const FileListModel &model) const {
    const auto stays = [&](int row) {
        const std::optional<quint32> number = model.numberAt(row);
        return number && (m_selected.empty() || !m_selected[*number]);
    };
    const auto nameOf = [&model](int row) { return model.entry(model.index(row, 0))->name; };
    for (int row = m_currentRow + 1; row < model.rowCount(); ++row)
        if (stays(row))
            return nameOf(row);
    for (int row = m_currentRow - 1; row >= 0; --row)
        if (stays(row))
            return nameOf(row);
    return {};
}
