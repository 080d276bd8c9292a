// A QR code as a picture: dark modules on white with the quiet zone that scanners need, in both themes.
#pragma once

#include <QWidget>

class QrCode : public QWidget {
    Q_OBJECT
public:
    // Text in UTF-8; the code grows with it. Longer than 2,900 bytes gives none.
    explicit QrCode(const QString &text, QWidget *parent = nullptr);
    int modules() const { return m_modules; } // per side, 0 when there is no code
    QSize sizeHint() const override { return {208, 208}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_modules = 0;
    QByteArray m_dark; // one byte a module, row by row
};
