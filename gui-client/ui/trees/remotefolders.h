// The folders of a server for the remote side's tree: from the listings that are known, and from the tab's Browser when
// a person opens one.
#pragma once

#include "session/browser.h"
#include "trees/foldersource.h"

#include <QHash>
#include <QPointer>

class RemoteFolders : public FolderSource {
    Q_OBJECT
public:
    using FolderSource::FolderSource;

    // Null: nothing is told any more.
    void setBrowser(Browser *browser);

    // Places are the bytes of the path, each as one character: nothing is lost on the way through the path bar.
    static QString placeOf(const RemotePath &path) { return QString::fromLatin1(path.bytes()); }
    static RemotePath pathOf(const QString &place) { return RemotePath(place.toLatin1()); }

    QList<QByteArray> namesOf(const QString &place) const override { return pathOf(place).names(); }
    QString childOf(const QString &place, const QByteArray &name) const override;
    QString shownName(const QByteArray &name) const override;
    QString rootIcon() const override { return QStringLiteral("server"); }
    void read(const QString &place, Effort effort) override;
    void cancel() override { m_requests.clear(); }

private:
    void tell(const RemotePath &path, const Listing &listing);

    QPointer<Browser> m_browser;
    QHash<Browser::RequestId, RemotePath> m_requests;
};
