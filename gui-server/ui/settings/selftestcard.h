// Tries the server as a client would, on request, and lists what works, what does not and how to mend it.
#pragma once

#include "models/servercontrol.h"

#include <QWidget>

class PlainLabel;
class QPushButton;
class QVBoxLayout;

class SelfTestCard : public QWidget {
    Q_OBJECT
public:
    explicit SelfTestCard(ServerControl &control, QWidget *parent = nullptr);

private:
    void refresh();
    void onCheck();
    void onAnswer(const QJsonObject &answer);
    void clear();

    ServerControl &m_control;
    PlainLabel *m_note;
    QVBoxLayout *m_results;
    QPushButton *m_check, *m_copy;
    QString m_text; // of the results, for others to read
    bool m_isRunning = false;
};
