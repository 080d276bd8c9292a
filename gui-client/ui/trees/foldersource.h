// Where a tree gets its folders from: this computer, or a server. Knows how places are written there. Owned by the pane
// that shows the tree.
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>

class FolderSource : public QObject {
    Q_OBJECT
public:
    // Free: what costs nobody anything. Asked: a person opened the folder, so a server may be asked.
    enum class Effort { Free, Asked };

    using QObject::QObject;

    virtual QList<QByteArray> namesOf(const QString &place) const = 0; // from the root down; of the root none
    virtual QString childOf(const QString &place, const QByteArray &name) const = 0;
    virtual QString shownName(const QByteArray &name) const = 0;
    virtual QString rootIcon() const = 0; // a Lucide name
    // Ends in told() or refused(), perhaps at once; with Effort::Free perhaps in neither.
    virtual void read(const QString &place, Effort effort) = 0;
    virtual void cancel() = 0; // what was asked for is not told any more

    static QString root() { return QStringLiteral("/"); }

Q_SIGNALS:
    void told(const QString &place, const QList<QByteArray> &names); // all folders there, in no order
    void refused(const QString &place);
};
