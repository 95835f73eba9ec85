package dev.afterrun.storage.upload.http;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.storage.upload.Session;
import dev.afterrun.storage.upload.SessionBlob;
import dev.afterrun.storage.upload.SessionEnded;
import dev.afterrun.storage.upload.Sessions;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The session that an address names, where it is the caller's to send to. */
@ApplicationScoped
class CallersSession {
    private final Sessions sessions;
    private final Callers callers;
    private final SecurityIdentity identity;

    CallersSession(Sessions sessions, Callers callers, SecurityIdentity identity) {
        this.sessions = sessions;
        this.callers = callers;
        this.identity = identity;
    }

    /** The session; another level of trust's is as good as unknown, and so is one of who had the repository's name before. */
    Session of(String id) {
        var caller = callers.of(identity);
        var open = sessions.find(uuid(id)).orElseThrow(SessionEnded::problem);
        var tenant = caller.mayUploadTo(RepositoryName.parse(open.repository()));
        if (!open.owner().equals(tenant)
                || !caller.hasRunsOf(open.session().tenant().trust())) {
            throw SessionEnded.problem();
        }
        return open.session();
    }

    /** What the session announced under this digest. */
    SessionBlob blob(String id, String sha256) {
        var session = of(id);
        return sessions.blob(session, digest(sha256))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND.because("the session did not announce a blob of this SHA-256")));
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw SessionEnded.problem();
        }
    }

    private static Digest digest(String sha256) {
        try {
            return new Digest(sha256);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID.because(e));
        }
    }
}
