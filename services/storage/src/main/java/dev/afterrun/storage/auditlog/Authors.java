package dev.afterrun.storage.auditlog;

import dev.afterrun.contracts.auditlog.ActorKind;
import dev.afterrun.contracts.event.Actor;
import dev.afterrun.http.identity.Account;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.CiJob;
import dev.afterrun.http.identity.InstallToken;
import dev.afterrun.http.identity.LocalOperator;
import dev.afterrun.http.identity.Producer;
import dev.afterrun.http.identity.UploadToken;
import dev.afterrun.http.origin.Origin;
import dev.afterrun.http.origin.RequestOrigins;
import dev.afterrun.storage.catalog.Repository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells whose act it is that is carried out here. */
@ApplicationScoped
public class Authors {
    private final RequestOrigins origins;

    Authors(RequestOrigins origins) {
        this.origins = origins;
    }

    /** Whoever asks by the request that is being answered. */
    public Author of(Caller caller) {
        var kind = switch (caller.who()) {
            case LocalOperator _ -> ActorKind.LOCAL_OPERATOR;
            case Account _ -> ActorKind.ACCOUNT;
            case CiJob _ -> ActorKind.JOB;
            case UploadToken _ -> ActorKind.UPLOAD_TOKEN;
            case InstallToken _ -> ActorKind.INSTALL_TOKEN;
            case Producer _ -> throw new IllegalStateException("whoever writes to Kafka alone asks for nothing here");
        };
        var run = caller.who() instanceof CiJob job ? job.run() : Optional.<String>empty();
        return new Author(kind, caller.principal(), caller.issuer(), run, origins.here(), Optional.empty());
    }

    /** Whoever has a secret address, and is asking by the request that is being answered. */
    public Author ofAddress() {
        return new Author(
                ActorKind.ADDRESS,
                "whoever has the address",
                Optional.empty(),
                Optional.empty(),
                origins.here(),
                Optional.empty());
    }

    /** A user of the repository's forge, by the command of this number. */
    public static Author ofCommand(Repository repository, Actor by, long command) {
        return new Author(
                ActorKind.FORGE_USER,
                by.login(),
                Optional.of(repository.identity().forge()),
                Optional.empty(),
                Origin.NOWHERE,
                Optional.of("command " + command));
    }
}
