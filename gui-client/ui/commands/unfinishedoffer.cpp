#include "commands/unfinishedoffer.h"

#include "program/clientengine.h"
#include "program/preferences.h"
#include "sites/site.h"
#include "tabs/noticebar.h"
#include "tabs/servertab.h"
#include "window/mainwindow.h"

#include <QSet>

#include <algorithm>

UnfinishedOffer::UnfinishedOffer(ClientEngine &engine, MainWindow &window)
    : QObject(&window)
    , m_engine(engine)
    , m_window(window) {
    connect(&engine.journal, &Journal::opened, this, &UnfinishedOffer::onJournalOpened);
}

// What was discarded before is tidied up at the next connection, without a question.
QList<quint64> UnfinishedOffer::unfinished() const {
    TransferQueue::Ids ids = m_engine.queue.ids(TransferQueue::Tab::Queued);
    ids.removeIf([this](quint64 id) { return m_engine.queue.item(id)->isUnwanted; });
    return ids;
}

void UnfinishedOffer::onJournalOpened() {
    const auto count = static_cast<int>(unfinished().size());
    if (count == 0)
        return;
    m_window.currentTab().notice().showNote(tr("%n transfer(s) of the last time are not finished.", nullptr, count),
                                            {tr("Continue"), [this] { carryOn(); }},
                                            {tr("Discard"), [this] { discard(); }});
}

void UnfinishedOffer::discard() {
    const TransferQueue::Ids ids = unfinished();
    m_engine.queue.remove(ids);
    const auto left = static_cast<int>(
        std::count_if(ids.begin(), ids.end(), [this](quint64 id) { return m_engine.queue.contains(id); }));
    if (left > 0)
        m_window.currentTab().notice().showNote(tr(
            "What arrived here is removed. %n unfinished upload(s) still stand on the server under a temporary name; "
            "they are deleted at the next connection to it.",
            nullptr, left));
}

// The queue runs for a site from its next login on, and for one that is open already. The others are opened as they
// were last time, with the same demand for TLS; those that the history has forgotten wait until a person connects to
// them.
void UnfinishedOffer::carryOn() {
    const TransferQueue::Ids ids = unfinished();
    QSet<QString> wanted;
    for (const quint64 id : ids)
        wanted.insert(m_engine.queue.item(id)->site);
    m_engine.queue.resume(ids);
    const QStringList urls = m_engine.settings.get(Preferences::history);
    for (const QString &url : urls) {
        const Expected<SiteUrl> parsed = Site::fromUrl(url);
        if (parsed && wanted.remove(parsed->site.key()) && !m_window.isOpen(parsed->site.key()))
            m_window.openSite(parsed->site, {});
    }
}
