package dev.afterrun.storage.disposal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How long the last steps of one kind took, and how long to rest for it: not at all while they are quick; else in proportion, so
 * that what is slow is used for a part of the time only, and less the slower it is. Used by many threads at once.
 */
final class Strain {
    /** One slow step among them is no reason to rest for long; several are. */
    private static final int LAST = 8;

    private final YieldingSettings settings;
    private final Deque<Duration> last = new ArrayDeque<>();
    private Duration sum = Duration.ZERO;

    Strain(YieldingSettings settings) {
        this.settings = settings;
    }

    /**
     * So many steps, done together, took so long; returns how long to rest after them. What one took says whether to rest; as
     * all of them were at work, the rest is after all of them.
     */
    synchronized Duration took(Duration time, int number) {
        var each = time.dividedBy(number);
        last.add(each);
        sum = sum.plus(each);
        if (last.size() > LAST) {
            sum = sum.minus(last.remove());
        }
        var average = sum.dividedBy(last.size());
        if (average.compareTo(settings.slow()) <= 0) {
            return Duration.ZERO;
        }
        var rest = average.multipliedBy(settings.times()).multipliedBy(number);
        return rest.compareTo(settings.mostRest()) < 0 ? rest : settings.mostRest();
    }

    /** A step failed after so long: as bad as the slowest. */
    Duration failed(Duration time) {
        var worst = settings.mostRest().dividedBy(Math.max(1, settings.times()));
        return took(time.compareTo(worst) > 0 ? time : worst, 1);
    }
}
