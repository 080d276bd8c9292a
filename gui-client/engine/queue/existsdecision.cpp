#include "queue/existsdecision.h"

#include <cstdlib>

ExistsDecision decide(ExistsRule rule, const FileFacts &source, const FileFacts &target, qint64 thresholdMs) {
    const bool isNewer =
        source.modified == 0 || target.modified == 0 || source.modified > target.modified + thresholdMs;
    const bool differsInSize = source.size < 0 || target.size < 0 || source.size != target.size;
    const auto overwriteIf = [](bool wanted) { return wanted ? ExistsDecision::Overwrite : ExistsDecision::Skip; };
    switch (rule) {
    case ExistsRule::Ask:
        return ExistsDecision::Ask;
    case ExistsRule::Overwrite:
        return ExistsDecision::Overwrite;
    case ExistsRule::OverwriteIfNewer:
        return overwriteIf(isNewer);
    case ExistsRule::OverwriteIfSizeDiffers:
        return overwriteIf(differsInSize);
    case ExistsRule::OverwriteIfNewerOrSizeDiffers:
        return overwriteIf(isNewer || differsInSize);
    case ExistsRule::Resume:
        if (!differsInSize)
            return ExistsDecision::Skip;
        // What is longer than its source is no part of it.
        return source.size >= 0 && target.size > source.size ? ExistsDecision::Overwrite : ExistsDecision::Resume;
    case ExistsRule::Rename:
        return ExistsDecision::Rename;
    case ExistsRule::Skip:
        return ExistsDecision::Skip;
    }
    return ExistsDecision::Ask;
}

bool isSame(const FileFacts &source, const FileFacts &target, qint64 thresholdMs) {
    return source.size >= 0 && source.size == target.size && source.modified != 0 && target.modified != 0 &&
           std::abs(source.modified - target.modified) <= thresholdMs;
}

QString numberedName(const QString &name, int number) {
    const QString mark = QStringLiteral(" (%1)").arg(number);
    qsizetype dot = name.lastIndexOf(QLatin1Char('.'));
    if (dot > 4 && name.first(dot).endsWith(QLatin1String(".tar")))
        dot -= 4;
    return dot <= 0 ? QString(name + mark) : QString(name.first(dot) + mark + name.sliced(dot));
}
