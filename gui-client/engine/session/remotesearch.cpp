#include "session/remotesearch.h"

#include "ftp/wiretext.h"
#include "operations/listdirectory.h"
#include "session/sessionpool.h"

#include <QPointer>
#include <QRegularExpression>

#include <algorithm>

namespace {
constexpr int mostAhead = 32;      // listings that the connections are given at a time
constexpr qsizetype maxDepth = 64; // folders below each other
} // namespace

class RemoteSearch::Matcher {
public:
    explicit Matcher(const SearchTerms &terms)
        : m_terms(terms) {
        const QStringList names = terms.name.split(u';');
        for (const QString &typed : names) {
            const QString name = typed.trimmed();
            if (name.isEmpty())
                continue;
            const bool isPart = !name.contains(u'*') && !name.contains(u'?') && !name.contains(u'[');
            m_names.append(QRegularExpression(isPart ? QRegularExpression::escape(name)
                                                     : QRegularExpression::wildcardToRegularExpression(name),
                                              terms.isCaseSensitive ? QRegularExpression::NoPatternOption
                                                                    : QRegularExpression::CaseInsensitiveOption));
        }
    }

    bool matches(const RemoteEntry &entry) const {
        using Types = SearchTerms::Types;
        if (m_terms.types != Types::All && (m_terms.types == Types::Folders) != entry.isDirectory())
            return false;
        return hasSize(entry) && hasTime(entry) && hasName(decodeWireText(entry.name));
    }

private:
    bool hasSize(const RemoteEntry &entry) const {
        if (m_terms.smallest < 0 && m_terms.largest < 0)
            return true;
        return !entry.isDirectory() && entry.size >= std::max<qint64>(0, m_terms.smallest) &&
               (m_terms.largest < 0 || entry.size <= m_terms.largest);
    }
    bool hasTime(const RemoteEntry &entry) const {
        if (m_terms.oldest == 0 && m_terms.newest == 0)
            return true;
        return entry.precision != RemoteEntry::Precision::Unknown &&
               (m_terms.oldest == 0 || entry.modified >= m_terms.oldest) &&
               (m_terms.newest == 0 || entry.modified <= m_terms.newest);
    }
    bool hasName(const QString &name) const {
        return m_names.isEmpty() || std::any_of(m_names.begin(), m_names.end(), [&](const QRegularExpression &each) {
                   return each.match(name).hasMatch();
               });
    }

    const SearchTerms m_terms;
    QList<QRegularExpression> m_names;
};

RemoteSearch::RemoteSearch(SessionPool &pool, RemotePath top, const SearchTerms &terms)
    : m_pool(pool)
    , m_top(std::move(top))
    , m_matcher(std::make_unique<Matcher>(terms)) {}

RemoteSearch::~RemoteSearch() = default;

void RemoteSearch::start() {
    m_waiting.push_back({m_top, {}});
    listNext();
}

// The connections get a few folders at a time; those below what was just read come first, so few of them wait.
void RemoteSearch::listNext() {
    while (!m_waiting.empty() && m_open < mostAhead) {
        const Waiting place = std::move(m_waiting.back());
        m_waiting.pop_back();
        ++m_open;
        m_pool.run([path = place.folder](ServerLink &link) { return std::make_unique<ListDirectory>(link, path); },
                   [self = QPointer<RemoteSearch>(this), place](Operation &operation) {
                       if (self)
                           self->onListed(place, static_cast<ListDirectory &>(operation));
                   });
    }
    if (m_open == 0)
        finish({});
}

void RemoteSearch::onListed(const Waiting &place, ListDirectory &operation) {
    --m_open;
    if (m_isFinished)
        return;
    ++m_folders;
    const Failure &failure = operation.failure();
    if (failure && (failure.kind != Failure::Kind::Refused || m_folders == 1))
        return finish(failure);
    const Listing listing = operation.takeListing();
    m_unread += failure || listing.truncated ? 1 : 0;
    QList<RemoteEntry> matches;
    const qsizetype depth = place.folder.bytes().count('/') - m_top.bytes().count('/');
    for (const RemoteEntry &entry : listing.entries) {
        if (!RemotePath::isName(entry.name))
            continue;
        if (m_matcher->matches(entry) && m_matches + matches.size() < mostMatches)
            matches.append(entry);
        if (entry.isDirectory() && depth < maxDepth && !place.ancestry.contains(entry.unique))
            m_waiting.push_back({place.folder.child(entry.name), place.ancestry.with(entry.unique)});
    }
    m_matches += matches.size();
    const QPointer<RemoteSearch> self(this);
    if (!matches.isEmpty())
        Q_EMIT found(place.folder, matches);
    if (!self)
        return;
    if (isCutShort())
        finish({});
    else
        listNext();
}

void RemoteSearch::finish(const Failure &failure) {
    if (std::exchange(m_isFinished, true))
        return;
    m_waiting.clear();
    Q_EMIT finished(failure);
}
