// The marks (MLSx "unique", RFC 3659 7.5.2) of a folder and of those above it: what a walk tells a loop by. A value,
// shared between the folders below.
#pragma once

#include <QByteArray>

#include <memory>

class Ancestry {
public:
    // Of a folder with this mark below the ones here; an empty mark tells nothing.
    Ancestry with(const QByteArray &mark) const {
        Ancestry below;
        below.m_level = std::make_shared<const Level>(Level{mark, m_level});
        return below;
    }
    bool contains(const QByteArray &mark) const {
        for (const Level *level = m_level.get(); level && !mark.isEmpty(); level = level->above.get()) {
            if (level->mark == mark)
                return true;
        }
        return false;
    }

private:
    struct Level {
        QByteArray mark;
        std::shared_ptr<const Level> above;
    };
    std::shared_ptr<const Level> m_level;
};
