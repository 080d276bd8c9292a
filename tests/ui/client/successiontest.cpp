// Which entry of a former listing each one of the next is.
#include "models/succession.h"
#include "models/sortedentries.h"
#include "support/registry.h"
#include "support/widgetentries.h"

#include <QTest>

namespace {
std::shared_ptr<SortedEntries> listing(const QList<FileEntry> &entries, FileColumn column = FileColumn::Name) {
    std::shared_ptr<SortedEntries> made = SortedEntries::make();
    made->append(entries);
    made->sortBy(column, false);
    while (made->mergeStep()) {
    }
    return made;
}

// What the next listing's entries had before, by their numbers; 0 for those that are new.
std::vector<int> carriedOver(const SortedEntries &former, const SortedEntries &next) {
    Succession succession;
    while (succession.step(former, next)) {
    }
    std::vector<int> had;
    for (quint32 number = 0; number < former.count(); ++number)
        had.push_back(static_cast<int>(number) + 1);
    return succession.carriedOver(had);
}
} // namespace

class SuccessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsThemByTheirNames() {
        const auto former = listing({fileNamed("b"), fileNamed("c"), fileNamed("a")});
        const auto next = listing({fileNamed("d"), fileNamed("a"), fileNamed("b")});
        QCOMPARE(carriedOver(*former, *next), (std::vector<int>{0, 3, 1}));
        QCOMPARE(carriedOver(*former, *former), (std::vector<int>{1, 2, 3}));
        QCOMPARE(carriedOver(*listing({}), *next), (std::vector<int>{0, 0, 0}));
        QCOMPARE(carriedOver(*former, *listing({})), std::vector<int>());
    }

    void findsThemAtAnotherPlace() {
        const auto former =
            listing({fileNamed("a", 1), fileNamed("b", 2), fileNamed("c", 3), fileNamed("d", 4)}, FileColumn::Size);
        const auto next =
            listing({fileNamed("a", 9), fileNamed("b", 2), fileNamed("d", 0), fileNamed("e", 3)}, FileColumn::Size);
        QCOMPARE(carriedOver(*former, *next), (std::vector<int>{1, 2, 4, 0}));
    }

    // Sorted in the meantime by a person: slower, but right.
    void doesNotNeedTheSameOrder() {
        QList<FileEntry> entries;
        for (int i = 0; i < 5000; ++i)
            entries.append(fileNamed(QByteArray::number(i * 7919 % 5000), i));
        const auto former = listing(entries, FileColumn::Size);
        const auto next = listing(entries);
        const std::vector<int> had = carriedOver(*former, *next);
        for (int number = 0; number < 5000; ++number)
            QCOMPARE(had[static_cast<size_t>(number)], number + 1);
    }
};

WHERRY_TEST(SuccessionTest)
#include "successiontest.moc"
