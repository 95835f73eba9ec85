package dev.afterrun.http.identity;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import java.util.Optional;
import java.util.function.Function;

/** Who may do what: the one place that decides. Whatever is not allowed here is refused. */
public final class Permissions {
    private static final String UPLOADS = "the token is for uploading alone";
    private static final String READS = "the token is for reading alone";
    private static final String ANOTHER = "; use another one for this";

    private Permissions() {}

    /** Whether {@code who} may do this at all, to whatever repository. */
    public static Decision may(Principal who, Action action) {
        return decision(refusal(who, action));
    }

    /** Whether {@code who} may do this to {@code repository}. */
    public static Decision may(Principal who, Action action, RepositoryName repository) {
        return decision(refusal(who, action, repository));
    }

    /**
     * Whether {@code who} may read {@code repository}, which not everybody may.
     *
     * @param tenant whose things would be read
     * @param isConfirmed whether the forge says that the name is that tenant's: whoever took it over since inherits nothing
     */
    public static Decision mayRead(Principal who, RepositoryName repository, RepositoryId tenant, boolean isConfirmed) {
        return decision(refusal(who, Action.READ, repository)
                .or(() -> isOf(who, repository, tenant, isConfirmed)
                        ? Optional.empty()
                        : Optional.of(
                                "the token is for another repository of that name; use one that is for this one")));
    }

    private static boolean isOf(Principal who, RepositoryName repository, RepositoryId tenant, boolean isConfirmed) {
        return switch (who) {
            case LocalOperator _ -> true;
            case Account account ->
                account.forge().equals(tenant.forge())
                        && (account.coversAll()
                                || account.idOf(repository)
                                        .map(tenant.id()::equals)
                                        .orElse(isConfirmed));
            case CiJob job -> job.tenant().equals(tenant);
            case InstallToken token -> token.tenant().equals(tenant);
            case UploadToken _ -> false;
            case Producer _ -> false;
        };
    }

    /** The same as a job of {@code ref}. */
    public static Decision may(Principal who, Action action, RepositoryName repository, RefSaid ref) {
        return decision(refusal(who, action, repository).or(() -> contradiction(who, ref)));
    }

