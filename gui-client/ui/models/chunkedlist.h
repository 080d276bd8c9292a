// A list that grows without ever moving what it holds: a hundred thousand entries are no reason for one long pause.
#pragma once

#include <QtGlobal>

#include <utility>
#include <vector>

template<class T>
class ChunkedList {
public:
    void push_back(T value) {
        if (m_chunks.empty() || m_chunks.back().size() == chunk)
            m_chunks.emplace_back().reserve(chunk);
        m_chunks.back().push_back(std::move(value));
    }
    quint32 size() const {
        return m_chunks.empty() ? 0 : static_cast<quint32>((m_chunks.size() - 1) * chunk + m_chunks.back().size());
    }
    const T &operator[](quint32 number) const { return m_chunks[number / chunk][number % chunk]; }
    T &operator[](quint32 number) { return m_chunks[number / chunk][number % chunk]; }

    const T &back() const { return m_chunks.back().back(); }
    bool isEmpty() const { return m_chunks.empty(); }
    void clear() { m_chunks.clear(); }
    void dropSome() { m_chunks.pop_back(); } // from the end. Precondition: not empty

private:
    static constexpr size_t chunk = 512;
    std::vector<std::vector<T>> m_chunks;
};
