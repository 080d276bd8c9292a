// Lets go of very many things in slices: to free a hundred thousand entries at once would hold the event loop.
#pragma once

#include <QList>

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

namespace SlowEnd {
// step lets go of a little, well under a millisecond; true while there is more. From the event loop; what is left when
// the program ends goes then.
void of(std::function<bool()> step);

// Of a list that perhaps nobody else has.
template<class T>
void of(QList<T> list) {
    static constexpr qsizetype atOnce = 500;
    if (!list.isDetached() || list.size() <= atOnce)
        return;
    const auto kept = std::make_shared<QList<T>>(std::move(list));
    of([kept] {
        kept->resize(std::max<qsizetype>(kept->size() - atOnce, 0));
        return !kept->isEmpty();
    });
}
} // namespace SlowEnd
