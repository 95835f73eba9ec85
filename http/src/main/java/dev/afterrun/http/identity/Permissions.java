package dev.afterrun.http.identity;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import java.util.Optional;
import java.util.function.Function;

/** Who may do what: the one place that decides. Whatever is not allowed here is refused. */
public final class Permissions {
    private Permissions() {}

    /** Whether {@code who} may do this at all, to whatever repository. */
    public static Decision may(Principal who, Action action) {
        return decision(refusal(who, action));
    }

    /** Whether {@code who} may do this to {@code repository}. */
    public static Decision may(Principal who, Action action, RepositoryName repository) {
        return decision(refusal(who, action, repository));
    }

    /** The same as a job of {@code ref}. */
    public static Decision may(Principal who, Action action, RepositoryName repository, RefSaid ref) {
        return decision(refusal(who, action, repository).or(() -> contradiction(who, ref)));
    }

    /** The same as the job that somebody says to be. */
    static Decision may(Principal who, Action action, JobSaid said) {
        return decision(refusal(who, action, said.repository()).or(() -> contradiction(who, said)));
    }

    /** The same for a request that has no place for the job's branch. */
    static Decision mayButForTheBranch(Principal who, Action action, JobSaid said) {
        return decision(refusal(who, action, said.repository()).or(() -> switch (who) {
            case UploadToken token ->
                token.refs().contradictionButForTheBranch(said).map(what -> lies(ofOther(token, what)));
            case LocalOperator _, Account _, CiJob _ -> contradiction(who, said);
        }));
    }

    private static Decision decision(Optional<String> refusal) {
        return refusal.<Decision>map(Decision.Refused::new).orElseGet(Decision.Allowed::new);
    }

    private static Optional<String> refusal(Principal who, Action action) {
        return switch (action) {
            case RESTORE -> Optional.empty();
            case PUBLISH -> publishes(who);
            case MANAGE -> manages(who);
            case STEER -> manages(who).or(() -> steers(who));
            case ADMINISTER -> administers(who);
            case OPERATE -> operates(who);
        };
    }

    private static Optional<String> refusal(Principal who, Action action, RepositoryName repository) {
        return refusal(who, action).or(() -> switch (action) {
            case RESTORE, OPERATE -> Optional.empty();
            case PUBLISH, MANAGE, STEER, ADMINISTER -> covers(who, repository);
        });
    }

    private static Optional<String> publishes(Principal who) {
        return switch (who) {
            case LocalOperator _, CiJob _, UploadToken _ -> Optional.empty();
            case Account account -> lacks(account, Role.PUBLISHER);
        };
    }

    private static Optional<String> manages(Principal who) {
        return switch (who) {
            case LocalOperator _, CiJob _ -> Optional.empty();
            case Account account -> lacks(account, Role.PUBLISHER);
            case UploadToken _ -> Optional.of("the token is for uploading alone; use another one for this");
        };
    }

    private static Optional<String> operates(Principal who) {
        return switch (who) {
            case LocalOperator _ -> Optional.empty();
            case Account account -> lacks(account, Role.OPERATOR);
            case CiJob job ->
                Optional.of("the token is that of a job of " + job.repository()
                        + ", and jobs do not operate the installation; use a token with the role '"
                        + Role.OPERATOR.word() + "'");
            case UploadToken _ ->
                Optional.of(
                        "the token is for uploading alone; use a token with the role '" + Role.OPERATOR.word() + "'");
        };
    }

    /** Whoever has the say in the repository, or is a part of what is trusted there. */
    private static Optional<String> steers(Principal who) {
        return switch (who) {
            case Account account when Role.MAINTAINER.isAmong(account.roles()) -> Optional.empty();
            case Account _ -> isTrusted(who, "use such a token, or one with the role '" + Role.MAINTAINER.word() + "'");
            case LocalOperator _, CiJob _, UploadToken _ -> isTrusted(who, "use such a token");
        };
    }

    /** Whoever has the say in the repository; whoever runs the installation too, where they publish there. */
    private static Optional<String> administers(Principal who) {
        return switch (who) {
            case Account account when Role.MAINTAINER.isAmong(account.roles()) -> Optional.empty();
            case Account account when Role.OPERATOR.isAmong(account.roles()) -> manages(who);
            case Account account -> lacks(account, Role.MAINTAINER);
            case LocalOperator _, CiJob _, UploadToken _ -> operates(who).or(() -> manages(who));
        };
    }

    private static Optional<String> isTrusted(Principal who, String mend) {
        return who.trust() == TrustLevel.TRUSTED
                ? Optional.empty()
                : Optional.of("the token is that of " + who.trust().word()
                        + " runs, and this is done by trusted ones alone; " + mend);
    }

    private static Optional<String> covers(Principal who, RepositoryName repository) {
        return switch (who) {
            case LocalOperator _ -> Optional.empty();
            case Account account ->
                account.covers(repository)
                        ? Optional.empty()
                        : Optional.of("the token is not for " + repository + "; use one that is");
            case CiJob job ->
                isSame(job.repository(), repository)
                        ? Optional.empty()
                        : Optional.of("the token is that of a job of " + job.repository() + ", not of " + repository
                                + "; publish from a job of that repository");
            case UploadToken token ->
                isSame(token.repository(), repository)
                        ? Optional.empty()
                        : Optional.of("the token is for " + token.repository() + ", not for " + repository
                                + "; use one that is");
        };
    }

    private static boolean isSame(RepositoryName one, RepositoryName other) {
        return one.toString().equalsIgnoreCase(other.toString());
    }

    private static Optional<String> contradiction(Principal who, RefSaid said) {
        return switch (who) {
            case LocalOperator _, Account _ -> Optional.empty();
            case CiJob job -> contradiction(job, statement -> statement.contradiction(said));
            case UploadToken token -> token.refs().contradiction(said).map(what -> lies(ofOther(token, what)));
        };
    }

    private static Optional<String> contradiction(Principal who, JobSaid said) {
        return switch (who) {
            case LocalOperator _, Account _ -> Optional.empty();
            case CiJob job -> contradiction(job, statement -> statement.contradiction(said));
            case UploadToken token -> token.refs().contradiction(said).map(what -> lies(ofOther(token, what)));
        };
    }

    private static Optional<String> contradiction(CiJob job, Function<Statement, Optional<String>> look) {
        return job.statements().stream()
                .flatMap(statement -> look.apply(statement).stream())
                .reduce((one, next) -> one + "; " + next)
                .map(all -> lies(all + "; say what the CI system says"));
    }

    private static String ofOther(UploadToken token, String what) {
        return what + ", and the token is for '" + token.refs() + "'; use one that is for those";
    }

    private static String lies(String what) {
        return "the job is not who it says to be: " + what;
    }

    private static Optional<String> lacks(Account account, Role role) {
        return role.isAmong(account.roles())
                ? Optional.empty()
                : Optional.of("the token has not the role '" + role.word() + "'; use one that has");
    }
}
