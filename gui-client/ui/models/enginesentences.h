// The sentences that the engine and shared/ write into Failure::text, in the language of the window. The engine knows
// no languages: its sentences are English, so that a queue on the disk can be read after a change of language.
#pragma once

#include <QString>

#include <span>

namespace EngineSentences {
// In English; "%1" and "%2" stand for what the engine puts in.
std::span<const char *const> all();
// What the system says of an error number and OpenSSL of a certificate, in English; the engine puts it into
// Failure::text and into its sentences.
std::span<const char *const> ofSystem();
// What is no sentence of the engine, like a server's own words, comes back as it is.
QString translated(const QString &text);
} // namespace EngineSentences
