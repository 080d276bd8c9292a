// How names are compared for people: numbers as numbers ("file2" before "file10"), without regard to case.
#pragma once

#include <QCollator>

QCollator naturalCollator();
