// Which bytes of a file stand, which are being fetched and which are still wanted: the plan that several connections
// work off together. Plain values; owned by a SharedDownload.
#pragma once

#include <QList>
#include <QtGlobal>

#include <map>
#include <optional>

class FileRanges {
public:
    static constexpr qint64 smallest = 4 * 1024 * 1024; // bytes; what is being fetched is not divided below it

    struct Range {
        qint64 first = 0;
        qint64 end = 0; // behind the last byte
        bool operator==(const Range &) const = default;
    };
    using Ranges = QList<Range>;
    using Key = qint64; // of a range that is being fetched

    // standing: what is there already; parts of it outside of the file or out of order are left out.
    explicit FileRanges(qint64 size, const Ranges &standing = {});

    qint64 size() const { return m_size; }
    // A range that nobody fetches, else the second half of the largest remainder under way; nothing when what is under
    // way is too small to be divided.
    [[nodiscard]] std::optional<Key> claim();
    bool hasWork() const;      // claim() would find something
    qint64 at(Key key) const;  // the next byte that is wanted
    qint64 end(Key key) const; // comes nearer when the range is divided, and goes back when the other half is let go
    void advance(Key key, qint64 bytes);
    // The last bytes that came do not count: they are fetched again.
    void takeBack(Key key, qint64 bytes);
    // Fetched to its end, or not: then the remainder is claimed by another one.
    void release(Key key);

    Ranges standing() const;
    qint64 sum() const { return m_sum; } // bytes that stand
    bool isWhole() const { return m_sum == m_size; }
    // Bytes stand, or soon will, behind some that are missing.
    bool isDivided() const { return m_pieces.size() > 1; }
    // So many bytes before this one stand, at most `wanted`.
    qint64 standsBefore(qint64 offset, qint64 wanted) const;

private:
    struct Piece { // from its key on
        qint64 at;
        qint64 end;
        bool isClaimed = false;
        qint64 remainder() const { return end - at; }
    };
    std::map<qint64, Piece>::iterator divisible();

    qint64 m_size;
    qint64 m_sum = 0;
    std::map<qint64, Piece> m_pieces; // side by side, from 0 to the size
};
