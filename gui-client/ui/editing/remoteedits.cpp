#include "editing/remoteedits.h"

#include "base/visibletext.h"
#include "editing/remoteedit.h"
#include "transfers/stagedfetch.h"

#include <QDir>

#include <algorithm>

namespace {
constexpr int daysOfFormerVersions = 30;

QString nameOf(const RemoteEdit &edit) { return visibleText(QByteArrayView(edit.remotePath().fileName())); }
} // namespace

RemoteEdits::RemoteEdits(TransferQueue &queue, BlockingExecutor &executor, const QString &directory, Opener opener,
                         QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_executor(executor)
    , m_formerVersions(QDir(directory).filePath(QStringLiteral("former-versions")))
    , m_opener(std::move(opener)) {
    StagedFetch::sweep(executor, m_formerVersions, daysOfFormerVersions);
}

RemoteEdits::~RemoteEdits() = default;

void RemoteEdits::edit(const TransferItem &download) {
    const auto same = std::find_if(m_edits.begin(), m_edits.end(), [&download](const auto &edit) {
        return edit->isOf(download.site, download.remotePath);
    });
    if (same != m_edits.end()) {
        if ((*same)->isOpen())
            open(**same);
        return;
    }
    const RemoteEdit *edit =
        m_edits.emplace_back(std::make_unique<RemoteEdit>(m_queue, m_executor, m_formerVersions, download)).get();
    connect(edit, &RemoteEdit::fetched, this, [this, edit] { open(*edit); });
    connect(edit, &RemoteEdit::fetchFailed, this, [this, edit] {
        Q_EMIT fetchFailed(nameOf(*edit));
        forget(edit);
    });
    connect(edit, &RemoteEdit::sent, this,
            [this, edit](const QString &formerVersion) { Q_EMIT sent(nameOf(*edit), edit->site(), formerVersion); });
    connect(edit, &RemoteEdit::sendFailed, this, [this, edit] { Q_EMIT sendFailed(nameOf(*edit)); });
    connect(edit, &RemoteEdit::notSent, this, [this, edit] { Q_EMIT notSent(nameOf(*edit)); });
}

bool RemoteEdits::isEditing(const QString &localPath) const {
    return std::any_of(m_edits.begin(), m_edits.end(),
                       [&localPath](const auto &edit) { return edit->path() == localPath; });
}

int RemoteEdits::count() const {
    return static_cast<int>(
        std::count_if(m_edits.begin(), m_edits.end(), [](const auto &edit) { return edit->isOpen(); }));
}

void RemoteEdits::open(const RemoteEdit &edit) {
    if (!m_opener(edit.path()))
        Q_EMIT notOpened(nameOf(edit));
}

void RemoteEdits::forget(const RemoteEdit *edit) {
    const auto gone =
        std::find_if(m_edits.begin(), m_edits.end(), [edit](const auto &known) { return known.get() == edit; });
    gone->release()->deleteLater(); // it is telling us right now
    m_edits.erase(gone);
}
