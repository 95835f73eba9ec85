package dev.afterrun.storage.histories;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A history that goes wrong, and what is wrong then, in sentences. */
record Failure(History history, List<String> complaints) {
    private static final int TRIES = 300;

    /** The simplest history that is found to go wrong as well, one thing left out after the other, within a number of tries. */
    Failure simplest(Player player) throws IOException {
        var tries = 0;
        var smallest = this;
        for (var simpler = Optional.of(this); simpler.isPresent() && tries < TRIES; ) {
            smallest = simpler.get();
            simpler = Optional.empty();
            for (var candidate : smallest.history().simpler().toList()) {
                var found = player.play(candidate);
                tries++;
                if (!found.isEmpty()) {
                    simpler = Optional.of(new Failure(candidate, found));
                    break;
                }
            }
        }
        return smallest;
    }

    @Override
    public String toString() {
        return "seed %d%n%s%n%s".formatted(history.seed(), history, String.join("\n", complaints));
    }
}
