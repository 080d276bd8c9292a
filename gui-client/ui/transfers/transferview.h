// One of the three tables of the transfer panel. The queued one is put into another order by dragging and takes files
// that are dropped onto it.
#pragma once

#include "models/transfermodel.h"
#include "ui/tableview.h"

#include <QStringList>

#include <limits>
#include <optional>

class RemoteFilesMime;

class TransferView : public TableView {
    Q_OBJECT
public:
    explicit TransferView(TransferModel &model, QWidget *parent = nullptr);

    // The selected transfers, or the current one when none is; at most so many.
    QList<quint64> chosenIds(qsizetype most = std::numeric_limits<qsizetype>::max()) const;

    enum class Step { First, Up, Down, Last };
    // What the chosen ones come to stand before when they are moved so; 0: the end.
    quint64 placeFor(Step step) const;
    // Shows the current one where it comes to stand, when the order has changed.
    void followCurrent() { m_follows = true; }

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
    struct Place {
        QModelIndex row; // under the pointer
        quint64 before;  // where what is dropped comes to stand, 0: at the end
        bool isBehind;   // the row, not before it
    };
    Place placeAt(const QPoint &position) const;
    void showPlace();

    TransferModel &m_transfers;
    std::optional<QPoint> m_reorderAt; // where rows are being dragged
    bool m_follows = false;
};
