package dev.afterrun.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Which of several snapshots of one thing is newer: the highest wins, whenever it arrives.
 *
 * @param number 1 or more
 */
public record Revision(@JsonValue long number) implements Comparable<Revision> {
    @JsonCreator
    public Revision {
        if (number < 1) {
            throw new IllegalArgumentException("a revision is 1 or more, not " + number);
        }
    }

    @Override
    public int compareTo(Revision other) {
        return Long.compare(number, other.number);
    }
}
