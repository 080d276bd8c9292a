// A drag of a server's entries that leaves the window: fetches them while the pointer is on its way, holds the drop
// back until every file is whole, at most 4 s, and then hands their paths over. Otherwise the drop is declined, and the
// same entries, already on their way, are offered to a folder. Owned by the tab, replaced by its next drag.
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

class ClientEngine;
class QDrag;
class QMouseEvent;
class RemoteFilesMime;
class ServerTab;
class StagedFetch;

class DragOut : public QObject {
    Q_OBJECT
public:
    // The drag begins as soon as control is back in its event loop. Both references outlive this.
    DragOut(ClientEngine &engine, ServerTab &tab, RemoteFilesMime &files);
    ~DragOut() override;

    // The drag is over; isTaken: somebody took the drop.
    void end(bool isTaken);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool onRelease(QObject *window, const QMouseEvent &event);
    void fetch();
    void onFetched();
    void letGo();
    void onTimeUp();
    void showProgress();
    void offerFolder();

    ClientEngine &m_engine;
    ServerTab &m_tab;
    QPointer<RemoteFilesMime> m_files; // Qt deletes it with the drag
    std::unique_ptr<StagedFetch> m_fetch;
    bool m_isInside = true; // the pointer is over a window of ours
    bool m_isTimeUp = false;
    QPointer<QObject> m_heldFor; // the window whose release of the button is held back
    std::unique_ptr<QMouseEvent> m_held;
    QTimer m_patience, m_progress;
};
