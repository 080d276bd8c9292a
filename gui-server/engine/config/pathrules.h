// What an account may do below one virtual path, where that differs from the rest of its home. The longest path that
// holds a name decides.
#pragma once

#include "config/configuration.h"

#include <algorithm>

struct PathRule {
    QByteArray path; // "/incoming", absolute and normal
    Permissions permissions;

    friend bool operator==(const PathRule &, const PathRule &) = default;
};

class PathRules {
public:
    PathRules() = default;
    explicit PathRules(QList<PathRule> rules)
        : m_rules(std::move(rules)) {}

    bool isEmpty() const { return m_rules.isEmpty(); }
    const QList<PathRule> &all() const { return m_rules; }
    // absolutePath: as VirtualPath::absolute() says it.
    Permissions at(const QByteArray &absolutePath, Permissions elsewhere) const {
        const PathRule *best = nullptr;
        for (const PathRule &rule : m_rules)
            if (holds(rule.path, absolutePath) && (!best || rule.path.size() > best->path.size()))
                best = &rule;
        return best ? best->permissions : elsewhere;
    }
    bool grantAnywhere(Permission permission) const {
        return std::any_of(m_rules.begin(), m_rules.end(),
                           [permission](const PathRule &rule) { return rule.permissions.testFlag(permission); });
    }
    // Whether a rule begins at the path or below it: what is done to the whole of it concerns the rule.
    bool namesOrHolds(const QByteArray &absolutePath) const {
        return std::any_of(m_rules.begin(), m_rules.end(),
                           [&](const PathRule &rule) { return holds(absolutePath, rule.path); });
    }

    friend bool operator==(const PathRules &, const PathRules &) = default;

private:
    static bool holds(const QByteArray &directory, const QByteArray &path) {
        return directory == "/" || path == directory ||
               (path.startsWith(directory) && path.size() > directory.size() && path.at(directory.size()) == '/');
    }

    QList<PathRule> m_rules;
};
