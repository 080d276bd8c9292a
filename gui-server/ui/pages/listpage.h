// What the pages with one list have in common: a large title with a count, controls at the right, the list on a card.
#pragma once

#include <QWidget>

class Card;
class PlainLabel;
class QHBoxLayout;
class QLineEdit;

class ListPage : public QWidget {
    Q_OBJECT
public:
    explicit ListPage(const QString &title, QWidget *parent = nullptr);

    void setSummary(const QString &summary);

protected:
    // A field with a magnifying glass; Ctrl+F goes there, Escape empties it.
    QLineEdit *addSearch(const QString &placeholder);
    void addControl(QWidget *control);
    void setList(QWidget *list);
    // Another card, below the list.
    void addCard(Card *card);

private:
    PlainLabel *m_summary;
    QHBoxLayout *m_head;
    Card *m_card;
};
