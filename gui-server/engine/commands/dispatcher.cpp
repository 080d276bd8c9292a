#include "commands/dispatcher.h"

#include "commands/filereplies.h"
#include "commands/phrasebook.h"
#include "commands/transferstart.h"
#include "ftp/commandline.h"

namespace {
class Gate {
public:
    Gate(CommandContext &context, const TelnetLine &line)
        : m_context(context)
        , m_line(line) {}

    // Null: refused, and the reply is sent. A client that sends ahead has the file of a refused STOR under way already:
    // that becomes a command that lets it pass by.
    CommandPtr pass() {
        const bool passed = mayPass();
        if (!passed && !m_owed.code)
            return nullptr;
        const auto command = std::make_shared<Command>(m_context, *m_row, m_argument, m_path);
        command->setRenaming(std::exchange(m_context.state().renaming, std::nullopt));
        passed ? m_row->handler(command) : refuseUpload(command, m_owed);
        return command->isAnswered() ? nullptr : command;
    }

private:
    bool mayPass() {
        return isWellFormed() && isKnown() && isAllowedInClear() && isAllowedNow() && hasItsArgument() &&
               isInsideTheHome() && isPermitted();
    }

    bool refuse(int code, std::string_view english, std::initializer_list<QByteArray> arguments = {}) {
        return refuse(FileReply{code, phrase(m_context.state().language, english, arguments)});
    }

    bool refuse(const FileReply &answer) {
        const bool isUpload = m_row && m_row->duringTransfer == DuringTransfer::WaitsForData;
        if (isUpload && m_context.state().account && m_context.state().sendsAhead())
            m_owed = answer;
        else
            m_context.sendReply(answer.code, {answer.text}, ReplyFormat::Fixed);
        m_context.state().renaming.reset();
        return false;
    }

    bool isWellFormed() {
        if (m_line.tooLong)
            return refuse(500, "Line too long: at most 8192 bytes.");
        auto parsed = parseCommandLine(m_line.text);
        if (!parsed) {
            switch (parsed.error()) {
            case CommandLineError::Empty:
                return refuse(500, "Empty line: send a command (HELP lists them).");
            case CommandLineError::ForbiddenByte:
                return refuse(501, "A command may not contain NUL, CR or LF bytes.");
            case CommandLineError::TooLong:
                return refuse(500, "Line too long: at most 8192 bytes.");
            }
        }
        m_verb = parsed->verb;
        m_argument = parsed->argument;
        return true;
    }

    bool isKnown() {
        m_row = CommandTable::find(m_verb);
        if (m_row && m_row->argument == Argument::Subcommand && !takeSubcommand())
            return false;
        if (!m_row) {
            const QByteArray near = CommandTable::nearest(m_verb);
            return near.isEmpty()
                       ? refuse(500, "%1 is not a command of this server (HELP lists them).", {shortened()})
                       : refuse(500, "%1 is not a command of this server. Did you mean %2?", {shortened(), near});
        }
        return m_row->handler ? true : refuse(502, "%1 is not offered by this server.", {m_verb});
    }

    // "SITE CHMOD 600 a": the row of "SITE CHMOD" with the argument "600 a".
    bool takeSubcommand() {
        qsizetype begin = 0;
        while (begin < m_argument.size() && m_argument.at(begin) == ' ')
            ++begin;
        const QByteArray rest = m_argument.mid(begin); // blanks at the end may be a password's
        const qsizetype space = rest.indexOf(' ');
        const QByteArray word = rest.left(space < 0 ? rest.size() : space).toUpper();
        if (word.isEmpty())
            return refuse(501, "%1 needs an argument: %1 %2", {m_verb, textOf(m_row->syntax)});
        const QByteArray whole = m_verb + ' ' + word;
        m_row = CommandTable::find(whole);
        if (!m_row)
            return refuse(501, "%1 is not a command of this server (HELP lists them).", {whole.left(64)});
        m_verb = whole;
        m_argument = space < 0 ? QByteArray() : rest.mid(space + 1);
        return true;
    }

    bool isAllowedInClear() {
        const bool demanded = m_context.configuration().tls == TlsPolicy::Required;
        if (!demanded || m_row->inClear == InClear::Allowed || !m_context.connection().encryption.isEmpty())
            return true;
        return refuse(530, "This server speaks only encrypted: send AUTH TLS first.");
    }

