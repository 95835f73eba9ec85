package dev.afterrun.eventing.doctor;

import dev.afterrun.contracts.doctor.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Has checks look, all at the same time and each on its own: one that fails, or never comes back, hides none of the others. What never
 * comes back is not begun a second time, however often somebody asks.
 */
@ApplicationScoped
public class Doctor {
    /** The longest that a look may take. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(Doctor.class);

    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** What all of these find, in their order. Takes no longer than {@link #PATIENCE}, whatever they do. */
    public List<Finding> examine(Collection<? extends Check> checks) throws InterruptedException {
        return examine(checks, PATIENCE);
    }

    List<Finding> examine(Collection<? extends Check> checks, Duration patience) throws InterruptedException {
        var looks = checks.stream().map(this::begin).toList();
        var end = System.nanoTime() + patience.toNanos();
        var findings = new ArrayList<Finding>();
        for (var look : looks) {
            findings.addAll(look.awaited(patience, end));
        }
        return List.copyOf(findings);
    }

    private Look begin(Check check) {
        var look = new Look(check, new FutureTask<>(check::look));
        if (underWay.add(check.name())) {
            Thread.ofVirtual().name("doctor-" + check.name()).start(() -> {
                try {
                    look.found().run();
                } finally {
                    underWay.remove(check.name());
                }
            });
        } else {
            look.found().cancel(false);
        }
        return look;
    }

    private record Look(Check check, FutureTask<List<Finding>> found) {
        List<Finding> awaited(Duration patience, long end) throws InterruptedException {
            if (found.isCancelled()) {
                return List.of(Finding.wrong(
                        check.name(),
                        "an earlier look has not come back yet",
                        "ask again in a minute; where it stays so, what it waits for hangs"));
            }
            try {
                return found.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                found.cancel(true);
                return List.of(Finding.wrong(
                        check.name(),
                        "no answer within " + patience.toSeconds() + " s",
                        "look whether it is up, and whether the service may reach it"));
            } catch (ExecutionException e) {
                return List.of(failed(e.getCause()));
            }
        }

        private Finding failed(Throwable cause) {
            if (cause instanceof CannotLook shut) {
                return Finding.notChecked(check.name(), String.valueOf(shut.getMessage()), shut.mend());
            }
            LOG.warnf(cause, "The check '%s' failed", check.name());
            return Finding.wrong(check.name(), rootOf(cause), "the service's log has all of the cause");
        }

        private static String rootOf(Throwable failure) {
            var cause = failure.getCause();
            return cause == null
                    ? failure.getClass().getSimpleName() + ": " + failure.getMessage()
                    : rootOf(cause);
        }
    }
}
