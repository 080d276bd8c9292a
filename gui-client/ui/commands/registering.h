// Making an account on a server, from the window: the dialog, then a notice with the way in. Owned by the main window.
#pragma once

#include "sites/site.h"

#include <QObject>

class ClientEngine;
class Interviewer;
class MainWindow;

class Registering : public QObject {
    Q_OBJECT
public:
    // All outlive it.
    Registering(ClientEngine &engine, Interviewer &interviewer, MainWindow &window);

    // like: what the fields begin with.
    void begin(const Site &like);

private:
    void onRegistered(const Site &site, const QString &words);

    ClientEngine &m_engine;
    Interviewer &m_interviewer;
    MainWindow &m_window;
};
