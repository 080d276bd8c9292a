// The rows that are selected in a list, as numbers in their order. Unlike the selection model's own list no index is
// made for each cell, so that it costs next to nothing when 100,000 are selected by one stroke.
#pragma once

#include <QList>

#include <limits>

class QItemSelectionModel;

// Of a flat list whose rows are selected whole; at most so many.
QList<int> selectedRows(const QItemSelectionModel &selection, qsizetype most = std::numeric_limits<qsizetype>::max());
