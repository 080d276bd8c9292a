#include "commands/phrasebook.h"

#include "commands/chinese.h"

QByteArray phrase(Language language, std::string_view english, std::initializer_list<QByteArray> arguments) {
    const std::string_view sentence = language == Language::Chinese ? Chinese::translation(english) : english;
    QByteArray text;
    text.reserve(qsizetype(sentence.size()) + 64);
    for (std::size_t at = 0; at < sentence.size(); ++at) {
        const bool marks = sentence[at] == '%' && at + 1 < sentence.size();
        const int number = marks ? sentence[at + 1] - '1' : -1;
        if (number >= 0 && number < int(arguments.size())) {
            text += arguments.begin()[number];
            ++at;
        } else {
            text += sentence[at];
        }
    }
    return text;
}
