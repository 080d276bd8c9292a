#include "commands/commandtable.h"

#include "base/editdistance.h"
#include "commands/commandcontext.h"
#include "commands/handlers.h"
#include "ftp/extensions.h"

#include <algorithm>
#include <array>
#include <vector>

namespace {
using A = Argument;
using P = Permission;
using F = ReplyFormat;
constexpr auto Always = When::Always;
constexpr auto LoggedIn = When::LoggedIn;
constexpr auto Waits = DuringTransfer::Waits;
constexpr auto WaitsForData = DuringTransfer::WaitsForData;
constexpr auto Overtakes = DuringTransfer::Overtakes;
constexpr auto OvertakesAlone = DuringTransfer::OvertakesAlone;
constexpr auto Clear = InClear::Allowed;
constexpr auto Encrypted = InClear::Refused;
constexpr FeatureLine none = nullptr;

template<std::size_t size>
struct Text {
    char characters[size];
    // NOLINTNEXTLINE(google-explicit-constructor): a template argument is written as the text it is
    constexpr Text(const char (&text)[size]) { std::copy_n(text, size, characters); }
};
// A line of FEAT that is always the same.
template<Text text>
QByteArray line(const CommandContext &) {
    return text.characters;
}

QByteArray authLine(const CommandContext &context) { return context.offersTls() ? "AUTH TLS" : ""; }
QByteArray pbszLine(const CommandContext &context) { return context.offersTls() ? "PBSZ" : ""; }
QByteArray protLine(const CommandContext &context) { return context.offersTls() ? "PROT" : ""; }

// Our own program is told on the same row what is true of this server (Extensions::feature).
QByteArray wherryLines(const CommandContext &context) {
    return QByteArray("CLNT\n") + Extensions::feature + ' ' + Extensions::atomic + ' ' + Extensions::resume + ' ' +
           Extensions::messages + ' ' + Extensions::pipeline + "=512 " + Extensions::digest +
           (context.offersRegistration() ? QByteArray(" ") + Extensions::registration : QByteArray());
}

QByteArray hashLine(const CommandContext &context) {
    QList<QByteArray> names;
    for (const HashAlgorithm algorithm : allHashAlgorithms())
        names += hashName(algorithm) + (algorithm == context.state().hash ? "*" : "");
    return "HASH " + names.join(';');
}

QByteArray langLine(const CommandContext &context) {
    return context.state().language == Language::English ? "LANG EN*;ZH-CN" : "LANG EN;ZH-CN*";
}

QByteArray mlstLine(const CommandContext &context) {
    const FactSelection &on = context.state().facts;
    const auto fact = [](const char *name, bool isOn) -> QByteArray { return QByteArray(name) + (isOn ? "*;" : ";"); };
    return "MLST " + fact("type", on.type) + fact("size", on.size) + fact("modify", on.modify) +
           fact("unique", on.unique) + fact("perm", on.perm) + fact("UNIX.mode", on.unixMode) +
           fact("UNIX.owner", on.unixOwner) + fact("UNIX.group", on.unixGroup);
}

// clang-format off
constexpr std::array table{
//             verb          handler                when      argument         permission        transfer        clear      reply      FEAT             syntax                     source                 help
    CommandRow{"ABOR",       Handlers::abor,        LoggedIn, A::None,         P::None,          Overtakes,      Encrypted, F::Free,  none,            "",                        "RFC 959",             "stop the transfer that is running"},
    CommandRow{"ACCT",       Handlers::acct,        Always,   A::Required,     P::None,          Waits,          Encrypted, F::Free,  none,            "<account>",               "RFC 959",             "accepted, not needed"},
    CommandRow{"ADAT",       nullptr,               Always,   A::Required,     P::None,          Waits,          Clear,     F::Free,  none,            "<data>",                  "RFC 2228",            ""},
    CommandRow{"ALLO",       Handlers::allo,        LoggedIn, A::Required,     P::None,          Waits,          Encrypted, F::Free,  none,            "<bytes>",                 "RFC 959",             "say how many bytes the next upload brings"},
    CommandRow{"APPE",       Handlers::appe,        LoggedIn, A::NewPath,      P::Write,         Waits,          Encrypted, F::Free,  none,            "<path>",                  "RFC 959",             "upload to the end of a file, or continue an upload"},
    CommandRow{"AUTH",       Handlers::auth,        Always,   A::Required,     P::None,          Waits,          Clear,     F::Fixed, authLine,        "TLS",                     "RFC 4217",            "encrypt the connection"},
    CommandRow{"AVBL",       Handlers::avbl,        LoggedIn, A::OptionalPath, P::None,          Waits,          Encrypted, F::Fixed, line<"AVBL">,    "[<directory>]",           "draft-peterson-avbl", "bytes that can be stored"},
    CommandRow{"CCC",        Handlers::ccc,         Always,   A::None,         P::None,          Waits,          Encrypted, F::Free,  none,            "",                        "RFC 2228",            "refused: the connection stays encrypted"},
    CommandRow{"CDUP",       Handlers::cdup,        LoggedIn, A::None,         P::None,          Waits,          Encrypted, F::Free,  none,            "",                        "RFC 959",             "go to the parent directory"},
    CommandRow{"CLNT",       Handlers::clnt,        Always,   A::Required,     P::None,          Waits,          Clear,     F::Free,  wherryLines,     "<program>",               "in wide use",         "tell the name of your program"},
    CommandRow{"COMB",       Handlers::comb,        LoggedIn, A::Required,     P::Write,         Waits,          Encrypted, F::Free,  line<"COMB">,    "<target> <part>...",      "in wide use",         "join uploaded parts to one file"},
    CommandRow{"CONF",       nullptr,               Always,   A::Required,     P::None,          Waits,          Clear,     F::Free,  none,            "<data>",                  "RFC 2228",            ""},
    CommandRow{"CSID",       Handlers::csid,        Always,   A::Required,     P::None,          Waits,          Clear,     F::Fixed, line<"CSID">,    "Name=<program>;",         "draft-peterson-csid", "tell the name of your program and hear the server's"},
    CommandRow{"CWD",        Handlers::cwd,         LoggedIn, A::Path,         P::None,          Waits,          Encrypted, F::Free,  line<"TVFS">,    "<directory>",             "RFC 959",             "go to a directory"},
    CommandRow{"DELE",       Handlers::dele,        LoggedIn, A::Path,         P::None,          Waits,          Encrypted, F::Free,  none,            "<path>",                  "RFC 959",             "delete a file, or drop an unfinished upload"},
    CommandRow{"ENC",        nullptr,               Always,   A::Required,     P::None,          Waits,          Clear,     F::Free,  none,            "<data>",                  "RFC 2228",            ""},
    CommandRow{"EPRT",       Handlers::eprt,        LoggedIn, A::Required,     P::None,          Waits,          Encrypted, F::Free,  line<"EPRT">,    "|1 or 2|address|port|",   "RFC 2428",            "your address for data"},
    CommandRow{"EPSV",       Handlers::epsv,        LoggedIn, A::Optional,     P::None,          Waits,          Encrypted, F::Fixed, line<"EPSV">,    "[1 or 2 or ALL]",         "RFC 2428",            "ask for a port for data"},
    CommandRow{"FEAT",       Handlers::feat,        Always,   A::None,         P::None,          Waits,          Clear,     F::Fixed, none,            "",                        "RFC 2389",            "list what this server can do"},
    CommandRow{"HASH",       Handlers::hash,        LoggedIn, A::Path,         P::None,          Waits,          Encrypted, F::Fixed, hashLine,        "<path>",                  "draft-bryan-hash",    "digest of a file (OPTS HASH chooses the kind)"},
    CommandRow{"HELP",       Handlers::help,        Always,   A::Optional,     P::None,          Waits,          Clear,     F::Free,  none,            "[<command>]",             "RFC 959",             "this list, or one command of it"},
    CommandRow{"HOST",       Handlers::host,        Always,   A::Required,     P::None,          Waits,          Clear,     F::Free,  line<"HOST">,    "<name>",                  "RFC 7151",            "which server you mean, before USER"},
    CommandRow{"LANG",       Handlers::lang,        Always,   A::Optional,     P::None,          Waits,          Clear,     F::Free,  langLine,        "[EN or ZH-CN]",           "RFC 2640",            "language of the replies"},
    CommandRow{"LIST",       Handlers::list,        LoggedIn, A::ListPath,     P::List,          Waits,          Encrypted, F::Free,  none,            "[<path>]",                "RFC 959",             "list a directory as ls -l does"},
    CommandRow{"MDTM",       Handlers::mdtm,        LoggedIn, A::Path,         P::None,          Waits,          Encrypted, F::Fixed, line<"MDTM">,    "<path>",                  "RFC 3659",            "time of a file"},
    CommandRow{"MFF",        Handlers::mff,         LoggedIn, A::Required,     P::ChangeFacts,   Waits,          Encrypted, F::Fixed, line<"MFF modify;UNIX.mode;">, "<fact=value;...> <path>", "draft-somers-mfxx", "set time and mode of a file"},
    CommandRow{"MFMT",       Handlers::mfmt,        LoggedIn, A::Required,     P::ChangeFacts,   Waits,          Encrypted, F::Fixed, line<"MFMT">,    "<time> <path>",           "draft-somers-mfxx",   "set the time of a file"},
    CommandRow{"MIC",        nullptr,               Always,   A::Required,     P::None,          Waits,          Clear,     F::Free,  none,            "<data>",                  "RFC 2228",            ""},
    CommandRow{"MKD",        Handlers::mkd,         LoggedIn, A::NewPath,      P::MakeDirectory, Waits,          Encrypted, F::Fixed, none,            "<directory>",             "RFC 959",             "make a directory"},
    CommandRow{"MLSD",       Handlers::mlsd,        LoggedIn, A::OptionalPath, P::List,          Waits,          Encrypted, F::Free,  none,            "[<directory>]",           "RFC 3659",            "list a directory with exact facts"},
    CommandRow{"MLST",       Handlers::mlst,        LoggedIn, A::OptionalPath, P::None,          Waits,          Encrypted, F::Fixed, mlstLine,        "[<path>]",                "RFC 3659",            "exact facts of one file"},
    CommandRow{"MODE",       Handlers::mode,        LoggedIn, A::Required,     P::None,          Waits,          Encrypted, F::Free,  line<"MODE B\nMODE Z">, "S, B or Z",        "RFC 959",             "how data travels: stream, block or deflate"},
    CommandRow{"NLST",       Handlers::nlst,        LoggedIn, A::ListPath,     P::List,          Waits,          Encrypted, F::Free,  none,            "[<path>]",                "RFC 959",             "list names only"},
    CommandRow{"NOOP",       Handlers::noop,        Always,   A::Optional,     P::None,          Overtakes,      Clear,     F::Free,  none,            "",                        "RFC 959",             "nothing"},
    CommandRow{"OPTS",       Handlers::optsUtf8,    Always,   A::Subcommand,   P::None,          Waits,          Clear,     F::Free,  none,            "<command> [<options>]",   "RFC 2389",            ""},
    CommandRow{"OPTS HASH",  Handlers::optsHash,    Always,   A::Optional,     P::None,          Waits,          Clear,     F::Fixed, none,            "[<kind>]",                "draft-bryan-hash",    "kind of digest that HASH gives"},
    CommandRow{"OPTS MLST",  Handlers::optsMlst,    Always,   A::Optional,     P::None,          Waits,          Clear,     F::Fixed, none,            "[<fact;...>]",            "RFC 3659",            "facts that MLST and MLSD write"},
    CommandRow{"OPTS MODE",  Handlers::optsMode,    Always,   A::Required,     P::None,          Waits,          Clear,     F::Free,  none,            "Z LEVEL <n>",             "draft-preston-mode-z", "how hard MODE Z packs"},
    CommandRow{"OPTS UTF8",  Handlers::optsUtf8,    Always,   A::Optional,     P::None,          Waits,          Clear,     F::Free,  line<"UTF8">,    "ON",                      "RFC 2640",            "names are UTF-8, always"},
    CommandRow{"PASS",       Handlers::pass,        Always,   A::Optional,     P::None,          Waits,          Encrypted, F::Free,  none,            "<password>",              "RFC 959",             "log in, after USER"},
    CommandRow{"PASV",       Handlers::pasv,        LoggedIn, A::None,         P::None,          Waits,          Encrypted, F::Fixed, none,            "",                        "RFC 959",             "ask for an address for data (IPv4)"},
    CommandRow{"PBSZ",       Handlers::pbsz,        Always,   A::Required,     P::None,          Waits,          Clear,     F::Fixed, pbszLine,        "0",                       "RFC 2228",            "before PROT"},
    CommandRow{"PORT",       Handlers::port,        LoggedIn, A::Required,     P::None,          Waits,          Encrypted, F::Free,  none,            "<h1,h2,h3,h4,p1,p2>",     "RFC 959",             "your address for data (IPv4)"},
    CommandRow{"PROT",       Handlers::prot,        Always,   A::Required,     P::None,          Waits,          Clear,     F::Fixed, protLine,        "P or C",                  "RFC 2228",            "data encrypted or in clear"},
    CommandRow{"PWD",        Handlers::pwd,         LoggedIn, A::None,         P::None,          Waits,          Encrypted, F::Fixed, none,            "",                        "RFC 959",             "where you are"},
    CommandRow{"QUIT",       Handlers::quit,        Always,   A::Optional,     P::None,          Overtakes,      Clear,     F::Fixed, none,            "",                        "RFC 959",             "say goodbye (a running transfer ends first)"},
    CommandRow{"RANG",       Handlers::rang,        LoggedIn, A::Required,     P::None,          Waits,          Encrypted, F::Free,  line<"RANG STREAM">, "<first> <last>",      "draft-bryan-range",   "part of a file for the next RETR or HASH"},
    CommandRow{"REIN",       Handlers::rein,        Always,   A::None,         P::None,          Waits,          Encrypted, F::Free,  none,            "",                        "RFC 959",             "begin anew, as after the greeting"},
    CommandRow{"REST",       Handlers::rest,        LoggedIn, A::Required,     P::None,          Waits,          Encrypted, F::Free,  line<"REST STREAM">, "<offset>",            "RFC 3659",            "where the next transfer begins"},
    CommandRow{"RETR",       Handlers::retr,        LoggedIn, A::Path,         P::Read,          Waits,          Encrypted, F::Free,  none,            "<path>",                  "RFC 959",             "download a file"},
    CommandRow{"RMD",        Handlers::rmd,         LoggedIn, A::Path,         P::RemoveDirectory, Waits,        Encrypted, F::Free,  none,            "<directory>",             "RFC 959",             "remove an empty directory"},
    CommandRow{"RNFR",       Handlers::rnfr,        LoggedIn, A::Path,         P::Rename,        Waits,          Encrypted, F::Free,  none,            "<path>",                  "RFC 959",             "what to rename"},
    CommandRow{"RNTO",       Handlers::rnto,        LoggedIn, A::NewPath,      P::Rename,        Waits,          Encrypted, F::Free,  none,            "<path>",                  "RFC 959",             "the new name, directly after RNFR"},
    CommandRow{"SITE",       Handlers::siteHelp,    LoggedIn, A::Subcommand,   P::None,          Waits,          Encrypted, F::Free,  none,            "<command>",               "RFC 959",             ""},
    CommandRow{"SITE CHMOD", Handlers::siteChmod,   LoggedIn, A::Required,     P::ChangeFacts,   Waits,          Encrypted, F::Free,  none,            "<octal mode> <path>",     "in wide use",         "set the mode of a file"},
    CommandRow{"SITE HELP",  Handlers::siteHelp,    LoggedIn, A::Optional,     P::None,          Waits,          Encrypted, F::Free,  none,            "",                        "RFC 959",             "list the SITE commands"},
    CommandRow{"SITE MSG",   Handlers::siteMsg,     LoggedIn, A::Required,     P::None,          Waits,          Encrypted, F::Free,  none,            "<text>",                  "in wide use",         "write to the administrator"},
    CommandRow{"SITE PSWD",  Handlers::sitePswd,    LoggedIn, A::Required,     P::None,          Waits,          Encrypted, F::Free,  none,            "<old> <new>",             "in wide use",         "change your password"},
    CommandRow{"SITE QUOTA", Handlers::siteQuota,   LoggedIn, A::None,         P::None,          Waits,          Encrypted, F::Free,  none,            "",                        "in wide use",         "what you use and may use"},
    CommandRow{"SITE REGISTER", Handlers::siteRegister, When::BeforeLogin, A::Required, P::None,   Waits,          Encrypted, F::Free,  none,            "<name> <password>",       "in wide use",         "make an account of your own"},
    CommandRow{"SITE UTIME", Handlers::siteUtime,   LoggedIn, A::Required,     P::ChangeFacts,   Waits,          Encrypted, F::Free,  none,            "<time> <path>",           "in wide use",         "set the time of a file"},
    CommandRow{"SITE WHO",   Handlers::siteWho,     LoggedIn, A::None,         P::None,          Waits,          Encrypted, F::Free,  none,            "",                        "in wide use",         "list your own sessions"},
    CommandRow{"SIZE",       Handlers::size,        LoggedIn, A::Path,         P::None,          Waits,          Encrypted, F::Fixed, line<"SIZE">,    "<path>",                  "RFC 3659",            "bytes of a file, as TYPE counts them"},
    CommandRow{"SMNT",       nullptr,               LoggedIn, A::Required,     P::None,          Waits,          Encrypted, F::Free,  none,            "<path>",                  "RFC 959",             ""},
    CommandRow{"STAT",       Handlers::stat,        Always,   A::ListPath,     P::None,          OvertakesAlone, Encrypted, F::Fixed, none,            "[<path>]",                "RFC 959",             "your session, the running transfer, or a listing"},
    CommandRow{"STOR",       Handlers::stor,        LoggedIn, A::NewPath,      P::Write,         WaitsForData,   Encrypted, F::Free,  none,            "<path>",                  "RFC 959",             "upload a file"},
    CommandRow{"STOU",       Handlers::stou,        LoggedIn, A::OptionalPath, P::Write,         Waits,          Encrypted, F::Free,  none,            "[<path>]",                "RFC 959",             "upload a file under a new name"},
    CommandRow{"STRU",       Handlers::stru,        LoggedIn, A::Required,     P::None,          Waits,          Encrypted, F::Free,  none,            "F",                       "RFC 959",             "structure of files: always file"},
    CommandRow{"SYST",       Handlers::syst,        Always,   A::None,         P::None,          Waits,          Clear,     F::Fixed, none,            "",                        "RFC 959",             "kind of system"},
    CommandRow{"TYPE",       Handlers::type,        LoggedIn, A::Required,     P::None,          Waits,          Encrypted, F::Free,  none,            "A or I or L 8",           "RFC 959",             "text or binary"},
    CommandRow{"USER",       Handlers::user,        Always,   A::Required,     P::None,          Waits,          Encrypted, F::Free,  none,            "<name>",                  "RFC 959",             "log in, first step"},
    CommandRow{"XCRC",       Handlers::xcrc,        LoggedIn, A::Required,     P::None,          Waits,          Encrypted, F::Fixed, line<"XCRC">,    "<path> [[<first>] <end>]", "in wide use",        "CRC-32 of a file"},
    CommandRow{"XCUP",       Handlers::cdup,        LoggedIn, A::None,         P::None,          Waits,          Encrypted, F::Free,  none,            "",                        "RFC 775",             "CDUP by its old name"},
    CommandRow{"XCWD",       Handlers::cwd,         LoggedIn, A::Path,         P::None,          Waits,          Encrypted, F::Free,  none,            "<directory>",             "RFC 775",             "CWD by its old name"},
    CommandRow{"XMD5",       Handlers::xmd5,        LoggedIn, A::Required,     P::None,          Waits,          Encrypted, F::Fixed, line<"XMD5">,    "<path> [[<first>] <end>]", "in wide use",        "MD5 of a file"},
    CommandRow{"XMKD",       Handlers::mkd,         LoggedIn, A::NewPath,      P::MakeDirectory, Waits,          Encrypted, F::Fixed, none,            "<directory>",             "RFC 775",             "MKD by its old name"},
    CommandRow{"XPWD",       Handlers::pwd,         LoggedIn, A::None,         P::None,          Waits,          Encrypted, F::Fixed, none,            "",                        "RFC 775",             "PWD by its old name"},
    CommandRow{"XRMD",       Handlers::rmd,         LoggedIn, A::Path,         P::RemoveDirectory, Waits,        Encrypted, F::Free,  none,            "<directory>",             "RFC 775",             "RMD by its old name"},
    CommandRow{"XSHA",       Handlers::xsha1,       LoggedIn, A::Required,     P::None,          Waits,          Encrypted, F::Fixed, line<"XSHA">,    "<path> [[<first>] <end>]", "in wide use",        "SHA-1 of a file"},
    CommandRow{"XSHA1",      Handlers::xsha1,       LoggedIn, A::Required,     P::None,          Waits,          Encrypted, F::Fixed, line<"XSHA1">,   "<path> [[<first>] <end>]", "in wide use",        "SHA-1 of a file"},
    CommandRow{"XSHA256",    Handlers::xsha256,     LoggedIn, A::Required,     P::None,          Waits,          Encrypted, F::Fixed, line<"XSHA256">, "<path> [[<first>] <end>]", "in wide use",        "SHA-256 of a file"},
    CommandRow{"XSHA512",    Handlers::xsha512,     LoggedIn, A::Required,     P::None,          Waits,          Encrypted, F::Fixed, line<"XSHA512">, "<path> [[<first>] <end>]", "in wide use",        "SHA-512 of a file"},
};
// clang-format on

constexpr bool isSortedWithoutDoubles() {
    for (std::size_t i = 1; i < table.size(); ++i)
        if (!(table[i - 1].verb < table[i].verb))
            return false;
    return true;
}

constexpr bool permissionsImplyLogin() {
    return std::ranges::all_of(
        table, [](const CommandRow &row) { return row.permission == Permission::None || row.when == When::LoggedIn; });
}

constexpr bool verbsAreUpperCase() {
    return std::ranges::all_of(table, [](const CommandRow &row) {
        return !row.verb.empty() &&
               std::ranges::none_of(row.verb, [](char letter) { return letter >= 'a' && letter <= 'z'; });
    });
}

[[maybe_unused]] constexpr bool offeredCommandsHaveHelp() {
    return std::ranges::all_of(table, [](const CommandRow &row) {
        return (row.handler == nullptr || row.argument == Argument::Subcommand) == row.help.empty();
    });
}

// A command that overtakes a transfer is answered without its file system: it takes no path.
constexpr bool overtakersTakeNoPath() {
    return std::ranges::all_of(table, [](const CommandRow &row) {
        return row.duringTransfer != DuringTransfer::Overtakes || row.argument == Argument::None ||
               row.argument == Argument::Optional;
    });
}

static_assert(isSortedWithoutDoubles(), "find() halves the table");
static_assert(permissionsImplyLogin(), "only accounts have permissions");
static_assert(verbsAreUpperCase());
#ifndef __SANITIZE_ADDRESS__ // there g++ 12 does not compare functions at compile time
static_assert(offeredCommandsHaveHelp(), "HELP lists every command with one line");
#endif
static_assert(overtakersTakeNoPath());
} // namespace

std::span<const CommandRow> CommandTable::rows() { return table; }

const CommandRow *CommandTable::find(QByteArrayView verb) {
    const std::string_view wanted(verb.data(), std::size_t(verb.size()));
    const auto *const found = std::ranges::lower_bound(table, wanted, {}, &CommandRow::verb);
    return found != table.end() && found->verb == wanted ? found : nullptr;
}

QByteArray CommandTable::nearest(QByteArrayView verb) {
    if (verb.size() < 2 || verb.size() > 16)
        return {};
    const std::string_view wanted(verb.data(), std::size_t(verb.size()));
    int least = wanted.size() < 4 ? 2 : 3; // more than so many letters apart is another word
    std::string_view found;
    for (const CommandRow &row : table) {
        if (!row.handler || row.verb.find(' ') != std::string_view::npos)
            continue;
        const int apart = editDistance(wanted, row.verb);
        if (apart < least) {
            least = apart;
            found = row.verb;
        }
    }
    return QByteArray(found.data(), qsizetype(found.size()));
}
