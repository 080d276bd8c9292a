#include "operations/transfer/fileranges.h"

#include <algorithm>
#include <iterator>

namespace {
constexpr qint64 page = 4096; // divided at its multiples
}

FileRanges::FileRanges(qint64 size, const Ranges &standing)
    : m_size(size) {
    qint64 first = 0; // of the piece that is being made
    qint64 at = 0;
    for (const Range &range : standing) {
        if (range.first < at || range.end <= range.first || range.end > size)
            continue;
        if (range.first > at) {
            m_pieces[first] = {at, range.first};
            first = range.first;
        }
        at = range.end;
        m_sum += range.end - range.first;
    }
    m_pieces[first] = {at, size};
}

std::map<qint64, FileRanges::Piece>::iterator FileRanges::divisible() {
    const auto largest = std::max_element(m_pieces.begin(), m_pieces.end(), [](const auto &a, const auto &b) {
        return a.second.remainder() < b.second.remainder();
    });
    return largest != m_pieces.end() && largest->second.remainder() >= 2 * smallest ? largest : m_pieces.end();
}

std::optional<FileRanges::Key> FileRanges::claim() {
    const auto free = std::find_if(m_pieces.begin(), m_pieces.end(), [](const auto &piece) {
        return !piece.second.isClaimed && piece.second.remainder() > 0;
    });
    if (free != m_pieces.end()) {
        free->second.isClaimed = true;
        return free->first;
    }
    const auto largest = divisible();
    if (largest == m_pieces.end())
        return {};
    Piece &slow = largest->second;
    const qint64 middle = (slow.at + slow.remainder() / 2 + page - 1) / page * page;
    m_pieces[middle] = {middle, slow.end, true};
    slow.end = middle;
    return middle;
}

bool FileRanges::hasWork() const {
    return std::any_of(m_pieces.begin(), m_pieces.end(), [](const auto &piece) {
        return piece.second.remainder() >= (piece.second.isClaimed ? 2 * smallest : 1);
    });
}

qint64 FileRanges::at(Key key) const { return m_pieces.at(key).at; }

qint64 FileRanges::end(Key key) const { return m_pieces.at(key).end; }

void FileRanges::advance(Key key, qint64 bytes) {
    m_pieces.at(key).at += bytes;
    m_sum += bytes;
}

void FileRanges::takeBack(Key key, qint64 bytes) {
    Piece &piece = m_pieces.at(key);
    const qint64 less = std::min(bytes, piece.at - key);
    piece.at -= less;
    m_sum -= less;
}

void FileRanges::release(Key key) {
    auto piece = m_pieces.find(key);
    piece->second.isClaimed = false;
    if (piece != m_pieces.begin()) {
        Piece &former = std::prev(piece)->second;
        // Nothing came of it: whoever gave it away gets it back. Behind what is whole it is the rest of that.
        const bool isUntouched = piece->second.at == piece->first;
        if (former.isClaimed ? isUntouched : former.remainder() == 0) {
            former.at = former.isClaimed ? former.at : piece->second.at;
            former.end = piece->second.end;
            piece = std::prev(m_pieces.erase(piece));
        }
    }
    const auto next = std::next(piece);
    if (next == m_pieces.end() || piece->second.isClaimed || next->second.isClaimed || piece->second.remainder() > 0)
        return;
    piece->second = next->second;
    m_pieces.erase(next);
}

FileRanges::Ranges FileRanges::standing() const {
    Ranges ranges;
    for (const auto &[first, piece] : m_pieces) {
        if (piece.at == first)
            continue;
        if (!ranges.isEmpty() && ranges.last().end == first)
            ranges.last().end = piece.at;
        else
            ranges.append({first, piece.at});
    }
    return ranges;
}

qint64 FileRanges::standsBefore(qint64 offset, qint64 wanted) const {
    const Ranges all = standing();
    for (const Range &range : all) {
        if (range.first < offset && offset <= range.end)
            return std::min(wanted, offset - range.first);
    }
    return 0;
}
