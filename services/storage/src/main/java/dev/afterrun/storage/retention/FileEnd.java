package dev.afterrun.storage.retention;

import java.time.Instant;
import java.util.Optional;

/** When a file goes, by which rule, and why. */
public sealed interface FileEnd {
    /** The name of the rule that gave it. */
    String rule();

    /** In words for people, such as {@code 7 days after the run}. */
    String why();

    /** The moment, where there is one. */
    Optional<Instant> moment();

    /** The later of this end and {@code other}; this one where both are the same. */
    default FileEnd later(FileEnd other) {
        return switch (this) {
            case None none -> none;
            case At(var at, var _, var _) ->
                other.moment().filter(end -> !end.isAfter(at)).isPresent() ? this : other;
        };
    }

    /** It goes at this moment. */
    record At(Instant at, String rule, String why) implements FileEnd {
        @Override
        public Optional<Instant> moment() {
            return Optional.of(at);
        }
    }

    /** It stays, until something changes. */
    record None(String rule, String why) implements FileEnd {
        @Override
        public Optional<Instant> moment() {
            return Optional.empty();
        }
    }
}
