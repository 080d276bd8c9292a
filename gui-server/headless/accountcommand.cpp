#include "base/bytesize.h"
#include "base/visibletext.h"
#include "ftp/wiretext.h"
#include "headless/subcommand.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <optional>

namespace {
// An option of account add and account set, and the setting that it becomes.
struct SettingOption {
    enum class Kind { Text, Size, Number, Switch, List, Rules, Mounts };

    const char *option;
    const char *setting;
    Kind kind;
};

constexpr std::array settingOptions = {
    SettingOption{"--home", "home", SettingOption::Kind::Text},
    SettingOption{"--permissions", "permissions", SettingOption::Kind::Text},
    SettingOption{"--rules", "rules", SettingOption::Kind::Rules},
    SettingOption{"--mounts", "mounts", SettingOption::Kind::Mounts},
    SettingOption{"--quota", "quota", SettingOption::Kind::Size},
    SettingOption{"--files", "files", SettingOption::Kind::Number},
    SettingOption{"--sessions", "sessions", SettingOption::Kind::Number},
    SettingOption{"--sessions-per-address", "sessions-per-address", SettingOption::Kind::Number},
    SettingOption{"--upload-rate", "upload-rate", SettingOption::Kind::Size},
    SettingOption{"--download-rate", "download-rate", SettingOption::Kind::Size},
    SettingOption{"--upload-per-day", "upload-per-day", SettingOption::Kind::Size},
    SettingOption{"--upload-per-week", "upload-per-week", SettingOption::Kind::Size},
    SettingOption{"--upload-per-month", "upload-per-month", SettingOption::Kind::Size},
    SettingOption{"--download-per-day", "download-per-day", SettingOption::Kind::Size},
    SettingOption{"--download-per-week", "download-per-week", SettingOption::Kind::Size},
    SettingOption{"--download-per-month", "download-per-month", SettingOption::Kind::Size},
    SettingOption{"--require-tls", "require-tls", SettingOption::Kind::Switch},
    SettingOption{"--networks", "networks", SettingOption::Kind::List},
    SettingOption{"--hours", "hours", SettingOption::Kind::Text},
    SettingOption{"--group", "group", SettingOption::Kind::Text},
    SettingOption{"--enabled", "enabled", SettingOption::Kind::Switch},
    SettingOption{"--expires", "expires", SettingOption::Kind::Text},
    SettingOption{"--note", "note", SettingOption::Kind::Text},
    SettingOption{"--email", "email", SettingOption::Kind::Text},
};

// "/incoming=drop-box; /archive=list,download", or "/music=/srv/music:read-only; /in=/srv/in:all": what is not of this
// form is refused by the store. What follows the last colon of a folder is its permissions, unless a slash is in it.
QJsonArray placesOf(const QString &text, bool isMounts) {
    QJsonArray places;
    if (text == QLatin1String("none"))
        return places;
    for (const QString &one : text.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const qsizetype equals = one.indexOf(QLatin1Char('='));
        QJsonObject place{{QStringLiteral("path"), one.left(std::max<qsizetype>(0, equals)).trimmed()}};
        QString rest = one.mid(equals + 1).trimmed();
        if (isMounts) {
            const qsizetype colon = rest.lastIndexOf(QLatin1Char(':'));
            const bool hasPermissions = colon >= 0 && rest.indexOf(QLatin1Char('/'), colon) < 0;
            place.insert(QStringLiteral("folder"), hasPermissions ? rest.left(colon) : rest);
            rest = hasPermissions ? rest.mid(colon + 1) : QStringLiteral("read-only");
        }
        place.insert(QStringLiteral("permissions"), rest);
        places += place;
    }
    return places;
}

// Nothing when the text is not of the kind. "inherit" takes a setting away again, "none" is no limit.
std::optional<QJsonValue> valueOf(SettingOption::Kind kind, const QString &text) {
    using Kind = SettingOption::Kind;
    if (text == QLatin1String("inherit"))
        return QJsonValue();
    switch (kind) {
    case Kind::Text:
        return QJsonValue(text);
    case Kind::List:
        return QJsonValue(QJsonArray::fromStringList(text.split(QLatin1Char(','), Qt::SkipEmptyParts)));
    case Kind::Rules:
    case Kind::Mounts:
        return QJsonValue(placesOf(text, kind == Kind::Mounts));
    case Kind::Switch:
        if (text != QLatin1String("on") && text != QLatin1String("off"))
            return std::nullopt;
        return QJsonValue(text == QLatin1String("on"));
    case Kind::Size:
    case Kind::Number:
        if (text == QLatin1String("none"))
            return QJsonValue(-1);
        const auto number = parseByteSize(text);
        return number ? std::optional(QJsonValue(*number)) : std::nullopt;
    }
    Q_UNREACHABLE();
}

QString passwordFromInput() {
    QByteArray line;
    int c = 0;
    while ((c = std::getchar()) != EOF && c != '\n')
        line += char(c);
    return QString::fromUtf8(line);
}

int change(const char *request, const QByteArray &name, QList<QByteArray> options) {
    QJsonObject object{{QStringLiteral("request"), QLatin1String(request)},
                       {QStringLiteral("name"), decodeWireText(name)}};
    QJsonObject settings;
    for (const SettingOption &one : settingOptions) {
        const QByteArray text = takeValue(options, one.option);
        if (text.isNull())
            continue;
        const auto value = valueOf(one.kind, decodeWireText(text));
        if (!value)
            return refuse(
                QStringLiteral("%1 does not take \"%2\".").arg(QLatin1String(one.option), decodeWireText(text)),
                ExitCode::badOptions);
        settings.insert(QLatin1String(one.setting), *value);
    }
    object.insert(QStringLiteral("settings"), settings);
    if (takeFlag(options, "--password-stdin"))
        object.insert(QStringLiteral("password"), passwordFromInput());
    const auto answer = askStore(options, object);
    return answer ? ExitCode::ok : refuse(answer.error(), ExitCode::failed);
}

int remove(const QByteArray &name, const QList<QByteArray> &options) {
    const auto answer = askStore(options, {{QStringLiteral("request"), QStringLiteral("account-remove")},
                                           {QStringLiteral("name"), decodeWireText(name)}});
    return answer ? ExitCode::ok : refuse(answer.error(), ExitCode::failed);
}

// As --rules and --mounts take it.
QString placeText(const QJsonObject &place) {
    const QString permissions = place[QLatin1String("permissions")].toString();
    const QJsonValue folder = place[QLatin1String("folder")];
    return place[QLatin1String("path")].toString() + QLatin1Char('=') +
           (folder.isString() ? folder.toString() + QLatin1Char(':') : QString()) + permissions;
}

QString shown(const QJsonValue &value) {
    if (value.isBool())
        return value.toBool() ? QStringLiteral("on") : QStringLiteral("off");
    if (value.isDouble())
        return QString::number(value.toInteger());
    if (value.isArray()) {
        QStringList texts;
        const QJsonArray array = value.toArray();
        for (const auto &one : array)
            texts += one.isObject() ? placeText(one.toObject()) : one.toString();
        const bool isPlaces = !array.isEmpty() && array.first().isObject();
        return visibleText(texts.join(isPlaces ? QStringLiteral("; ") : QStringLiteral(",")));
    }
    return visibleText(value.toString());
}

int show(const QByteArray &name, QList<QByteArray> options) {
    const bool isJson = takeFlag(options, "--json");
    const auto answer = askStore(options, {{QStringLiteral("request"), QStringLiteral("account-show")},
                                           {QStringLiteral("name"), decodeWireText(name)}});
    if (!answer)
        return refuse(answer.error(), ExitCode::failed);
    const QJsonObject account = answer->value(QLatin1String("account")).toObject();
    if (isJson) {
        sayJson(account);
        return ExitCode::ok;
    }
    for (auto one = account.begin(); one != account.end(); ++one)
        if (!one->isNull() && !(one->isString() && one->toString().isEmpty()))
            say(stdout, QStringLiteral("%1 %2").arg(one.key(), -24).arg(shown(*one)));
    return ExitCode::ok;
}

int list(QList<QByteArray> options) {
    const bool isJson = takeFlag(options, "--json");
    QJsonArray all;
    QString after;
    for (;;) { // as many at a time as the store gives
        const auto answer = askStore(
            options, {{QStringLiteral("request"), QStringLiteral("account-list")}, {QStringLiteral("after"), after}});
        if (!answer)
            return refuse(answer.error(), ExitCode::failed);
        const QJsonArray some = answer->value(QLatin1String("accounts")).toArray();
        if (some.isEmpty())
            break;
        for (const auto &one : some)
            all += one;
        after = some.last()[QLatin1String("name")].toString();
    }
    if (isJson) {
        sayJson(all);
        return ExitCode::ok;
    }
    for (const auto &one : std::as_const(all)) {
        const bool isPending = one[QLatin1String("pending")].toBool();
        const char *const state = isPending ? "pending" : one[QLatin1String("enabled")].toBool() ? "" : "disabled";
        say(stdout, QStringLiteral("%1 %2 %3")
                        .arg(one[QLatin1String("name")].toString(), -24)
                        .arg(QLatin1String(state), -8)
                        .arg(visibleText(one[QLatin1String("note")].toString()))
                        .trimmed());
    }
    return ExitCode::ok;
}
} // namespace

