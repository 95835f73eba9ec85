package dev.afterrun.storage.blob.http;

import dev.afterrun.blobs.BlobHousekeeping;
import dev.afterrun.blobs.BlobStore;
import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.store.StoreRules;
import dev.afterrun.contracts.store.StoreRules.Ending;
import dev.afterrun.http.auditlog.Logged;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.storage.auditlog.ActedOn;
import dev.afterrun.storage.auditlog.AuditLog;
import dev.afterrun.storage.auditlog.Authors;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;

/** Lets operators set the store's own rules: {@code POST /v1/store/rules}. Role: operator. */
@Path("/v1/store/rules")
@RunOnVirtualThread
public class RulesResource {
    private static final Logger LOG = Logger.getLogger(RulesResource.class);

    private final BlobHousekeeping store;
    private final Callers callers;
    private final SecurityIdentity identity;
    private final AuditLog auditLog;
    private final Authors authors;

    RulesResource(BlobStore store, Callers callers, SecurityIdentity identity, AuditLog auditLog, Authors authors) {
        this.store = store;
        this.callers = callers;
        this.identity = identity;
        this.auditLog = auditLog;
        this.authors = authors;
    }

    @POST
    @Needs(Action.OPERATE)
    @Logged(Act.STORE_RULES_ASKED)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Lets the store itself end uploads that were abandoned, by rules of its own. Role: operator")
    @APIResponse(responseCode = "200", description = "Who ends them now")
    @APIResponse(responseCode = "503", description = "The store did not take the rules, or not from storage's key")
    public StoreRules set() {
        var caller = callers.of(identity);
        caller.mayOperate();
        auditLog.asked(authors.of(caller), Act.STORE_RULES_ASKED, ActedOn.ofInstallation("the main store"));
        try {
            return new StoreRules(
                    switch (store.keepHouse()) {
                        case BY_THE_STORE -> Ending.BY_THE_STORE;
                        case BY_US_ALONE -> Ending.BY_STORAGE_ALONE;
                        case NOT_NEEDED -> Ending.NOT_NEEDED;
                    });
        } catch (IOException e) {
            LOG.error("The store's rules were not set", e);
            throw new ProblemException(ProblemType.UNAVAILABLE.because(
                    "the store did not take the rules; storage's log says why, mostly that its key lacks the right"));
        }
    }
}
