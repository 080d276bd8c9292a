// A prompt at which a person edits a line (libedit), on the event loop: keys are taken one by one as they come, and
// what happens meanwhile is written above the line.
#pragma once

#include "cli/shell/commandsource.h"

#include <QSocketNotifier>
#include <QStringList>

#include <memory>
#include <string>

struct editline; // of libedit
struct historyW;

class LineEditor : public CommandSource {
    Q_OBJECT
public:
    // On standard input and output, which are terminals. history: oldest first.
    explicit LineEditor(const QStringList &history);
    ~LineEditor() override;

    void next(const QString &prompt) override;
    bool isInteractive() const override { return true; }
    void remember(const QString &line); // for the arrow keys
    bool isAsking() const { return m_isAsking; }

    // Takes the line off the screen and puts it back: other output comes in between.
    void clear();
    void restore();
    // Ctrl+C: the line is thrown away, and the prompt comes again.
    void discard();

    QString shown() const; // prompt and line, as they stand on the screen
    // What stands before the cursor.
    QString beforeCursor() const;
    // In place of so many characters before the cursor.
    void replace(qsizetype count, const QString &text);

Q_SIGNALS:
    void completionWanted(); // Tab
    void discarded();

private:
    static int readCharacter(editline *editor, wchar_t *character);
    static wchar_t *promptOf(editline *editor);
    static unsigned char complete(editline *editor, int key);
    void onReadable();
    bool awaitInput();
    void stopAsking();

    struct Free {
        void operator()(editline *editor) const;
        void operator()(historyW *history) const;
    };
    std::unique_ptr<historyW, Free> m_history;
    std::unique_ptr<editline, Free> m_editor;
    QSocketNotifier m_notifier;
    std::wstring m_prompt;
    int m_promptWidth = 0;
    bool m_isAsking = false;
    bool m_isInKey = false;     // the library is at work on a key, which may take several characters
    bool m_isDiscarded = false; // meanwhile
    bool m_hasEnded = false;    // the terminal is gone
};
