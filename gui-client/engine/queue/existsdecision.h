// What an ExistsRule means once both ends are known. Pure; asked by the errands before a transfer.
#pragma once

#include "queue/transferitem.h"

#include <QString>

struct FileFacts {
    qint64 size = -1;    // -1 unknown
    qint64 modified = 0; // ms UTC, 0 unknown
};

enum class ExistsDecision { Ask, Overwrite, Resume, Rename, Skip };

// thresholdMs: times that differ by no more count as equal (1 s with exact times, 1 min with times of LIST). What
// cannot be compared, because a size or a time is unknown, counts as different: nothing is skipped on a guess.
[[nodiscard]] ExistsDecision decide(ExistsRule rule, const FileFacts &source, const FileFacts &target,
                                    qint64 thresholdMs = 1000);

// Both sizes and both times are known and equal: very probably the transfer that the journal saw no end of.
[[nodiscard]] bool isSame(const FileFacts &source, const FileFacts &target, qint64 thresholdMs = 1000);

// "a.txt" → "a (1).txt", "archive.tar.gz" → "archive (2).tar.gz", ".profile" → ".profile (1)".
[[nodiscard]] QString numberedName(const QString &name, int number);
