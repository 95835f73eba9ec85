package dev.afterrun.cli.deadletters;

import java.util.List;

/** The answer of {@code GET /v1/dead-letters}. */
record DeadLetterList(List<DeadLetter> deadLetters) {
    DeadLetterList {
        deadLetters = deadLetters == null ? List.of() : List.copyOf(deadLetters);
    }
}
