package dev.afterrun.system;

import dev.afterrun.contracts.event.Topics;
import java.util.List;
import java.util.Map;

/** Which consumer group reads which topics. */
final class Reads {
    static final Map<String, List<String>> OF = Map.of(
            "storage", List.of(Topics.RUNS, Topics.PULL_REQUESTS, Topics.EXPIRY),
            "notifier", List.of(Topics.STORAGE),
            "reaper", List.of(Topics.STORAGE));

    private Reads() {}
}
