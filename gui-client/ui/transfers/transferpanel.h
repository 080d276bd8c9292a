// The lower part of the window: the transfer queue as three tables behind tabs with their counts, and what a person can
// do with the chosen rows.
#pragma once

#include "models/slicedwork.h"
#include "queue/transferqueue.h"
#include "transfers/transferview.h"
#include "ui/card.h"

#include <array>
#include <functional>

class IconButton;
class QStackedWidget;
class QTabBar;
class QToolButton;

class TransferPanel : public Card {
    Q_OBJECT
public:
    // The queue must outlive the panel.
    TransferPanel(TransferQueue &queue, int attemptLimit, QWidget *parent = nullptr);

    TransferQueue::Tab tab() const;
    void showTab(TransferQueue::Tab tab);
    TransferView &view(TransferQueue::Tab tab) const;
    TransferView &currentView() const { return view(tab()); }
    QList<quint64> chosenIds() const;
    // True while rows of the shown table are chosen by a person and the table has the keyboard.
    bool hasFocusInside() const;
    bool canClear() const; // there is something finished in the list that is shown

public Q_SLOTS:
    void pauseChosen();
    void resumeChosen();
    void cancelChosen();
    void retryChosen();
    void retryAll();
    void removeChosen();
    void clearFinished(); // of the shown tab
    void moveChosen(TransferView::Step step);
    void raiseChosen();
    void lowerChosen();

Q_SIGNALS:
    void contextMenuWanted(const QPoint &globalPosition);
    void moreMenuWanted(const QPoint &globalPosition);
    void localFilesDropped(const QStringList &paths);
    void remoteFilesDropped(const class RemoteFilesMime *files);
    void chosenChanged();
    void questionWanted(quint64 id); // double click on a row that waits for an answer

private:
    void updateCounts();
    void onTabChanged();
    using Change = std::function<void(const QList<quint64> &)>;
    void change(const QList<quint64> &ids, const Change &how);
    void stop(const QList<quint64> &ids, const Change &how);
    void retry(const QList<quint64> &ids);
    void remove(const QList<quint64> &ids);
    void stepPriority(int step);

    TransferQueue &m_queue;
    SlicedWork m_work;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    std::array<TransferModel *, 3> m_models{};
    std::array<TransferView *, 3> m_views{};
    IconButton *m_pauseButton;
    IconButton *m_clearButton;
};
