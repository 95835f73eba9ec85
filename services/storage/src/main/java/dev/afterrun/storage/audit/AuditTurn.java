package dev.afterrun.storage.audit;

import dev.afterrun.contracts.store.StoreAudit.Phase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** One turn at a store: a stretch of keys is compared, or some findings are mended, and the next phase is entered. */
@ApplicationScoped
class AuditTurn {
    private static final Logger LOG = Logger.getLogger(AuditTurn.class);
    private static final int MENDED_AT_ONCE = 100;

    private final CompareStore compareStore;
    private final MendStore mendStore;
    private final AuditParts parts;
    private final Findings findings;
    private final Audits audits;
    private final AuditSettings settings;

    AuditTurn(
            CompareStore compareStore,
            MendStore mendStore,
            AuditParts parts,
            Findings findings,
            Audits audits,
            AuditSettings settings) {
        this.compareStore = compareStore;
        this.mendStore = mendStore;
        this.parts = parts;
        this.findings = findings;
        this.audits = audits;
        this.settings = settings;
    }

    /** Compares the next stretch; returns how long to rest, lest the store have to list faster than it may. */
    Duration compare(AuditPart part) throws IOException {
        if (part.position().equals(Window.BEHIND_ALL)) {
            end(part);
            return Duration.ZERO;
        }
        try {
            var stretch = compareStore.next(part);
            QuarkusTransaction.requiringNew().run(() -> takeNote(part, stretch));
            return Duration.ofMillis(1_000L * stretch.objects() / settings.rate());
        } catch (UntrustedListing e) {
            suspect(part, "its listing cannot be trusted: " + e.getMessage());
            return Duration.ZERO;
        }
    }

    private void takeNote(AuditPart part, Compared stretch) {
        if (parts.compared(part, stretch)) {
            findings.add(part.name(), stretch.findings());
            var all = part.soFar().strays()
                    + part.soFar().missing()
                    + stretch.findings().size();
            if (all > settings.mostFindings()) {
                suspect(
                        part,
                        "there are more than " + settings.mostFindings()
                                + " findings; AFTERRUN_AUDIT_MOST_FINDINGS is the" + " limit");
            }
        }
    }

    private void end(AuditPart part) {
        var suspicion = part.howeverMany() ? Optional.<String>empty() : Suspicion.of(part.soFar());
        if (suspicion.isPresent()) {
            suspect(part, suspicion.get());
        } else if (part.repair()) {
            audits.enter(part.name(), Phase.MEND, Optional.empty());
        } else {
            audits.enter(part.name(), Phase.DONE, Optional.empty());
        }
    }

    /** Nothing is mended in this store. */
    void suspect(AuditPart part, String why) {
        LOG.errorf("The audit of the store '%s' ends without mending anything: %s", part.store(), why);
        audits.enter(part.name(), Phase.SUSPECT, Optional.of(why));
    }

    /** Mends some. */
    void mend(AuditPart part) throws IOException {
        var batch = findings.after(part.name(), part.position(), MENDED_AT_ONCE);
        if (batch.isEmpty()) {
            audits.enter(part.name(), Phase.DONE, Optional.empty());
            return;
        }
        var at = part;
        for (var found : batch) {
            if (mendStore.hasComeBack(at, found) || !mendStore.isStillAFinding(at, found)) {
                mendStore.passOver(at, found);
            } else {
                mendStore.mend(at, found);
            }
            at = at.at(found.key().value());
        }
    }
}
