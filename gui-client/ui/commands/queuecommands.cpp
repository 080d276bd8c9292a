#include "commands/queuecommands.h"

#include "commands/actions.h"
#include "commands/interviewer.h"
#include "commands/menus.h"
#include "program/clientengine.h"
#include "transfers/transferpanel.h"
#include "transfers/transferview.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QMenu>
#include <QUrl>

namespace {
constexpr qsizetype mostLookedAt = 2000; // chosen transfers
}

QueueCommands::QueueCommands(ClientEngine &engine, Actions &actions, TransferPanel &panel, Interviewer &interviewer,
                             WhenDone &whenDone)
    : m_engine(engine)
    , m_actions(actions)
    , m_panel(panel)
    , m_whenDone(whenDone) {
    connect(actions.processQueue, &QAction::triggered, &engine.queue, &TransferQueue::setProcessing);
    connect(&engine.queue, &TransferQueue::processingChanged, actions.processQueue, &QAction::setChecked);
    actions.processQueue->setChecked(engine.queue.isProcessing());
    connect(actions.pauseTransfer, &QAction::triggered, &panel, &TransferPanel::pauseChosen);
    connect(actions.resumeTransfer, &QAction::triggered, &panel, &TransferPanel::resumeChosen);
    connect(actions.cancelTransfer, &QAction::triggered, &panel, &TransferPanel::cancelChosen);
    connect(actions.retryTransfer, &QAction::triggered, &panel, &TransferPanel::retryChosen);
    connect(actions.retryAll, &QAction::triggered, &panel, &TransferPanel::retryAll);
    connect(actions.removeTransfer, &QAction::triggered, &panel, &TransferPanel::removeChosen);
    connect(actions.clearFinished, &QAction::triggered, &panel, &TransferPanel::clearFinished);
    connect(actions.priorityUp, &QAction::triggered, &panel, &TransferPanel::raiseChosen);
    connect(actions.priorityDown, &QAction::triggered, &panel, &TransferPanel::lowerChosen);
    using Step = TransferView::Step;
    for (const auto &[action, step] :
         {std::pair(actions.moveFirst, Step::First), std::pair(actions.moveUp, Step::Up),
          std::pair(actions.moveDown, Step::Down), std::pair(actions.moveLast, Step::Last)})
        connect(action, &QAction::triggered, &panel, [&panel, step = step] { panel.moveChosen(step); });
    panel.addActions({actions.moveFirst, actions.moveUp, actions.moveDown, actions.moveLast}); // their keys are its own
    connect(actions.remove, &QAction::triggered, this, [this] {
        if (m_panel.hasFocusInside())
            m_panel.removeChosen();
    });
    connect(actions.reveal, &QAction::triggered, this, &QueueCommands::onReveal);
    connect(actions.answerQuestion, &QAction::triggered, &interviewer,
            [&panel, &interviewer] { interviewer.askAgain(panel.chosenIds().value(0)); });
    connect(&panel, &TransferPanel::questionWanted, &interviewer, &Interviewer::askAgain);
    connect(&panel, &TransferPanel::contextMenuWanted, this, &QueueCommands::showMenu);
    connect(&panel, &TransferPanel::moreMenuWanted, this, &QueueCommands::showMenu);
    connect(&panel, &TransferPanel::chosenChanged, this, &QueueCommands::update);
    connect(&engine.queue, &TransferQueue::changed, this, &QueueCommands::update);
    connect(&engine.queue, &TransferQueue::added, this, &QueueCommands::update);
    connect(&engine.queue, &TransferQueue::removed, this, &QueueCommands::update);
    update();
}

void QueueCommands::update() {
    bool running = false, paused = false, retryable = false, asking = false;
    const QList<quint64> ids = m_panel.currentView().chosenIds(mostLookedAt);
    if (ids.size() == mostLookedAt) { // some of so many, or more; on others nothing happens
        running = paused = m_panel.tab() == TransferQueue::Tab::Queued;
        retryable = m_panel.tab() == TransferQueue::Tab::Failed;
    }
    for (const quint64 id : ids) {
        const TransferItem *item = m_engine.queue.item(id);
        if (!item)
            continue;
        using State = TransferItem::State;
        running |= !item->isFinished() && item->state != State::Paused;
        paused |= item->state == State::Paused;
        retryable |= item->state == State::Failed || item->state == State::Cancelled;
        asking |= item->isAsking;
    }
    m_actions.pauseTransfer->setEnabled(running);
    m_actions.resumeTransfer->setEnabled(paused);
    m_actions.cancelTransfer->setEnabled(running || paused);
    m_actions.retryTransfer->setEnabled(retryable);
    m_actions.answerQuestion->setEnabled(asking);
    m_actions.removeTransfer->setEnabled(!ids.isEmpty());
    m_actions.priorityUp->setEnabled(running || paused);
    m_actions.priorityDown->setEnabled(running || paused);
    const bool isOrdered = m_panel.tab() == TransferQueue::Tab::Queued && !ids.isEmpty();
    for (QAction *const action : {m_actions.moveFirst, m_actions.moveUp, m_actions.moveDown, m_actions.moveLast})
        action->setEnabled(isOrdered);
    m_actions.clearFinished->setEnabled(m_panel.canClear());
    m_actions.retryAll->setEnabled(m_engine.queue.totals().failed > 0);
    if (!m_panel.hasFocusInside())
        return;
    m_actions.reveal->setEnabled(!ids.isEmpty());
    m_actions.cancel->setEnabled(running || paused);
}

void QueueCommands::showMenu(const QPoint &position) {
    m_panel.currentView().setFocus();
    update();
    QMenu menu;
    Menus::fillTransferMenu(menu, m_actions, m_whenDone);
    menu.exec(position);
}

void QueueCommands::onReveal() {
    if (!m_panel.hasFocusInside())
        return;
    if (const TransferItem *item = m_engine.queue.item(m_panel.chosenIds().value(0)))
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(item->localPath).path()));
}
