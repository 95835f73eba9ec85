package dev.afterrun.storage.histories;

import dev.afterrun.contracts.job.JobKey;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When files may go: by the rules, pull requests and pins that there are for sure. Whatever has begun and was not seen to be
 * done, or was done while others did something else, may be so or not; then both may follow.
 */
final class Ends {
    /** By how much clocks differ, and how long a history takes. */
    private static final Duration SLACK = Duration.ofMinutes(15);

    private final Map<String, Set<Rules>> rules = new HashMap<>();
    private final Map<JobKey, Duration> closed = new HashMap<>();
    private final Set<JobKey> heardOf = new HashSet<>();
    private final Map<Kept, Held> pins = new LinkedHashMap<>();
    private Duration now = Duration.ZERO;

    /** It is so much later. */
    synchronized void passes(Duration time) {
        now = now.plus(time);
    }

    /** From now on these rules may be those of the repository. */
    synchronized void rulesMayBe(String repository, Rules fresh) {
        rules.computeIfAbsent(repository, any -> EnumSet.of(Rules.NONE)).add(fresh);
    }

    /** These alone are. */
    synchronized void rulesAre(String repository, Rules only) {
        rules.put(repository, EnumSet.of(only));
    }

    /** From now on the job's pull request may be closed, unless it may have been before. */
    synchronized void mayBeClosed(JobKey job) {
        closed.putIfAbsent(job, now);
    }

    /** Storage knows that the job's pull request is as it is. */
    synchronized void isHeardOf(JobKey job, boolean open) {
        heardOf.add(job);
        if (open) {
            closed.remove(job);
        }
    }

    /** What held it may do so no more. */
    synchronized Optional<Held> mayBeFree(Kept kept) {
        return Optional.ofNullable(pins.remove(kept));
    }

    /** Nothing is held any more. */
    synchronized void allMayBeFree() {
        pins.clear();
    }

    /** It is held for so long, or until somebody ends it; of two who keep it at once, whoever does so for less long counts. */
    synchronized void isHeld(Kept kept, long pin, Optional<Duration> time) {
        var fresh = new Held(pin, time.map(now::plus));
        pins.merge(kept, fresh, (one, other) -> one.outlasts(other) ? other : one);
    }

    /** Something that is held; none where nothing is. */
    synchronized Optional<Kept> held(int number) {
        var all = List.copyOf(pins.keySet());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(number % all.size()));
    }

    /** Whether nothing keeps the file from going. */
    synchronized boolean mayGo(FileFacts file) {
        var tie = new Tie(
                !heardOf.contains(file.job()),
                Optional.ofNullable(closed.get(file.job()))
                        .map(since -> now.plus(SLACK).minus(since)));
        return !file.held()
                && pins.entrySet().stream().noneMatch(pin -> pin.getKey().holds(file) && isOn(pin.getValue()))
                && rules.getOrDefault(file.repository(), EnumSet.of(Rules.NONE)).stream()
                        .anyMatch(some -> some.letGo(file, tie));
    }

    private boolean isOn(Held held) {
        return held.until().filter(end -> end.compareTo(now.plus(SLACK)) <= 0).isEmpty();
    }

    /**
     * A pin.
     *
     * @param until empty: until somebody ends it
     */
    record Held(long pin, Optional<Duration> until) {
        private boolean outlasts(Held other) {
            return until.isEmpty()
                    || other.until.filter(end -> end.compareTo(until.get()) < 0).isPresent();
        }
    }
}
