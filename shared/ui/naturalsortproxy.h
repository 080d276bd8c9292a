// Sorts naturally ("file2" before "file10"), by ItemRole::Sort where the model gives it, groups first
// (ItemRole::Group), and filters rows by words that must all occur somewhere in the row.
#pragma once

#include <QCollator>
#include <QSortFilterProxyModel>
#include <QStringList>

class NaturalSortProxy : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit NaturalSortProxy(QObject *parent = nullptr);

    // Rows whose cells contain all words of the text, in any column and case; empty shows all.
    void setFilterText(const QString &text);
    QString filterText() const { return m_filterText; }

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QCollator m_collator;
    QString m_filterText;
    QStringList m_words;
};
