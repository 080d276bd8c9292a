// Shows on both sides of a tab what is on one side alone, newer, older, of another size or of another kind. Looks
// anew whenever a side has listed something. Owned by the tab.
#pragma once

#include "models/filelistmodel.h"

#include <QObject>
#include <QTimer>

class FilePane;

class PaneComparison : public QObject {
    Q_OBJECT
public:
    // Both outlive it.
    PaneComparison(const FilePane &local, const FilePane &remote, QObject *parent);

    bool isOn() const { return m_isOn; }
    void setOn(bool on);

private:
    using Difference = FileListModel::Difference;

    void forget();
    void begin();
    void step();
    void compare(quint32 number); // of the entry there

    FileListModel &m_local, &m_remote;
    QTimer m_worker; // one slice a turn
    quint32 m_at = 0;
    bool m_isReadingLocal = false;
    QHash<QByteArray, quint32> m_unmatched; // numbers of local entries that the other side has not shown yet
    FileListModel::Differences m_onLocal, m_onRemote;
    bool m_isOn = false;
};
