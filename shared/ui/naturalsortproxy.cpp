#include "ui/naturalsortproxy.h"

#include "ui/itemroles.h"
#include "ui/naturalcollator.h"

#include <algorithm>

NaturalSortProxy::NaturalSortProxy(QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_collator(naturalCollator()) {
    setDynamicSortFilter(true);
}

void NaturalSortProxy::setFilterText(const QString &text) {
    m_filterText = text;
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool NaturalSortProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const {
    const QAbstractItemModel &model = *sourceModel();
    const QModelIndex firstLeft = left.siblingAtColumn(0), firstRight = right.siblingAtColumn(0);
    const int groupLeft = model.data(firstLeft, ItemRole::Group).toInt();
    const int groupRight = model.data(firstRight, ItemRole::Group).toInt();
    if (groupLeft != groupRight) // the same way round in both orders
        return (groupLeft < groupRight) == (sortOrder() == Qt::AscendingOrder);

    const QVariant a = model.data(left, ItemRole::Sort), b = model.data(right, ItemRole::Sort);
    if (a.isValid() && b.isValid() && a.metaType() != QMetaType::fromType<QString>()) {
        const QPartialOrdering order = QVariant::compare(a, b);
        if (order != QPartialOrdering::Equivalent)
            return order == QPartialOrdering::Less;
        return left.row() < right.row();
    }
    const QString textLeft = a.isValid() ? a.toString() : model.data(left, Qt::DisplayRole).toString();
    const QString textRight = b.isValid() ? b.toString() : model.data(right, Qt::DisplayRole).toString();
    const int order = m_collator.compare(textLeft, textRight);
    return order != 0 ? order < 0 : textLeft < textRight;
}

bool NaturalSortProxy::filterAcceptsRow(int row, const QModelIndex &parent) const {
    if (m_words.isEmpty())
        return true;
    const QAbstractItemModel &model = *sourceModel();
    QString text;
    for (int column = 0; column < model.columnCount(parent); ++column) {
        text += model.data(model.index(row, column, parent), Qt::DisplayRole).toString();
        text += QLatin1Char('\n');
    }
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}
