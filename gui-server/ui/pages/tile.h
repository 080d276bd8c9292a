// One figure of the dashboard: a tinted icon, a name, a number with its unit, a line below, perhaps a bar.
#pragma once

#include "ui/card.h"

#include "ui/palette.h"

class PlainLabel;

class Tile : public Card {
    Q_OBJECT
public:
    Tile(const QString &iconName, Ink ink, const QString &name, QWidget *parent = nullptr);

    void setNumber(const QString &number);
    // "1.32 GiB" becomes number and unit; after is said behind them where there is room.
    void setBytes(qint64 bytes, const QString &after = {});
    void setDetails(const QString &details);
    // A bar in the place of the details; share from 0 to 1.
    void setBar(double share, bool warning);
    void hideBar();

private:
    class Bar;
    class Unit;
    void announce();
    QString m_name;
    PlainLabel *m_number;
    Unit *m_unit;
    PlainLabel *m_details;
    Bar *m_bar;
};
