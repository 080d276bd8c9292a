// What the other side of a TLS connection thought of our certificate, told by its alert (RFC 8446 6.2).
#pragma once

struct Failure;

// Of an error of OpenSSL: the number of the alert when it says that our certificate was missed or not accepted, else 0.
[[nodiscard]] int certificateAlert(unsigned long error);
// A failure that came of one; its code is the alert's number.
[[nodiscard]] bool isCertificateAlert(const Failure &failure);
