// One figure of the dashboard: a tinted icon, a name, a number with its unit, a line below, perhaps a bar.
#pragma once

#include "ui/card.h"

#include "ui/palette.h"

class PlainLabel;

class Tile : public Card {
    Q_OBJECT
public:
    Tile(const QString &iconName, Ink ink, const QString &name, QWidget *parent = nullptr);

    void setNumber(const QString &number, const QString &unit = {});
    // "1.32 GiB" becomes number and unit.
    void setBytes(qint64 bytes, const QString &after = {});
    void setDetails(const QString &details);
    // A bar in the place of the details; share from 0 to 1.
    void setBar(double share, bool warning);
    void hideBar();

private:
    class Bar;
    void announce();
    QString m_name;
    PlainLabel *m_number, *m_unit, *m_details;
    Bar *m_bar;
};
