// What the last start left undone: offered once, in the notice bar, to be continued or discarded. Owned by the window.
#pragma once

#include <QList>
#include <QObject>

class ClientEngine;
class MainWindow;

class UnfinishedOffer : public QObject {
    Q_OBJECT
public:
    UnfinishedOffer(ClientEngine &engine, MainWindow &window);

private:
    void onJournalOpened();
    QList<quint64> unfinished() const;
    void carryOn();
    void discard();

    ClientEngine &m_engine;
    MainWindow &m_window;
};
