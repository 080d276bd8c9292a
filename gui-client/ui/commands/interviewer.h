// Puts the engine's questions to a person, one dialog at a time, and carries the answers back. Owned by the main
// window.
#pragma once

#include "connection/question.h"
#include "queue/transferitem.h"
#include "sites/vault.h"

#include <QDialog>
#include <QObject>
#include <QPointer>

#include <deque>
#include <functional>
#include <unordered_set>

class ClientEngine;
class QWidget;

class Interviewer : public QObject {
    Q_OBJECT
public:
    // The engine must outlive it.
    Interviewer(ClientEngine &engine, QWidget *window);

    void ask(const Question &question, std::function<void(const Answer &)> answer);
    void askMasterPassword(Vault::Wanted wanted, const Vault::Give &give);
    // Asks again what was put off; id 0: all.
    void askAgain(TransferItem::Id id);
    bool isAsking() const { return m_dialog != nullptr; }

private:
    void next();
    void askAboutConflict();
    void show(QDialog *dialog, std::function<void(int)> done);

    ClientEngine &m_engine;
    QWidget *m_window;
    QPointer<QDialog> m_dialog;
    std::deque<std::function<void()>> m_waiting; // each shows one dialog
    std::unordered_set<TransferItem::Id> m_putOff;
};
