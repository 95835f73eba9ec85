package dev.afterrun.http.rate;

import io.github.bucket4j.TimeMeter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How fast is read what nobody waits to be answered for, by who has written it: as fast as requests with one token come, and what breaks
 * rules far slower, since each of that is kept. Whoever is too fast waits, and is refused nothing.
 */
@Singleton
public class Pace {
    /** Of one author in a minute that were refused: what is kept of them until somebody has looked. */
    static final int REFUSALS = 60;

    private final Shares<String> taken;
    private final Shares<String> refused;
    private final TimeMeter time;
    private final Map<String, Long> resting = new ConcurrentHashMap<>();

    @Inject
    Pace(RateSettings settings) {
        this(settings.perToken(), TimeMeter.SYSTEM_NANOTIME);
    }

    /** @param perMinute 0 for any number */
    public Pace(int perMinute, TimeMeter time) {
        this.taken = new Shares<>("token", perMinute, time);
        this.refused = new Shares<>("refusals", REFUSALS, time);
        this.time = time;
    }

    /** How long {@code author} has to wait until one more may be taken; zero where one was, just now. */
    public Duration take(String author) {
        var rest = resting.getOrDefault(author, time.currentTimeNanos()) - time.currentTimeNanos();
        if (rest > 0) {
            return Duration.ofNanos(rest);
        }
        resting.remove(author);
        return taken.take(author).map(Share::until).orElse(Duration.ZERO);
    }

    /** What was taken of {@code author} was refused. */
    public void refused(String author) {
        refused.take(author)
                .filter(Share::isPassed)
                .ifPresent(share -> resting.put(
                        author, time.currentTimeNanos() + share.until().toNanos()));
    }
}
