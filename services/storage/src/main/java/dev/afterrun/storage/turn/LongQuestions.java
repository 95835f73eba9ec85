package dev.afterrun.storage.turn;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;

/** Questions for which all files of a repository may be gone through, and which are not for many askers at once. */
@ApplicationScoped
public class LongQuestions {
    static final int AT_ONCE = 4;

    /** Each waits with a thread of its own and its request. */
    static final int PLACES = 32;

    /** Shorter than what stands before us waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Turns turns = new Turns(AT_ONCE, PLACES, PATIENCE);

    /** What {@code answer} yields in its turn; 503 where that is far. No transaction may be open, which would be held meanwhile. */
    public <T> T inTurn(Supplier<T> answer) {
        return turns.take(answer);
    }
}
