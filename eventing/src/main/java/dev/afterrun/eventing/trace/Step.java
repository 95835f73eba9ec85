package dev.afterrun.eventing.trace;

import dev.afterrun.contracts.trace.TraceParent;
import java.util.List;

/**
 * What is done, before it is.
 *
 * @param name few in number: what differs between two of them is said beside it
 * @param links others that set it off too, of traces of their own
 */
public record Step(String name, Kind kind, Cause cause, List<TraceParent> links) {
    public Step {
        links = List.copyOf(links);
    }

    /** One that has one cause at most. */
    public Step(String name, Kind kind, Cause cause) {
        this(name, kind, cause, List.of());
    }

    /** On which side of which kind of way it is, with the number that OTLP has for it. */
    public enum Kind {
        WITHIN(1),
        SERVER(2),
        CLIENT(3),
        CONSUMER(5);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }
    }
}
