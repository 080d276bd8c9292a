#include "commands/editing.h"

#include "base/visibletext.h"
#include "commands/actions.h"
#include "editing/remoteedits.h"
#include "models/remotefilesmime.h"
#include "program/clientengine.h"
#include "tabs/noticebar.h"
#include "tabs/queueitems.h"
#include "tabs/servertab.h"
#include "transfers/stagedfetch.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace {
constexpr qsizetype mostAtOnce = 10; // editors that one command opens

bool openInDesktop(const QString &path) { return QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }
} // namespace

Editing::Editing(ClientEngine &engine, Actions &actions, std::function<ServerTab &()> tab, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_tab(std::move(tab))
    , m_edits(new RemoteEdits(engine.queue, engine.executor, engine.directory(), openInDesktop, this)) {
    connect(actions.edit, &QAction::triggered, this, &Editing::onEdit);
    connect(&engine.queue, &TransferQueue::changed, this, &Editing::onQueueChanged);
    connect(m_edits, &RemoteEdits::sent, this, &Editing::onSent);
    connect(m_edits, &RemoteEdits::sendFailed, this, [this](const QString &name) {
        m_tab().notice().showFailure({tr("“%1” could not be saved on the server.").arg(name),
                                      {},
                                      tr("What you wrote is still in the editor. “Failed” below says why; save again "
                                         "to try once more.")},
                                     {});
    });
    connect(m_edits, &RemoteEdits::notSent, this, [this](const QString &name) {
        m_tab().notice().showNote(
            tr("“%1” was not saved on the server: what stands there stays. What you wrote is still "
               "in the editor; save again to be asked again.")
                .arg(name));
    });
    connect(m_edits, &RemoteEdits::fetchFailed, this, [this](const QString &name) {
        m_tab().notice().showFailure(
            {tr("“%1” could not be fetched for editing.").arg(name), {}, tr("“Failed” below says why.")}, {});
    });
    connect(m_edits, &RemoteEdits::notOpened, this, [this](const QString &name) {
        m_tab().notice().showFailure({tr("No program of this desktop opens “%1”.").arg(name),
                                      {},
                                      tr("Choose a program for this kind of file in the file manager first.")},
                                     {});
    });
}

// A save of an earlier run that a person has decided against: its editor may have gone long since.
void Editing::onQueueChanged(const QList<quint64> &ids) {
    for (const quint64 id : ids) {
        const TransferItem *item = m_engine.queue.item(id);
        if (!item || !item->isSkipped || !StagedFetch::isIn(StagedFetch::edited, item->localPath) ||
            m_edits->isEditing(item->localPath))
            continue;
        m_tab().notice().showNote(
            tr("“%1” was not saved on the server: what stands there stays. Yours is kept here for 30 days.")
                .arg(visibleText(QFileInfo(item->localPath).fileName())),
            {tr("Show it"), [path = item->localPath] { openInDesktop(QFileInfo(path).path()); }});
    }
}

int Editing::openFiles() const { return m_edits->count(); }

void Editing::onEdit() {
    const std::unique_ptr<RemoteFilesMime> chosen = m_tab().remote().chosenAsMime();
    const QList<TransferItem> items = chosen ? QueueItems::downloads(*chosen) : QList<TransferItem>();
    qsizetype opened = 0;
    for (const TransferItem &item : items)
        if (item.kind == TransferItem::Kind::File && opened++ < mostAtOnce)
            m_edits->edit(item);
}

void Editing::onSent(const QString &name, const QString &site, const QString &formerVersion) {
    const QString sentence = tr("“%1” has been saved on %2.").arg(name, visibleText(QUrl(site).host()));
    if (formerVersion.isEmpty())
        return m_tab().notice().showDone(sentence);
    m_tab().notice().showDone(sentence + u' ' + tr("The former version is kept for 30 days."),
                              {tr("Show it"), [formerVersion] { openInDesktop(QFileInfo(formerVersion).path()); }});
}
