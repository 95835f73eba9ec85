package dev.afterrun.storage.persisted.http;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.http.identity.RefSaid;
import dev.afterrun.storage.persisted.generation.SetFiles;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The parts of an address below {@code /v1/persisted} as what they mean; 422 where they mean nothing. */
final class SetAddress {
    private SetAddress() {}

    static RepositoryName repository(RoutingContext context) {
        return Words.repository(part(context, "owner"), part(context, "repo"));
    }

    static Digest sha256(RoutingContext context) {
        return Words.read(part(context, "sha256"), Digest::new);
    }

    static long id(RoutingContext context) {
        return Words.number("id", part(context, "id"));
    }

    /** For which job, where the address says it. */
    static RefSaid job(RoutingContext context) {
        return new RefSaid(
                Optional.ofNullable(context.request().getParam(SetFiles.BRANCH)),
                Words.word(context.request().getParam(SetFiles.PULL_REQUEST), Words::pullRequest));
    }

    private static String part(RoutingContext context, String name) {
        return String.valueOf(context.pathParam(name));
    }
}