    bool isAllowedNow() {
        const bool loggedIn = m_context.state().account != nullptr;
        if (m_row->when == When::LoggedIn && !loggedIn)
            return refuse(530, "Log in first: USER and PASS.");
        if (m_row->when == When::BeforeLogin && loggedIn)
            return refuse(503, "You are logged in already; REIN begins anew.");
        return true;
    }

    bool hasItsArgument() {
        const bool given = !m_argument.isEmpty();
        switch (m_row->argument) {
        case Argument::None:
            return !given || refuse(501, "%1 takes no argument.", {m_verb});
        case Argument::Required:
        case Argument::Path:
        case Argument::NewPath:
            return given || refuse(501, "%1 needs an argument: %1 %2", {m_verb, textOf(m_row->syntax)});
        case Argument::Optional:
        case Argument::OptionalPath:
        case Argument::ListPath:
        case Argument::Subcommand:
            return true;
        }
        return true;
    }

    bool isInsideTheHome() {
        switch (m_row->argument) {
        case Argument::None:
        case Argument::Optional:
        case Argument::Required:
        case Argument::Subcommand:
            return true;
        case Argument::ListPath:
            m_argument = withoutListOptions(m_argument);
            break;
        case Argument::Path:
        case Argument::OptionalPath:
        case Argument::NewPath:
            break;
        }
        auto path = VirtualPath::resolve(m_context.state().directory, m_argument);
        if (!path)
            return refuse(path.error());
        m_path = *path;
        if (m_row->argument == Argument::NewPath && !m_path.isHome() && !m_path.isCreatable())
            return refuse(FileError{FileError::Kind::BadName});
        return true;
    }

    bool isPermitted() {
        const AccountPtr &account = m_context.state().account;
        const bool namesPath = m_row->argument == Argument::Path || m_row->argument == Argument::OptionalPath ||
                               m_row->argument == Argument::NewPath || m_row->argument == Argument::ListPath;
        const auto permitted = [&] {
            return namesPath ? account->may(m_row->permission, m_path.absolute())
                             : account->mayAnywhere(m_row->permission);
        };
        if (m_row->permission == Permission::None || (account && permitted()))
            return true;
        forgetPart();
        return refuse(FileError{FileError::Kind::NotPermitted});
    }

    // What was said for the next transfer is not for the one after it.
    void forgetPart() {
        SessionState &state = m_context.state();
        if (m_row->permission == Permission::Read || m_row->permission == Permission::Write) {
            state.restart = 0;
            state.range.reset();
        }
        if (m_row->permission == Permission::Write)
            state.announced = -1;
    }

    bool refuse(const FileError &error) { return refuse(fileReply(error, m_argument, m_context.state().language)); }

    // "-la sub dir" → "sub dir": options of ls that clients send are accepted and mean nothing here.
    static QByteArray withoutListOptions(QByteArray argument) {
        while (argument.startsWith('-')) {
            const qsizetype space = argument.indexOf(' ');
            const QByteArray option = argument.left(space < 0 ? argument.size() : space);
            argument = space < 0 ? QByteArray() : argument.mid(space + 1);
            if (option == "--")
                break;
        }
        return argument;
    }

    QByteArray shortened() const { return m_verb.left(32); }
    static QByteArray textOf(std::string_view text) { return QByteArray(text.data(), qsizetype(text.size())); }

    CommandContext &m_context;
    const TelnetLine &m_line;
    const CommandRow *m_row = nullptr;
    QByteArray m_verb;
    QByteArray m_argument;
    VirtualPath m_path;
    FileReply m_owed{0, {}};
};
} // namespace

CommandPtr Dispatcher::dispatch(CommandContext &context, const TelnetLine &line) { return Gate(context, line).pass(); }

std::optional<QByteArray> Dispatcher::argumentOfUpload(const TelnetLine &line) {
    const auto parsed = parseCommandLine(line.text);
    const CommandRow *row = parsed && !line.tooLong ? CommandTable::find(parsed->verb) : nullptr;
    if (!row || row->duringTransfer != DuringTransfer::WaitsForData)
        return std::nullopt;
    return parsed->argument;
}

bool Dispatcher::overtakes(const TelnetLine &line) {
    const auto parsed = parseCommandLine(line.text);
    const CommandRow *row = parsed && !line.tooLong ? CommandTable::find(parsed->verb) : nullptr;
    if (!row)
        return false;
    return row->duringTransfer == DuringTransfer::Overtakes ||
           (row->duringTransfer == DuringTransfer::OvertakesAlone && parsed->argument.isEmpty());
}
