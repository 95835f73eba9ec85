package dev.afterrun.http.identity;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What a {@link Principal} may do; whatever is not allowed here is refused. */
public record Caller(Principal who) {
    private static final String PUBLISHER = "publisher";
    private static final String OPERATOR = "operator";

    /** The tenant of {@code repository}, where this caller publishes there and has a say in what becomes of it; else 403. */
    public RepositoryId mayPublishTo(RepositoryName repository) {
        var tenant = mayUploadTo(repository);
        if (who instanceof UploadToken) {
            throw forbidden("the token is for uploading alone; use another one for this");
        }
        return tenant;
    }

    /** The tenant of {@code repository}, where this caller may send files there, which a job of its own publishes; else 403. */
    public RepositoryId mayUploadTo(RepositoryName repository) {
        refusal(repository).ifPresent(why -> {
            throw forbidden(why);
        });
        return tenant(repository);
    }

    /** The same, where this caller may do so as a job of that ref. */
    public RepositoryId mayUploadOn(RepositoryName repository, RefSaid said) {
        var tenant = mayUploadTo(repository);
        contradiction(said).ifPresent(what -> {
            throw contradicted(what);
        });
        return tenant;
    }

    /** The tenant of {@code repository}, where this caller may send files there. */
    public Optional<RepositoryId> tenantOf(RepositoryName repository) {
        return refusal(repository).isPresent() ? Optional.empty() : Optional.of(tenant(repository));
    }

    /** The tenant of the repository that a job says to be of, where this caller may publish as that job; else 403. */
    public RepositoryId mayPublishAs(JobSaid said) {
        var tenant = mayUploadTo(said.repository());
        contradiction(said).ifPresent(what -> {
            throw contradicted(what);
        });
        return tenant;
    }

    /** The same for a request that has no place for the job's branch; the event that publishes the files says it. */
    public RepositoryId mayUploadAs(JobSaid said) {
        if (!(who instanceof UploadToken token)) {
            return mayPublishAs(said);
        }
        var tenant = mayUploadTo(said.repository());
        token.refs().contradictionButForTheBranch(said).ifPresent(what -> {
            throw contradicted(ofOther(token, what));
        });
        return tenant;
    }

    /**
     * The tenant of {@code repository}, where this caller may say who else uploads there; else 403.
     *
     * @param id the forge's own id of it, where that is the tenant
     */
    public RepositoryId mayAdminister(RepositoryName repository, Optional<String> id) {
        mayOperate();
        var tenant = mayPublishTo(repository);
        var wanted = new RepositoryId(tenant.forge(), id.orElse(tenant.id()));
        if (!wanted.equals(tenant) && !coversAll()) {
            throw forbidden("the token is not for the repository of the id " + wanted.id() + "; use one that is");
        }
        return wanted;
    }

    /** What this caller administers of all that has had this name; 403 where that is nothing. */
    public Administered administered(RepositoryName repository) {
        var own = mayAdminister(repository, Optional.empty());
        return coversAll() ? new Administered.EveryoneOfName(own.forge(), repository) : new Administered.OneTenant(own);
    }

    /** Passes where this caller operates the installation; else 403. */
    public void mayOperate() {
        switch (who) {
            case LocalOperator _ -> {}
            case Account account when !account.roles().contains(OPERATOR) -> throw forbidden(lacks(OPERATOR));
            case Account _ -> {}
            case CiJob job ->
                throw forbidden("the token is that of a job of " + job.repository()
                        + ", and jobs do not operate the installation; use a token with the role '" + OPERATOR + "'");
            case UploadToken _ ->
                throw forbidden("the token is for uploading alone; use a token with the role '" + OPERATOR + "'");
        }
    }

    /** As histories and audits name it. */
    public String principal() {
        return who.name();
    }

    /** The trust that its runs have. */
    public TrustLevel trust() {
        return who.trust();
    }

    /** The one repository that it may publish to, as the token names it; empty where there are several. */
    public Optional<String> onlyRepository() {
        return switch (who) {
            case LocalOperator _ -> Optional.empty();
            case Account account -> account.onlyRepository();
            case CiJob job -> Optional.of(job.repository().toString());
            case UploadToken token -> Optional.of(token.repository().toString());
        };
    }

    private Optional<String> refusal(RepositoryName repository) {
        return switch (who) {
            case LocalOperator _ -> Optional.empty();
            case Account account when !account.roles().contains(PUBLISHER) -> Optional.of(lacks(PUBLISHER));
            case Account account
            when !account.covers(repository) -> Optional.of("the token is not for " + repository + "; use one that is");
            case Account _ -> Optional.empty();
            case CiJob job
            when !job.repository().toString().equalsIgnoreCase(repository.toString()) ->
                Optional.of("the token is that of a job of " + job.repository() + ", not of " + repository
                        + "; publish from a job of that repository");
            case CiJob _ -> Optional.empty();
            case UploadToken token
            when !token.repository().toString().equalsIgnoreCase(repository.toString()) ->
                Optional.of("the token is for " + token.repository() + ", not for " + repository + "; use one that is");
            case UploadToken _ -> Optional.empty();
        };
    }

    private Optional<String> contradiction(JobSaid said) {
        return switch (who) {
            case LocalOperator _, Account _ -> Optional.empty();
            case CiJob job -> contradiction(job, statement -> statement.contradiction(said));
            case UploadToken token -> token.refs().contradiction(said).map(what -> ofOther(token, what));
        };
    }

    private Optional<String> contradiction(RefSaid said) {
        return switch (who) {
            case LocalOperator _, Account _ -> Optional.empty();
            case CiJob job -> contradiction(job, statement -> statement.contradiction(said));
            case UploadToken token -> token.refs().contradiction(said).map(what -> ofOther(token, what));
        };
    }

    private static Optional<String> contradiction(CiJob job, Function<Statement, Optional<String>> look) {
        return job.statements().stream()
                .flatMap(statement -> look.apply(statement).stream())
                .reduce((one, next) -> one + "; " + next)
                .map(all -> all + "; say what the CI system says");
    }

    private static String ofOther(UploadToken token, String what) {
        return what + ", and the token is for '" + token.refs() + "'; use one that is for those";
    }

    private boolean coversAll() {
        return switch (who) {
            case LocalOperator _ -> true;
            case Account account -> account.coversAll();
            case CiJob _, UploadToken _ -> false;
        };
    }

    /** By the forge's own id; where nobody knows it, the name stands for it. */
    private RepositoryId tenant(RepositoryName repository) {
        var name = repository.toString().toLowerCase(Locale.ROOT);
        return switch (who) {
            case LocalOperator local -> new RepositoryId(local.forge(), name);
            case Account account ->
                new RepositoryId(account.forge(), account.idOf(repository).orElse(name));
            case CiJob job -> job.tenant();
            case UploadToken token -> token.tenant();
        };
    }

    private static String lacks(String role) {
        return "the token has not the role '" + role + "'; use one that has";
    }

    private static ProblemException contradicted(String what) {
        return forbidden("the job is not who it says to be: " + what);
    }

    private static ProblemException forbidden(String why) {
        return new ProblemException(ProblemType.FORBIDDEN.because(why));
    }
}
