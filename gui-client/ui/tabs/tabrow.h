// The row of tabs, one for each server, with a coloured dot that tells how its connection stands; the pages are in a
// stack elsewhere in the window, which follows. Owned by the main window's layout.
#pragma once

#include <QList>
#include <QWidget>

class QStackedWidget;
class QTabBar;
class ServerTab;

class TabRow : public QWidget {
    Q_OBJECT
public:
    // The stack outlives the row.
    TabRow(QStackedWidget &pages, QWidget *parent);

    const QList<ServerTab *> &tabs() const { return m_tabs; }
    bool isEmpty() const { return m_tabs.isEmpty(); }
    ServerTab &current() const; // there is one from the first add() on
    void add(ServerTab *tab);   // and shows it; the stack owns it
    void take(ServerTab &tab);  // the caller has another one there; deletes it later
    // Its title, its dot, its tooltip.
    void refresh(const ServerTab &tab);

Q_SIGNALS:
    void currentChanged();
    void newWanted();
    void closeWanted(ServerTab *tab);

protected:
    void changeEvent(QEvent *event) override;

private:
    void onCurrentChanged(int index);

    QStackedWidget &m_pages;
    QTabBar *m_bar;
    QList<ServerTab *> m_tabs;
};
