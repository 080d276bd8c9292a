// Names and passwords that are made for people: easy to read aloud, hard to guess.
#pragma once

#include <QString>

// Five words of a list of 256 and four digits: 53 bits from the system's random generator ("kelp-orbit-...-4719").
QString makeSharePassword();
// "guest-7f3": three hexadecimal digits.
QString makeGuestName();
int shareWordCount(); // for the test: the list must have 256 different words
QString shareWord(int number);
