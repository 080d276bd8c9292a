// What happens when the queue has run empty: nothing, a notice, the window closes, the computer sleeps, or a command
// runs. Holds until the program ends, so that nobody's computer sleeps because of last week. Owned by the main window.
#pragma once

#include <QObject>
#include <QTimer>

class ClientEngine;
class MainWindow;
class QMenu;

class WhenDone : public QObject {
    Q_OBJECT
public:
    enum class Act { Nothing, Notify, Close, Suspend, Command };

    // Both outlive this.
    WhenDone(ClientEngine &engine, MainWindow &window);

    static QString title(); // of the menu
    void fillMenu(QMenu &menu);
    Act chosen() const { return m_act; }
    void choose(Act act);

Q_SIGNALS:
    void chosenChanged();

private:
    void onFinishedAll();
    void announce();
    void perform();
    void askForCommand();

    ClientEngine &m_engine;
    MainWindow &m_window;
    Act m_act = Act::Nothing;
    QTimer m_grace; // to change one's mind
};
