package dev.afterrun.storage.audit;

import dev.afterrun.duework.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;

/** Goes through one store of an audit, a turn at a time; what it was at when it was killed comes again with the lease's end. */
@ApplicationScoped
class AuditStore implements Worker {
    static final String KIND = "audit-store";

    /** Longer than a page of any listing takes. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** A store that is away for a few minutes costs nothing. */
    private static final int TRIES = 8;

    private final AuditParts parts;
    private final AuditTurn turn;

    AuditStore(AuditParts parts, AuditTurn turn) {
        this.parts = parts;
        this.turn = turn;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration lease() {
        return LEASE;
    }

    @Override
    public int parallel() {
        return 1;
    }

    @Override
    public Outcome work(String key) throws IOException {
        var part = parts.unfinished(AuditPart.Name.parse(key));
        return part.isEmpty() ? Outcome.DONE : new Outcome.Again(turn(part.get()), "the audit goes on");
    }

    private Duration turn(AuditPart part) throws IOException {
        try {
            return switch (part.phase()) {
                case COMPARE -> turn.compare(part);
                case MEND -> {
                    turn.mend(part);
                    yield Duration.ZERO;
                }
                case DONE, SUSPECT -> Duration.ZERO;
            };
        } catch (IOException e) {
            if (part.failures() + 1 < TRIES) {
                parts.failed(part);
                throw e;
            }
            turn.suspect(part, "it failed " + TRIES + " times, at last with: " + e.getMessage());
            return Duration.ZERO;
        }
    }
}
