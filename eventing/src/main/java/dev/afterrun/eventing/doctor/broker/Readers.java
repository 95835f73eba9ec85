package dev.afterrun.eventing.doctor.broker;

import dev.afterrun.contracts.event.Topics;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A group of consumers, which is called as its service is, and the topics that it reads.
 *
 * @param group as the broker has it
 */
record Readers(String group, Set<String> topics) {
    /** All that read what services tell each other. */
    static final List<Readers> OF_FACTS = List.of(
            new Readers("storage", sorted(Topics.RUNS, Topics.PULL_REQUESTS, Topics.EXPIRY)),
            new Readers("notifier", sorted(Topics.STORAGE, Topics.PULL_REQUESTS)),
            new Readers("reaper", sorted(Topics.STORAGE)));

    /** Who reads what direct producers write. */
    static Readers ofProduced(Set<String> topics) {
        return new Readers("ingest", new TreeSet<>(topics));
    }

    private static Set<String> sorted(String... topics) {
        return new TreeSet<>(Set.of(topics));
    }
}
