// One of the three tables of the transfer panel. The queued one is put into another order by dragging and takes files
// that are dropped onto it.
#pragma once

#include "models/transfermodel.h"
#include "ui/tableview.h"

#include <QStringList>

#include <limits>

class RemoteFilesMime;

class TransferView : public TableView {
    Q_OBJECT
public:
    explicit TransferView(TransferModel &model, QWidget *parent = nullptr);

    // The selected transfers, or the current one when none is; at most so many.
    QList<quint64> chosenIds(qsizetype most = std::numeric_limits<qsizetype>::max()) const;

Q_SIGNALS:
    void moveWanted(const QList<quint64> &ids, quint64 before); // before 0: to the end
    void localFilesDropped(const QStringList &paths);
    void remoteFilesDropped(const RemoteFilesMime *files);

protected:
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum class Drop { None, Reorder, LocalFiles, RemoteFiles };
    Drop dropOf(const QDropEvent &event) const;

    TransferModel &m_transfers;
};
