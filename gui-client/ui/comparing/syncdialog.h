// Compare and synchronise: how, what would be done, and how far it is. A window of its own beside the main one, so that
// the queue can be watched. Closes itself for good.
#pragma once

#include "comparing/synctask.h"

#include <QDialog>
#include <QTimer>

class PlainLabel;
class PlanModel;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QProgressBar;
class QPushButton;
class TableView;

class SyncDialog : public QDialog {
    Q_OBJECT
public:
    using AnswerTaker = SyncTask::AnswerTaker;

    // The engine outlives the dialog. site: logged in with its password; local: absolute.
    SyncDialog(ClientEngine &engine, const Site &site, const QString &local, const RemotePath &remote,
               QWidget *parent = nullptr);
    ~SyncDialog() override;

public Q_SLOTS:
    void reject() override; // asks while it synchronises

Q_SIGNALS:
    void questionAsked(const Question &question, const SyncDialog::AnswerTaker &answer);

private:
    QWidget *makePlaces(const QString &server);
    QWidget *makeOptions();
    QWidget *makePlan();
    QLayout *makeFoot();
    SyncOptions options() const;
    void onOptions();
    void onCompare();
    void onCompared(const Failure &failure);
    void onPlanned();
    void onChosen();
    void onSynchronise();
    void synchronise(const SyncPlan &plan);
    void askBeforeDeleting(const SyncPlan &plan);
    void onFinished(const Failure &failure);
    void onStop();
    void onTick();
    QList<int> chosenRows() const;
    void toggleChosen();
    void showRowMenu(const QPoint &position);
    void noteOutcome(const SyncAction &action, const QString &failure);
    void forgetPlan();
    void tell(const QString &text);
    void updateControls();

    ClientEngine &m_engine;
    SyncTask m_task;
    PlanModel *m_model;
    TableView *m_view;
    QComboBox *m_direction, *m_mode, *m_by;
    QCheckBox *m_deletes;
    QLineEdit *m_leftOut;
    PlainLabel *m_summary, *m_deletions;
    QProgressBar *m_bar;
    QPushButton *m_compare, *m_go, *m_close;
    QTimer m_tick;
    qsizetype m_planned = 0, m_settled = 0, m_failed = 0; // actions, while it synchronises
    bool m_hasPlan = false;
    bool m_isPlanning = false; // anew
};
