package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.persisted.InvalidateSet;
import dev.afterrun.contracts.persisted.SetInvalidated;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.contracts.persisted.SetScope;
import dev.afterrun.duework.DueWork;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.storage.auditlog.ActedOn;
import dev.afterrun.storage.auditlog.AuditLog;
import dev.afterrun.storage.auditlog.Authors;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.persisted.generation.Origins.Affected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;

/** Makes all that was saved under a name so far, and what was made from it, be restored no more: by one row, at its commit. */
@ApplicationScoped
public class InvalidateSets {
    private final Repositories repositories;
    private final Origins origins;
    private final DueWork dueWork;
    private final AuditLog auditLog;
    private final Authors authors;

    InvalidateSets(Repositories repositories, Origins origins, DueWork dueWork, AuditLog auditLog, Authors authors) {
        this.repositories = repositories;
        this.origins = origins;
        this.dueWork = dueWork;
        this.auditLog = auditLog;
        this.authors = authors;
    }

    /** For callers whose token is that of trusted runs. */
    @Transactional
    public SetInvalidated invalidate(Caller caller, RepositoryName name, SetName set, InvalidateSet request) {
        SetRequests.check(request);
        var identity = caller.may(Action.STEER, name);
        return invalidate(
                repositories.known(identity, name),
                set,
                request.scope(),
                new Cause(caller.principal(), authors.of(caller), request.reason(), Optional.empty()));
    }

    /** For whoever may, in that scope or in all; a command that has done so is answered alike, and does no more. */
    @Transactional
    public SetInvalidated invalidate(Repository repository, SetName set, Optional<SetScope> scope, Cause cause) {
        return origins.raisedBefore(repository, set, scope, cause)
                .map(raised -> new SetInvalidated(set, scope, raised.at(), raised.hidden()))
                .orElseGet(() -> raise(repository, set, scope, cause));
    }

    private SetInvalidated raise(Repository repository, SetName set, Optional<SetScope> scope, Cause cause) {
        var affected = origins.affected(repository, set, scope);
        var hidden = Math.toIntExact(affected.stream().filter(Affected::visible).count());
        var at = origins.raise(repository, set, scope, cause, hidden);
        affected.forEach(generation -> dueWork.mark(ReviewSet.KIND, Long.toString(generation.id()), Duration.ZERO));
        auditLog.done(
                cause.author(),
                Act.SET_INVALIDATED,
                ActedOn.of(repository, "set " + set)
                        .with(scope.map(of -> "in " + of).orElse("in all scopes")));
        return new SetInvalidated(set, scope, at, hidden);
    }
}
