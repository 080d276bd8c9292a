// What the file-exists dialog says about the two files: which is newer, which larger, what could be resumed.
#pragma once

#include "queue/transferitem.h"

#include <QCoreApplication>

class ExistingFile {
    Q_DECLARE_TR_FUNCTIONS(ExistingFile)

public:
    explicit ExistingFile(const ExistsQuestion &question)
        : m_question(question) {}

    QString sizeMark() const; // "larger", "smaller", "same size", or empty when unknown
    QString timeMark() const;
    QString newerText() const;
    QString sizeText() const;
    QString eitherText() const;
    bool canResume() const;
    QString resumeText() const;

private:
    bool sizesKnown() const { return m_question.sourceSize >= 0 && m_question.targetSize >= 0; }
    bool timesKnown() const { return m_question.sourceModified != 0 && m_question.targetModified != 0; }

    ExistsQuestion m_question;
};
