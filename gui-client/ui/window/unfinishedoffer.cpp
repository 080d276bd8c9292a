#include "window/unfinishedoffer.h"

#include "sites/site.h"
#include "window/clientengine.h"
#include "window/mainwindow.h"
#include "window/noticebar.h"
#include "window/preferences.h"
#include "window/servertab.h"

#include <QSet>

UnfinishedOffer::UnfinishedOffer(ClientEngine &engine, MainWindow &window)
    : QObject(&window)
    , m_engine(engine)
    , m_window(window) {
    connect(&engine.journal, &Journal::opened, this, &UnfinishedOffer::onJournalOpened);
}

void UnfinishedOffer::onJournalOpened() {
    const auto count = static_cast<int>(m_engine.queue.ids(TransferQueue::Tab::Queued).size());
    if (count == 0)
        return;
    m_window.currentTab().notice().showNote(
        tr("%n transfer(s) of the last time are not finished.", nullptr, count),
        {tr("Continue"), [this] { carryOn(); }},
        {tr("Discard"), [this] { m_engine.queue.remove(m_engine.queue.ids(TransferQueue::Tab::Queued)); }});
}

// The queue runs for a site from its next login on. Sites are opened as they were last time, with the same demand for
// TLS; those that the history has forgotten wait until a person connects to them.
void UnfinishedOffer::carryOn() {
    const TransferQueue::Ids ids = m_engine.queue.ids(TransferQueue::Tab::Queued);
    QSet<QString> wanted;
    for (const quint64 id : ids)
        wanted.insert(m_engine.queue.item(id)->site);
    m_engine.queue.resume(ids);
    const QStringList urls = m_engine.settings.get(Preferences::history);
    for (const QString &url : urls) {
        const Expected<SiteUrl> parsed = Site::fromUrl(url);
        if (parsed && wanted.remove(parsed->site.key()))
            m_window.openSite(parsed->site, {});
    }
}
