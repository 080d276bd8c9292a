#include "ftp/facts.h"

#include "ftp/linebreak.h"
#include "ftp/offsets.h"

#include <algorithm>

namespace {
bool holdsControl(QByteArrayView text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 32 || c == 127; });
}

// "OS.unix=slink:/target" and what servers make of it.
std::optional<QByteArray> linkValue(const QByteArray &type) {
    for (const QByteArrayView prefix : {QByteArrayView("os.unix=slink"), QByteArrayView("os.unix=symlink")}) {
        if (!type.toLower().startsWith(prefix))
            continue;
        if (type.size() == prefix.size())
            return QByteArray();
        if (type.at(prefix.size()) == ':')
            return type.sliced(prefix.size() + 1);
    }
    return std::nullopt;
}
} // namespace

std::optional<QByteArray> FactLine::value(QByteArrayView fact) const {
    const auto found = std::find_if(facts.begin(), facts.end(), [fact](const Fact &each) { return each.name == fact; });
    if (found == facts.end())
        return std::nullopt;
    return found->value;
}

FactLine::Type FactLine::type() const {
    const auto given = value("type");
    if (!given)
        return Type::Unknown;
    const QByteArray word = given->toLower();
    if (word == "file")
        return Type::File;
    if (word == "dir")
        return Type::Directory;
    if (word == "cdir")
        return Type::CurrentDirectory;
    if (word == "pdir")
        return Type::ParentDirectory;
    return linkValue(*given) ? Type::Link : Type::Other;
}

QByteArray FactLine::linkTarget() const {
    return linkValue(value("type").value_or(QByteArray())).value_or(QByteArray());
}

std::optional<qint64> FactLine::size() const {
    const auto given = value("size");
    const auto ofDirectory = given ? given : value("sizd");
    return ofDirectory ? parseOffset(*ofDirectory) : std::nullopt;
}

std::optional<TimeValue> FactLine::modified() const {
    const auto given = value("modify");
    return given ? parseTimeValue(*given) : std::nullopt;
}

std::optional<int> FactLine::unixMode() const {
    const auto given = value("unix.mode");
    if (!given || given->isEmpty() || given->size() > 6)
        return std::nullopt;
    int mode = 0;
    for (const char c : *given) {
        if (c < '0' || c > '7')
            return std::nullopt;
        mode = mode * 8 + (c - '0');
    }
    return mode & 07777; // some servers send the file type's bits too
}

QByteArray FactLine::permissions() const { return value("perm").value_or(QByteArray()).toLower(); }

std::optional<FactLine> parseFactLine(QByteArrayView line) {
    if (breaksLine(line))
        return std::nullopt;
    FactLine result;
    // A line of MLST stands behind a space; without facts it is two spaces and the name.
    if (line.startsWith(' '))
        line = line.sliced(1);
    while (!line.isEmpty() && line.front() != ' ') {
        // A value goes up to its ";": it may hold "=", and in servers that do not care about the RFC, spaces.
        const qsizetype equals = line.indexOf('=');
        const qsizetype space = line.indexOf(' ');
        if (equals <= 0 || (space >= 0 && space < equals))
            return std::nullopt;
        const QByteArray name = line.first(equals).toByteArray().toLower();
        if (name.contains(';'))
            return std::nullopt;
        line = line.sliced(equals + 1);
        const qsizetype semicolon = line.indexOf(';');
        const qsizetype nextSpace = line.indexOf(' ');
        // The last fact's ";" may be missing: then a space ends it, unless what follows looks like more facts.
        const bool ends = semicolon < 0 || (nextSpace >= 0 && nextSpace < semicolon);
        if (ends && nextSpace < 0)
            return std::nullopt;
        const qsizetype end = ends ? nextSpace : semicolon;
        result.facts.append({name, line.first(end).toByteArray()});
        line = line.sliced(ends ? end : end + 1);
    }
    if (line.size() < 2)
        return std::nullopt;
    result.name = line.sliced(1).toByteArray();
    return result;
}

QByteArray formatFactLine(const FactLine &line) {
    if (line.name.isEmpty() || breaksLine(line.name))
        return {};
    QByteArray text;
    for (const Fact &fact : line.facts) {
        if (fact.name.isEmpty() || fact.name.contains('=') || fact.name.contains(' ') || fact.name.contains(';') ||
            fact.value.contains(';') || fact.value.contains(' ') || holdsControl(fact.name) || holdsControl(fact.value))
            return {};
        text += fact.name + '=' + fact.value + ';';
    }
    return text + ' ' + line.name;
}

QList<QByteArray> parseFactNames(QByteArrayView argument) {
    QList<QByteArray> names;
    for (const QByteArray &name : argument.toByteArray().toLower().split(';')) {
        const QByteArray word = name.trimmed();
        if (!word.isEmpty() && !names.contains(word))
            names.append(word);
    }
    return names;
}
