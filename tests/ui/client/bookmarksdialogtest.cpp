#include "sites/bookmarksdialog.h"
#include "support/registry.h"
#include "ui/iconbutton.h"
#include "ui/labels.h"
#include "ui/tableview.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace {
const Bookmark one = {QStringLiteral("one"), QStringLiteral("/here/1"), "/there/1"},
               two = {QStringLiteral("two"), {}, "/bytes/\xff"}, // its name on the server is not UTF-8
    all = {QStringLiteral("all"), QStringLiteral("/tmp"), {}},
               here = {QStringLiteral("www"), QStringLiteral("/home/a/www"), "/www"};

struct BookmarksStage {
    BookmarksDialog dialog;
    QSignalSpy saved{&dialog, &BookmarksDialog::saved};

    explicit BookmarksStage(const QString &site = QStringLiteral("Site"))
        : dialog(site, {site.isEmpty() ? QList<Bookmark>() : QList<Bookmark>{one, two}, {all}}, here) {
        dialog.show();
        Q_UNUSED(QTest::qWaitForWindowActive(&dialog))
    }
    template<class Control>
    Control &named(const char *name) const {
        const QList<Control *> controls = dialog.findChildren<Control *>();
        return **std::find_if(controls.begin(), controls.end(), [&](const Control *control) {
            return control->accessibleName() == QLatin1String(name) ||
                   control->property("text").toString() == QLatin1String(name);
        });
    }
    TableView &list() const { return named<TableView>("Bookmarks"); }
    void choose(int group, int row) const {
        const QAbstractItemModel &model = *list().model();
        list().setCurrentIndex(model.index(row, 0, model.index(group, 0)));
    }
    void type(const char *field, const QString &text) const {
        named<QLineEdit>(field).selectAll();
        QTest::keyClick(&named<QLineEdit>(field), Qt::Key_Delete);
        QTest::keyClicks(&named<QLineEdit>(field), text);
    }
    BookmarksDialog::Lists lists() const { return saved.last().first().value<BookmarksDialog::Lists>(); }
};
} // namespace

class BookmarksDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void renamesOrdersAndRemoves() {
        BookmarksStage stage;
        QCOMPARE(stage.named<QLineEdit>("Name").text(), QStringLiteral("one"));
        QVERIFY(!stage.named<IconButton>("Move up").isEnabled());
        QTest::keyClick(&stage.list(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(stage.named<QLineEdit>("Name").text(), QStringLiteral("one")); // it is still the chosen one
        stage.choose(0, 0);
        stage.type("Name", QStringLiteral("second"));
        QCOMPARE(stage.list().currentIndex().data().toString(), QStringLiteral("second"));
        stage.choose(1, 0);
        QTest::keyClick(&stage.list(), Qt::Key_Delete);
        stage.named<QPushButton>("Save").click();
        Bookmark second = two;
        second.name = QStringLiteral("second");
        QVERIFY((stage.lists() == BookmarksDialog::Lists{{second, one}, {}}));
    }

    void addsThePlacesThatAreShown() {
        BookmarksStage stage;
        stage.dialog.addHere();
        QCOMPARE(stage.named<QLineEdit>("Folder here").text(), QStringLiteral("/home/a/www"));
        QVERIFY(stage.named<QLineEdit>("Name").hasSelectedText());
        stage.type("Name", QStringLiteral("Website"));
        stage.named<QPushButton>("Save").click();
        Bookmark added = here;
        added.name = QStringLiteral("Website");
        QVERIFY((stage.lists() == BookmarksDialog::Lists{{one, two, added}, {all}}));
    }

    void movesBetweenASiteAndEveryServer() {
        BookmarksStage stage;
        QTest::keyClick(&stage.named<QComboBox>("Shown for"), Qt::Key_Down);
        stage.named<QPushButton>("Save").click();
        QVERIFY((stage.lists() == BookmarksDialog::Lists{{two}, {all, one}}));
    }

    void withoutASavedSiteThereIsOneList() {
        BookmarksStage stage{QString()};
        QVERIFY(!stage.named<QComboBox>("Shown for").isVisible());
        stage.dialog.addHere();
        stage.named<QPushButton>("Save").click();
        QVERIFY((stage.lists() == BookmarksDialog::Lists{{}, {all, here}}));
    }

    void saysWhatIsMissing() {
        BookmarksStage stage;
        const auto says = [&stage](const QString &text) {
            const QList<PlainLabel *> labels = stage.dialog.findChildren<PlainLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](const PlainLabel *label) { return label->text() == text; });
        };
        stage.type("Name", QString());
        QCOMPARE(stage.list().currentIndex().data().toString(), QStringLiteral("(no name)"));
        stage.choose(1, 0);
        stage.named<QPushButton>("Save").click();
        QVERIFY(says(QStringLiteral("The bookmark needs a name.")));
        QCOMPARE(stage.named<QLineEdit>("Folder here").text(), one.localFolder); // it is shown
        stage.type("Name", QStringLiteral("n"));
        stage.type("Folder here", QString());
        stage.type("Folder on the server", QString());
        stage.named<QPushButton>("Save").click();
        QVERIFY(says(QStringLiteral("The bookmark needs a folder.")));
        QVERIFY(stage.saved.isEmpty() && stage.dialog.isVisible());
    }

    void whatIsAsItWasIsNotSaved() {
        BookmarksStage stage;
        stage.named<QPushButton>("Save").click();
        QVERIFY(!stage.dialog.isVisible());
        QVERIFY(stage.saved.isEmpty());
    }
};

WHERRY_TEST(BookmarksDialogTest)
#include "bookmarksdialogtest.moc"