int runAccount(QList<QByteArray> arguments) {
    const QByteArray what = arguments.isEmpty() ? QByteArray() : arguments.takeFirst();
    if (what == "list")
        return list(arguments);
    const QByteArray name = hasWord(arguments) ? arguments.takeFirst() : QByteArray();
    if (!name.isEmpty() && what == "add")
        return change("account-add", name, arguments);
    if (!name.isEmpty() && what == "set")
        return change("account-set", name, arguments);
    if (!name.isEmpty() && what == "remove")
        return remove(name, arguments);
    if (!name.isEmpty() && what == "show")
        return show(name, arguments);
    return refuse(QStringLiteral("Write account list, or account add, set, remove or show and a name."),
                  ExitCode::badOptions);
}

int runRecount(QList<QByteArray> arguments) {
    if (!hasWord(arguments))
        return refuse(QStringLiteral("Write recount and the name of an account."), ExitCode::badOptions);
    const QByteArray name = arguments.takeFirst();
    const auto answer = askStore(arguments, {{QStringLiteral("request"), QStringLiteral("recount")},
                                             {QStringLiteral("name"), decodeWireText(name)}});
    if (!answer)
        return refuse(answer.error(), ExitCode::failed);
    if (answer->value(QLatin1String("deferred")).toBool())
        say(stdout, QStringLiteral("Counted at the next login."));
    else
        say(stdout, QStringLiteral("%1 bytes in %2 files")
                        .arg(answer->value(QLatin1String("bytes")).toInteger())
                        .arg(answer->value(QLatin1String("files")).toInteger()));
    return ExitCode::ok;
}
