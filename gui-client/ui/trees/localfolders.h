// The folders of this computer for the local side's tree, read one directory after another in slices.
#pragma once

#include "models/localreader.h"
#include "trees/foldersource.h"

#include <QStringList>

class LocalFolders : public FolderSource {
    Q_OBJECT
public:
    explicit LocalFolders(QObject *parent = nullptr);

    QList<QByteArray> namesOf(const QString &place) const override;
    QString childOf(const QString &place, const QByteArray &name) const override;
    QString shownName(const QByteArray &name) const override;
    QString rootIcon() const override { return QStringLiteral("hard-drive"); }
    void read(const QString &place, Effort effort) override;
    void cancel() override;

private:
    void readNext();
    void onRead(const Failure &failure);

    LocalReader m_reader{LocalReader::Which::Folders};
    QStringList m_waiting; // the first is being read
    QList<QByteArray> m_names;
};
