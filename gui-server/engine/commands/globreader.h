// A directory reader that passes only the names a pattern matches (LIST *.txt, as ls would).
#pragma once

#include "files/filesystem.h"

class GlobReader : public DirectoryReader {
public:
    GlobReader(std::unique_ptr<DirectoryReader> all, QByteArray pattern)
        : m_all(std::move(all))
        , m_pattern(std::move(pattern)) {}

    QList<FileEntry> next(int atMost) override;
    void setNamesOnly(bool on) override { m_all->setNamesOnly(on); }
    FileError error() const override { return m_all->error(); }

    static bool isPattern(QByteArrayView name); // has *, ? or [

private:
    std::unique_ptr<DirectoryReader> m_all;
    QByteArray m_pattern;
};
