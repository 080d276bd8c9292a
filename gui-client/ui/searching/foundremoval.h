// Deletes what a search has found from the server, folder by folder, and tells the search's window what is gone. Owned
// by that window; deletes itself when all is done.
#pragma once

#include "searching/foundmodel.h"
#include "session/browser.h"

#include <QHash>
#include <QObject>
#include <QTimer>

class SearchDialog;

class FoundRemoval : public QObject {
    Q_OBJECT
public:
    // browser: connected. Begins at once.
    FoundRemoval(Browser &browser, const QList<FoundEntry> &entries, SearchDialog &dialog);

    // Without what lies below another of them, which goes with it.
    static QList<FoundEntry> topmost(const QList<FoundEntry> &entries);

private:
    void onFinished(Browser::RequestId request, const Failure &failure);
    void tellGone();

    SearchDialog &m_dialog;
    QHash<Browser::RequestId, RemotePath> m_running; // the folder in which each of them deletes
    FoundModel::NamesByFolder m_going;               // what is asked for
    FoundModel::NamesByFolder m_gone;                // and the list does not know
    QTimer m_tell;                                   // many folders end in a row, the list is walked once
};