    /** The same as a job of {@code run}. */
    static Decision may(Principal who, Action action, RepositoryName repository, String run) {
        return decision(refusal(who, action, repository).or(() -> switch (who) {
            case CiJob job -> contradiction(job, statement -> statement.contradictionOfRun(run));
            case LocalOperator _, Account _, UploadToken _, InstallToken _, Producer _ -> Optional.empty();
        }));
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
            case LocalOperator _, Account _, CiJob _, InstallToken _, Producer _ -> contradiction(who, said);
        }));
    }

    private static Decision decision(Optional<String> refusal) {
        return refusal.<Decision>map(Decision.Refused::new).orElseGet(Decision.Allowed::new);
    }

    private static Optional<String> refusal(Principal who, Action action) {
        return switch (action) {
            case READ -> reads(who);
            case RESTORE, KNOW_ITSELF -> Optional.empty();
            case PUBLISH -> publishes(who);
            case MANAGE -> manages(who);
            case STEER -> manages(who).or(() -> steers(who));
            case ADMINISTER -> administers(who);
            case OPERATE -> operates(who);
        };
    }

    private static Optional<String> refusal(Principal who, Action action, RepositoryName repository) {
        return refusal(who, action).or(() -> switch (action) {
            case RESTORE, OPERATE, KNOW_ITSELF -> Optional.empty();
            case READ, PUBLISH, MANAGE, STEER, ADMINISTER -> covers(who, repository);
        });
    }

    /** What not everybody reads. An untrusted job may run what a stranger wrote. */
    private static Optional<String> reads(Principal who) {
        return switch (who) {
            case LocalOperator _ -> Optional.empty();
            case Account account -> lacks(account, Role.VIEWER);
            case CiJob job ->
                job.trust() == TrustLevel.UNTRUSTED
                        ? Optional.of("the token is that of an untrusted job, which reads what everybody reads")
                        : Optional.empty();
            case InstallToken _ -> Optional.empty();
            case UploadToken _ -> Optional.of(UPLOADS + ANOTHER);
            case Producer _ -> producesAlone();
        };
    }

    private static Optional<String> publishes(Principal who) {
        return switch (who) {
            case LocalOperator _, CiJob _, UploadToken _ -> Optional.empty();
            case Producer _ -> Optional.empty();
            case Account account -> lacks(account, Role.PUBLISHER);
            case InstallToken _ -> Optional.of(READS + ANOTHER);
        };
    }

    private static Optional<String> manages(Principal who) {
        return switch (who) {
            case LocalOperator _, CiJob _ -> Optional.empty();
            case Account account -> lacks(account, Role.PUBLISHER);
            case UploadToken _ -> Optional.of(UPLOADS + ANOTHER);
            case InstallToken _ -> Optional.of(READS + ANOTHER);
            case Producer _ -> producesAlone();
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
            case UploadToken _ -> Optional.of(UPLOADS + "; use a token with the role '" + Role.OPERATOR.word() + "'");
            case InstallToken _ -> Optional.of(READS + "; use a token with the role '" + Role.OPERATOR.word() + "'");
            case Producer _ -> producesAlone();
        };
    }

    /** Whoever has the say in the repository, or is a part of what is trusted there. */
    private static Optional<String> steers(Principal who) {
        return switch (who) {
            case Account account when Role.MAINTAINER.isAmong(account.roles()) -> Optional.empty();
            case Account _ -> isTrusted(who, "use such a token, or one with the role '" + Role.MAINTAINER.word() + "'");
            case LocalOperator _, CiJob _, UploadToken _, InstallToken _ -> isTrusted(who, "use such a token");
            case Producer _ -> producesAlone();
        };
    }

    /** Whoever has the say in the repository; whoever runs the installation too, where they publish there. */
    private static Optional<String> administers(Principal who) {
        return switch (who) {
            case Account account when Role.MAINTAINER.isAmong(account.roles()) -> Optional.empty();
            case Account account when Role.OPERATOR.isAmong(account.roles()) -> manages(who);
            case Account account -> lacks(account, Role.MAINTAINER);
            case LocalOperator _, CiJob _, UploadToken _, InstallToken _ ->
                operates(who).or(() -> manages(who));
            case Producer _ -> producesAlone();
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
            case UploadToken token -> covers(token.repository(), repository);
            case InstallToken token -> covers(token.repository(), repository);
            case Producer producer ->
                producer.scope().covers(repository)
                        ? Optional.empty()
                        : Optional.of("the producer is not for " + repository
                                + "; let the operator name that in its settings, or produce as one that is");
        };
    }

    private static Optional<String> covers(RepositoryName own, RepositoryName repository) {
        return isSame(own, repository)
                ? Optional.empty()
                : Optional.of("the token is for " + own + ", not for " + repository + "; use one that is");
    }

    private static boolean isSame(RepositoryName one, RepositoryName other) {
        return one.toString().equalsIgnoreCase(other.toString());
    }

    private static Optional<String> contradiction(Principal who, RefSaid said) {
        return switch (who) {
            case LocalOperator _, Account _, InstallToken _ -> Optional.empty();
            case CiJob job -> contradiction(job, statement -> statement.contradiction(said));
            case UploadToken token -> token.refs().contradiction(said).map(what -> lies(ofOther(token, what)));
            case Producer producer -> producer.refs().contradiction(said).map(what -> lies(ofOther(producer, what)));
        };
    }

    private static Optional<String> contradiction(Principal who, JobSaid said) {
        return switch (who) {
            case LocalOperator _, Account _, InstallToken _ -> Optional.empty();
            case CiJob job -> contradiction(job, statement -> statement.contradiction(said));
            case UploadToken token -> token.refs().contradiction(said).map(what -> lies(ofOther(token, what)));
            case Producer producer -> producer.refs().contradiction(said).map(what -> lies(ofOther(producer, what)));
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

    private static String ofOther(Producer producer, String what) {
        return what + ", and the producer is for '" + producer.refs() + "'; produce as one that is for those";
    }

    private static Optional<String> producesAlone() {
        return Optional.of("a producer writes events to its topic, and does nothing else");
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
