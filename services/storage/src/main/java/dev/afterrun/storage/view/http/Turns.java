package dev.afterrun.storage.view.http;

import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.rate.Clients;
import dev.afterrun.http.rate.Network;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Turns at what takes memory as long as its reader takes. One client has half of them at most, so that others find one; and where there
 * is none, the slowest of those that have had their time makes room.
 */
public final class Turns {
    private static final String SOON = "5";

    private final String what;
    private final int most;
    private final LongSupplier nanos;
    private final Set<Turn> taken = new HashSet<>();

    /**
     * @param what what is written in turn, in the plural
     * @param most how many of that at once
     */
    public Turns(String what, int most) {
        this(what, most, System::nanoTime);
    }

    Turns(String what, int most, LongSupplier nanos) {
        this.what = what;
        this.most = most;
        this.nanos = nanos;
    }

    /**
     * The next turn, for whoever sends {@code context}; who is told when to come back otherwise.
     *
     * @throws ProblemException 429 where this client has its share, 503 where nobody gets one
     */
    public Turn take(RoutingContext context, Clients clients) {
        try {
            return take(clients.counted(context.request()));
        } catch (ProblemException refused) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, SOON);
            throw refused;
        }
    }

    /** @param client empty for whoever is not counted */
    synchronized Turn take(Optional<Network> client) {
        if (client.stream().anyMatch(this::hasItsShare)) {
            throw new ProblemException(ownTaken());
        }
        if (taken.size() >= most) {
            makeRoom();
            throw new ProblemException(allTaken());
        }
        var turn = new Turn(client, this::end, nanos);
        taken.add(turn);
        return turn;
    }

    private boolean hasItsShare(Network client) {
        return taken.stream().filter(turn -> turn.isOf(client)).count() >= share();
    }

    private int share() {
        return Math.max(1, most / 2);
    }

    /** Where one is on its way out, it makes the room. */
    private void makeRoom() {
        if (taken.stream().noneMatch(Turn::isLost)) {
            taken.stream()
                    .filter(turn -> turn.over().isPositive())
                    .max(Comparator.comparing(Turn::over))
                    .ifPresent(Turn::lose);
        }
    }

    private synchronized void end(Turn turn) {
        taken.remove(turn);
    }

    private Problem ownTaken() {
        return ProblemType.TOO_MANY.because(
                "others of the " + what + " are being written to your address; take one after the other",
                share() + " " + what + " at once for one address",
                share() + 1);
    }

    private Problem allTaken() {
        return ProblemType.UNAVAILABLE.because(
                "other " + what + " are being written; try again in a moment",
                most + " " + what + " at once",
                most + 1);
    }
}
