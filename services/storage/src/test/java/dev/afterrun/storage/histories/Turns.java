package dev.afterrun.storage.histories;

import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.SettableClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plays moves: one part in the caller's thread, several in threads that take turns. Each replica's clock is wrong. */
@ApplicationScoped
class Turns {
    private static final List<Duration> CLOCKS_ARE_WRONG_BY = List.of(Duration.ofMinutes(4), Duration.ofMinutes(-4));

    private final Sql sql;
    private final SettableClock clock;

    Turns(Sql sql, SettableClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What was unexpected. */
    Optional<Throwable> play(Move move, World world) {
        if (move.parts().size() == 1) {
            world.isAlone(true);
            var turn = new Turn(move.parts().getFirst(), Turn.Gate.OPEN);
            run(turn, move.parts().getFirst(), world);
            return turn.fault();
        }
        return play(move.parts(), Order.of(move.order()), world);
    }

    /** What was unexpected while these took turns in that order. */
    Optional<Throwable> play(List<Part> parts, Order order, World world) {
        world.isAlone(false);
        var lanes = new Lanes(this::waitingForLocks, order);
        var turns = parts.stream()
                .map(part -> lanes.add(gate -> new Turn(part, gate), turn -> run(turn, part, world)))
                .toList();
        lanes.play();
        return turns.stream().map(Turn::fault).flatMap(Optional::stream).findFirst();
    }

    private void run(Turn turn, Part part, World world) {
        clock.isWrongBy(CLOCKS_ARE_WRONG_BY.get(part.replica()));
        try {
            turn.run(world);
        } finally {
            clock.isWrongBy(Duration.ZERO);
        }
    }

    private int waitingForLocks() {
        return sql.first(row -> row.getInt(1), "SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")
                .orElseThrow();
    }
}
