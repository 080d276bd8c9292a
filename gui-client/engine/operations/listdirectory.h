// Lists one directory: MLSD (RFC 3659 7), else CWD and LIST in whatever format the server has, its time zone found by
// asking MDTM of one of the files where the times are wanted.
#pragma once

#include "listing/listingreader.h"
#include "net/bytesink.h"
#include "operations/operation.h"

#include <optional>

class MoveData;

class ListDirectory : public Operation {
    Q_OBJECT

public:
    // Which times have to be in UTC.
    enum class Times {
        All,
        ToTheSecond // others may stay in the server's own zone
    };
    ListDirectory(ServerLink &link, RemotePath directory, Times times = Times::All);
    ~ListDirectory() override;

    const RemotePath &directory() const { return m_directory; }
    Listing takeListing() { return std::move(m_listing); }
    qint64 bytesSoFar() const { return m_sink ? m_sink->reader.bytes() : 0; }

protected:
    void firstStep() override;

private:
    struct Sink : ByteSink {
        using ByteSink::ByteSink;
        explicit Sink(ListingReader::Format format);
        qint64 allowance(qint64 wanted) override;
        bool write(const char *data, qint64 size) override;
        ListingReader reader;
    };

    void list(const QByteArray &command, ListingReader::Format format, void (ListDirectory::*next)(MoveData &));
    void onFactsListed(MoveData &data);
    void enter();
    void onEntered(const Reply &reply);
    void onAllListed(MoveData &data);
    void listPlainly();
    void onPlainlyListed(MoveData &data);
    void findZone();
    void onZoneTime(const Reply &reply);
    void addZone();

    RemotePath m_directory;
    Times m_times;
    Listing m_listing;
    std::optional<Sink> m_sink;
    RemoteEntry m_zoneEntry;
    bool m_sawSelf = false;
    bool m_listedAgain = false; // in blocks, after the data connection was lost
};
