#include "commands/command.h"

#include "commands/filereplies.h"
#include "commands/phrasebook.h"

Command::Command(CommandContext &context, const CommandRow &row, QByteArray argument, VirtualPath path)
    : m_context(context)
    , m_row(row)
    , m_argument(std::move(argument))
    , m_path(std::move(path)) {}

Command::~Command() { Q_ASSERT_X(m_answered, "Command", m_row.verb.data()); }

bool Command::may(Permission permission) const { return state().account && state().account->may(permission); }

QByteArray Command::say(std::string_view english, std::initializer_list<QByteArray> arguments) const {
    return phrase(state().language, english, arguments);
}

void Command::preliminary(int code, std::string_view english, std::initializer_list<QByteArray> arguments) {
    Q_ASSERT(!m_answered && code < 200);
    m_context.sendReply(code, {say(english, arguments)}, ReplyFormat::Fixed);
}

void Command::reply(int code, std::string_view english, std::initializer_list<QByteArray> arguments) {
    replyLines(code, {say(english, arguments)});
}

void Command::replyLines(int code, const QList<QByteArray> &lines) {
    if (m_answered)
        return; // dropped with its session
    m_answered = true;
    m_context.sendReply(code, lines, m_row.format);
    m_context.commandEnded(*this);
}

void Command::refuse(const FileError &error, const VirtualPath &path) {
    const FileReply answer = fileReply(error, path.absolute(), state().language);
    replyLines(answer.code, {answer.text});
}

std::optional<VirtualPath> Command::resolve(QByteArrayView argument) {
    auto path = VirtualPath::resolve(state().directory, argument);
    if (path)
        return *path;
    const FileReply answer = fileReply(path.error(), argument.toByteArray(), state().language);
    replyLines(answer.code, {answer.text});
    return std::nullopt;
}
