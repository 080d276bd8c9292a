// Finds what words of the shell name on the server: patterns are matched against the folder they lie in.
#pragma once

#include "cli/shell/shellwords.h"
#include "listing/remoteentry.h"
#include "operations/operation.h"

#include <optional>

class ListDirectory;
class LookUp;

struct NamedEntry {
    RemotePath path;
    std::optional<RemoteEntry> entry; // nothing: not asked for
    bool isMatch = false;             // found by a pattern
};

class RemoteNames : public Operation {
    Q_OBJECT

public:
    // Known: names without a pattern are looked up too. Refused (550) for one that is not there, and for a pattern that
    // nothing matches.
    enum class Want { Paths, Known };
    RemoteNames(ServerLink &link, const RemotePath &directory, const QList<ShellWord> &words, Want want);

    const QList<NamedEntry> &found() const { return m_found; }

protected:
    void firstStep() override { next(); }

private:
    void next();
    void onListed(ListDirectory &operation);
    void onLookedUp(LookUp &lookup);
    void notThere();

    RemotePath m_directory;
    QList<ShellWord> m_words;
    Want m_want;
    ShellWord m_word; // at work
    RemotePath m_path;
    QList<NamedEntry> m_found;
};
