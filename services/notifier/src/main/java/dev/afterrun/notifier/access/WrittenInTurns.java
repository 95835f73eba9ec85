package dev.afterrun.notifier.access;

import dev.afterrun.duework.Worker.Outcome;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something of ours on the forge, as a row. Never two write it at once, in however many replicas.
 *
 * <pre>
 * free ──▶ somebody's turn ──▶ resting (after a write) ──▶ free
 *              └─ not held for too long ──▶ free
 * </pre>
 */
@MappedSuperclass
public abstract class WrittenInTurns {
    /** Longer than a request to the forge may take, so that a turn does not end while one is under way. */
    private static final Duration LEASE = Duration.ofSeconds(45);

    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private long turn;

    @Column(name = "turn_until")
    @Nullable
    private Instant turnUntil;

    @Column(name = "rest_until")
    @Nullable
    private Instant restUntil;

    @Column(name = "written_at")
    @Nullable
    private Instant writtenAt;

    /** What it is, in words for logs and errors. */
    protected abstract String what();

    /** When to come again, where it may not be written now; empty where it may. */
    public Optional<Outcome.Again> obstacle(Instant now) {
        if (isAfter(turnUntil, now)) {
            return Optional.of(new Outcome.Again(TRY_AGAIN, "another writes " + what()));
        }
        return isAfter(restUntil, now)
                ? Optional.of(new Outcome.Again(Duration.between(now, restUntil), what() + " rests"))
                : Optional.empty();
    }

    /** Begins a turn and tells its number; a later one has a higher number. */
    protected long beginTurn(Instant now) {
        turn++;
        turnUntil = now.plus(LEASE);
        return turn;
    }

    /** Whether it is still the turn of this number. */
    public boolean isTurn(long number) {
        return turn == number;
    }

    /** @throws TurnLost unless it is still the turn of this number */
    public void checkTurn(long number) throws TurnLost {
        if (!isTurn(number)) {
            throw new TurnLost(what());
        }
    }

    /** Makes sure that the turn lasts for one more request to the forge. */
    public void hold(long number, Instant now) throws TurnLost {
        checkTurn(number);
        turnUntil = now.plus(LEASE);
    }

    /** Ends the turn, where it is still that one. */
    public void endTurn(long number) {
        if (isTurn(number)) {
            turnUntil = null;
        }
    }

    /** It was written, and is left alone for a while. */
    protected void written(Instant now, Duration quiet) {
        writtenAt = now;
        restUntil = now.plus(quiet);
    }

    /** Whether it was written later than that. */
    protected boolean isWrittenAfter(Instant time) {
        return isAfter(writtenAt, time);
    }

    private static boolean isAfter(@Nullable Instant time, Instant now) {
        return time != null && time.isAfter(now);
    }
}
