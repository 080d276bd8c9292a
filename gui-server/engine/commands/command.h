// One command that runs: its row, its argument, and the one final reply that it owes. Shared by whoever has to answer
// it later; the session ends it when the connection goes first.
#pragma once

#include "commands/commandcontext.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <initializer_list>
#include <optional>
#include <string_view>

class Command {
public:
    Command(CommandContext &context, const CommandRow &row, QByteArray argument, VirtualPath path);
    Command(const Command &) = delete;
    Command &operator=(const Command &) = delete;
    ~Command(); // debug builds assert that it was answered (or dropped)

    CommandContext &context() const { return m_context; }
    SessionState &state() const { return m_context.state(); }
    FileSystem &files() const { return m_context.files(); }
    QObject *lifetime() const { return m_context.lifetime(); }
    const CommandRow &row() const { return m_row; }
    const QByteArray &argument() const { return m_argument; }
    const VirtualPath &path() const { return m_path; } // when the row says Path
    void setPath(VirtualPath path) { m_path = std::move(path); }
    const std::optional<VirtualPath> &renaming() const { return m_renaming; }
    void setRenaming(std::optional<VirtualPath> source) { m_renaming = std::move(source); }
    bool may(Permission permission) const; // of the account

    // A 1yz reply.
    void preliminary(int code, std::string_view english, std::initializer_list<QByteArray> arguments = {});
    // The final reply, exactly once: a sentence from the phrase book, or lines as they are.
    void reply(int code, std::string_view english, std::initializer_list<QByteArray> arguments = {});
    void replyLines(int code, const QList<QByteArray> &lines);
    // The sentence that a FileError deserves; the path is the one it is about.
    void refuse(const FileError &error, const VirtualPath &path);
    void refuse(const FileError &error) { refuse(error, m_path); }
    QByteArray say(std::string_view english, std::initializer_list<QByteArray> arguments = {}) const;

    // For arguments in which a path is only a part: nothing after having refused.
    std::optional<VirtualPath> resolve(QByteArrayView argument);

    bool isAnswered() const { return m_answered; }
    void drop() { m_answered = true; } // the session is over: no reply any more

    // What ABOR does to it; a command without one is waited for.
    std::function<void()> onAbort;

private:
    CommandContext &m_context;
    const CommandRow &m_row;
    QByteArray m_argument;
    VirtualPath m_path;
    std::optional<VirtualPath> m_renaming;
    bool m_answered = false;
};
