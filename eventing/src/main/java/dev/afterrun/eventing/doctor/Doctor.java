package dev.afterrun.eventing.doctor;

import dev.afterrun.contracts.doctor.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Has checks look, all at the same time and each on its own: one that fails, or never comes back, hides none of the others. Who asks
 * while one looks waits for the same look, so that what hangs is never begun twice.
 */
@ApplicationScoped
public class Doctor {
    /** The longest that a look may take. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(Doctor.class);

    private final ConcurrentMap<String, Look> underWay = new ConcurrentHashMap<>();

    /** What all of these find, in their order. Takes no longer than {@link #PATIENCE}, whatever they do. */
    public List<Finding> examine(Collection<? extends Check> checks) throws InterruptedException {
        return examine(checks, PATIENCE);
    }

    List<Finding> examine(Collection<? extends Check> checks, Duration patience) throws InterruptedException {
        var looks = checks.stream()
                .map(check -> underWay.computeIfAbsent(check.name(), _ -> begin(check)))
                .toList();
        var end = System.nanoTime() + patience.toNanos();
        var findings = new ArrayList<Finding>();
        for (var look : looks) {
            findings.addAll(look.awaited(patience, end));
        }
        return List.copyOf(findings);
    }

    private Look begin(Check check) {
        var look = new Look(check.name(), new FutureTask<>(check::look));
        Thread.ofVirtual().name("doctor-" + check.name()).start(() -> {
            try {
                look.found().run();
            } finally {
                underWay.remove(look.name(), look);
            }
        });
        return look;
    }

    private record Look(String name, FutureTask<List<Finding>> found) {
        List<Finding> awaited(Duration patience, long end) throws InterruptedException {
            try {
                return found.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                found.cancel(true);
                return List.of(Finding.wrong(
                        name,
                        "no answer within " + patience.toSeconds() + " s",
                        "look whether it is up, and whether the service may reach it"));
            } catch (CancellationException e) {
                return List.of(Finding.wrong(
                        name,
                        "an earlier look was given up and has not come back",
                        "ask again in a minute; where it stays so, what it waits for hangs"));
            } catch (ExecutionException e) {
                return List.of(failed(e));
            }
        }

        private Finding failed(ExecutionException failure) {
            if (failure.getCause() instanceof CannotLook shut) {
                return Finding.notChecked(name, String.valueOf(shut.getMessage()), shut.mend());
            }
            LOG.warnf(failure, "The check '%s' failed", name);
            return Finding.wrong(name, rootOf(failure), "the service's log has all of the cause");
        }

        private static String rootOf(Throwable failure) {
            var cause = failure.getCause();
            return cause == null ? failure.getClass().getSimpleName() + ": " + failure.getMessage() : rootOf(cause);
        }
    }
}
