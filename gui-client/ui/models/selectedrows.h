// The rows that are selected in a list, as numbers in their order. Unlike the selection model's own list no index is
// made for each cell, so that it costs next to nothing when 100,000 are selected by one stroke.
#pragma once

#include <QList>

class QItemSelectionModel;

// Of a flat list whose rows are selected whole.
QList<int> selectedRows(const QItemSelectionModel &selection);
