package dev.afterrun.http.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What an issuer may give an account; {@link Permissions} says what it comes to. Other words in a token say nothing. */
enum Role {
    /** Reads. */
    VIEWER,
    /** Publishes as a job does. */
    PUBLISHER,
    /** Has the say in its repositories: all that a publisher may, and what becomes of files, and who else publishes. */
    MAINTAINER,
    /** Runs the installation; that alone makes nobody a publisher. */
    OPERATOR;

    /** As tokens have it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether whoever has these has this one. */
    boolean isAmong(Set<String> words) {
        return Stream.concat(Stream.of(this), Arrays.stream(values()).filter(this::isPartOf))
                .map(Role::word)
                .anyMatch(words::contains);
    }

    private boolean isPartOf(Role other) {
        return switch (other) {
            case VIEWER -> false;
            case PUBLISHER, OPERATOR -> this == VIEWER;
            case MAINTAINER -> this == VIEWER || this == PUBLISHER;
        };
    }
}
