package dev.afterrun.storage.auditlog;

import dev.afterrun.storage.auditlog.RefusedAttempts.Refused;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Writes what was refused into the audit log, as {@link RefusedAttempts} has it to tell, and all that is left at the end of the
 * process; while the database is away it goes on counting.
 */
@ApplicationScoped
public class TellRefusals {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration STOPPING = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger(TellRefusals.class);

    private final RefusedAttempts attempts;
    private final AuditLog auditLog;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("tell-refusals").unstarted(this::loop);

    TellRefusals(RefusedAttempts attempts, AuditLog auditLog) {
        this.attempts = attempts;
        this.auditLog = auditLog;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        thread.join(STOPPING);
    }

    /** Writes what is to be told by now. Of two at once, the second waits for the first. */
    public void tell() {
        tell(false);
    }

    private synchronized void tell(boolean all) {
        attempts.take(all).forEach(this::tell);
    }

    private void tell(Refused refused) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() ->
                            auditLog.refused(refused.by(), ActedOn.ofInstallation(refused.action()), refused.times()));
        } catch (RuntimeException away) {
            LOG.warnf("What was refused waits for the database: %s", away.getMessage());
            attempts.giveBack(refused);
        }
    }

    private void loop() {
        try {
            while (!stopped.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                tell(false);
            }
            tell(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
