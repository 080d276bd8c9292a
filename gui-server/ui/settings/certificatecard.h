// The certificate that the server shows: for whom, until when, its fingerprint; importing another and making a new one.
#pragma once

#include "models/servercontrol.h"

#include <QWidget>

class PlainLabel;
class QPushButton;

class CertificateCard : public QWidget {
    Q_OBJECT
public:
    explicit CertificateCard(ServerControl &control, QWidget *parent = nullptr);

    // "AB:CD:..." in two lines of 16 pairs.
    static QString twoLines(const QString &fingerprint);

private:
    void refresh();
    void onCopy();
    void onImport();
    void onRenew();
    void tell(const Expected<CertificateFacts> &outcome, const QString &complaint);

    ServerControl &m_control;
    PlainLabel *m_subject, *m_validity, *m_fingerprint, *m_note;
    QPushButton *m_copy, *m_import, *m_renew;
};
