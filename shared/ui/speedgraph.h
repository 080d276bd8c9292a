// Two filled lines over time, downloads in the accent and uploads in the ok colour, on a quiet grid with three labels.
// Accessible as one picture whose description tells the newest values.
#pragma once

#include <QList>
#include <QWidget>

class SpeedGraph : public QWidget {
    Q_OBJECT
public:
    struct Sample {
        qint64 down = 0, up = 0; // bytes per second
        bool operator==(const Sample &) const = default;
    };

    // How many samples fit the width and how many seconds lie between two (300 of 1 s are 5 minutes).
    explicit SpeedGraph(int samples, int secondsPerSample = 1, QWidget *parent = nullptr);

    void append(Sample sample);
    void setSamples(const QList<Sample> &samples, int secondsPerSample);
    const QList<Sample> &samples() const { return m_samples; }
    // Only the two ends of the time axis are labelled.
    void setShortTimeLabels(bool shortLabels);
    // The top of the scale for a greatest value: the next of 1, 2, 4, 6, 8 times a power of ten in the binary unit that
    // fits.
    static qint64 niceTop(qint64 greatest);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString timeLabel(int seconds) const;
    void describe();

    QList<Sample> m_samples;
    int m_capacity;
    int m_secondsPerSample;
    bool m_shortTimeLabels = false;
};
