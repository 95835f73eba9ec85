package dev.afterrun.http.identity;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The {@link Caller} whom a verified token proves. Nothing else in a request says who calls. */
@ApplicationScoped
public class Callers {
    private final WorkflowLists lists;

    Callers(WorkflowLists lists) {
        this.lists = lists;
    }

    /** The caller behind {@code identity}, as trusted as it is now; 401 for nobody. May wait for a database. */
    public Caller of(SecurityIdentity identity) {
        return now(proven(identity));
    }

    /** The same as trusted as its token alone proves, which holds for as long as the token does. Never waits. */
    Caller proven(SecurityIdentity identity) {
        TokenMechanism.refusal(identity).ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        if (identity.isAnonymous()) {
            throw nobody();
        }
        return switch (identity.getPrincipal()) {
            case Verified verified -> new Caller(verified.who(), verified.issuer());
            case JsonWebToken token -> new Caller(account(token), Optional.ofNullable(token.getIssuer()));
            default -> throw nobody();
        };
    }

    /** The same where nobody may ask too. Nobody is who brings no token: whose token is refused gets 401 here as well. */
    public Optional<Caller> ifAny(SecurityIdentity identity) {
        return identity.isAnonymous() && TokenMechanism.refusal(identity).isEmpty()
                ? Optional.empty()
                : Optional.of(of(identity));
    }

    /** Who that caller is at this moment: the one place where a list of trusted workflows counts for whoever asks. May wait for a database. */
    Caller now(Caller proven) {
        return switch (proven.who()) {
            case CiJob job ->
                job.ifListed()
                        .filter(listed -> lists.has(job.tenant(), listed.claim()))
                        .map(listed -> proven.raised(job, listed))
                        .orElse(proven);
            case LocalOperator _, Account _, UploadToken _, InstallToken _, Producer _ -> proven;
        };
    }

    private static ProblemException nobody() {
        return new ProblemException(ProblemType.UNAUTHENTICATED.because(
                "there is no token; send 'Authorization: Bearer TOKEN' (the CLI takes AFTERRUN_TOKEN)"));
    }

    private static Principal account(JsonWebToken token) {
        var account = AccountClaims.read(token.getName(), token::claim);
        return LocalOperator.is(token.getIssuer(), account)
                ? new LocalOperator(account.name(), account.forge(), account.trust())
                : account;
    }
}
