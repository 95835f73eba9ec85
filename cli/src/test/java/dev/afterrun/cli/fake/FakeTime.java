package dev.afterrun.cli.fake;

import dev.afterrun.cli.server.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes while somebody pauses, at once and at no other moment. */
public final class FakeTime implements Pause {
    private final List<Duration> pauses = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private Duration passed = Duration.ZERO;

    private record Event(Duration at, Runnable happening) {}

    /** What happens once so much time has passed. */
    public synchronized FakeTime at(Duration time, Runnable happening) {
        events.add(new Event(time, happening));
        return this;
    }

    /** How long each pause was. */
    public synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    /** How long all of them were. */
    public synchronized Duration passed() {
        return passed;
    }

    @Override
    public synchronized void last(Duration time) {
        pauses.add(time);
        passed = passed.plus(time);
        var due = events.stream()
                .filter(event -> event.at().compareTo(passed) <= 0)
                .toList();
        events.removeAll(due);
        due.forEach(event -> event.happening().run());
    }

    @Override
    public synchronized long nanos() {
        return passed.toNanos();
    }
}
