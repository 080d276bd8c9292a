#include "cli/shell/remotenames.h"

#include "ftp/wiretext.h"
#include "operations/listdirectory.h"
#include "operations/lookup.h"

#include <algorithm>

RemoteNames::RemoteNames(ServerLink &link, const RemotePath &directory, const QList<ShellWord> &words, Want want)
    : Operation(link)
    , m_directory(directory)
    , m_words(words)
    , m_want(want) {}

void RemoteNames::next() {
    if (m_words.isEmpty())
        return succeed();
    m_word = m_words.takeFirst();
    setStep(m_word.text);
    if (m_word.isPattern) {
        m_path = m_directory.resolved(encodeWireText(m_word.text.first(m_word.text.lastIndexOf(u'/') + 1)));
        return run(std::make_unique<ListDirectory>(m_link, m_path), &RemoteNames::onListed);
    }
    m_path = m_directory.resolved(encodeWireText(m_word.text));
    if (m_want == Want::Known)
        return run(std::make_unique<LookUp>(m_link, m_path), &RemoteNames::onLookedUp);
    m_found.append({m_path, {}, false});
    next();
}

void RemoteNames::onListed(ListDirectory &operation) {
    Listing listing = operation.takeListing();
    std::sort(listing.entries.begin(), listing.entries.end(),
              [](const RemoteEntry &a, const RemoteEntry &b) { return a.name < b.name; });
    const qsizetype before = m_found.size();
    for (const RemoteEntry &entry : std::as_const(listing.entries)) {
        if (m_word.matches(decodeWireText(entry.name)))
            m_found.append({m_path.child(entry.name), entry, true});
    }
    if (m_found.size() == before)
        return notThere();
    next();
}

void RemoteNames::onLookedUp(LookUp &lookup) {
    if (!lookup.entry())
        return notThere();
    m_found.append({m_path, lookup.entry(), false});
    next();
}

void RemoteNames::notThere() {
    setStep(m_word.text);
    fail(Failure::Kind::Refused, QStringLiteral("no such file or folder"), 550);
}
