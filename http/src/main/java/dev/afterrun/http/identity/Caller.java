package dev.afterrun.http.identity;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.util.Locale;
import java.util.Optional;

/** A {@link Principal} who asks for something. What it may, {@link Permissions} decides; a refusal is a 403 that says why. */
public record Caller(Principal who) {

    /** Passes where this caller may do that at all, to whatever repository. */
    public void may(Action action) {
        pass(Permissions.may(who, action));
    }

    /** The tenant of {@code repository}, where this caller may do that to it. */
    public RepositoryId may(Action action, RepositoryName repository) {
        pass(Permissions.may(who, action, repository));
        return tenant(repository);
    }

    /** The tenant of {@code repository}, where this caller publishes there and has a say in what becomes of it. */
    public RepositoryId mayPublishTo(RepositoryName repository) {
        return may(Action.MANAGE, repository);
    }

    /** The tenant of {@code repository}, where this caller may send files there, which a job of its own publishes. */
    public RepositoryId mayUploadTo(RepositoryName repository) {
        return may(Action.PUBLISH, repository);
    }

    /** The same, where this caller may do so as a job of that ref. */
    public RepositoryId mayUploadOn(RepositoryName repository, RefSaid said) {
        pass(Permissions.may(who, Action.PUBLISH, repository, said));
        return tenant(repository);
    }

    /** The tenant of {@code repository}, where this caller may send files there. */
    public Optional<RepositoryId> tenantOf(RepositoryName repository) {
        return switch (Permissions.may(who, Action.PUBLISH, repository)) {
            case Decision.Allowed _ -> Optional.of(tenant(repository));
            case Decision.Refused _ -> Optional.empty();
        };
    }

    /** The tenant of the repository that a job says to be of, where this caller may publish as that job. */
    public RepositoryId mayPublishAs(JobSaid said) {
        pass(Permissions.may(who, Action.PUBLISH, said));
        return tenant(said.repository());
    }

    /** The same for a request that has no place for the job's branch; the event that publishes the files says it. */
    public RepositoryId mayUploadAs(JobSaid said) {
        pass(Permissions.mayButForTheBranch(who, Action.PUBLISH, said));
        return tenant(said.repository());
    }

    /**
     * The tenant of {@code repository}, where this caller may say who else uploads there.
     *
     * @param id the forge's own id of it, where that is the tenant
     */
    public RepositoryId mayAdminister(RepositoryName repository, Optional<String> id) {
        var tenant = may(Action.ADMINISTER, repository);
        var wanted = new RepositoryId(tenant.forge(), id.orElse(tenant.id()));
        if (!wanted.equals(tenant) && !coversAll()) {
            throw forbidden("the token is not for the repository of the id " + wanted.id() + "; use one that is");
        }
        return wanted;
    }

    /** What this caller administers of all that has had this name. */
    public Administered administered(RepositoryName repository) {
        var own = may(Action.ADMINISTER, repository);
        return coversAll() ? new Administered.EveryoneOfName(own.forge(), repository) : new Administered.OneTenant(own);
    }

    /** Passes where this caller operates the installation. */
    public void mayOperate() {
        may(Action.OPERATE);
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

    private static void pass(Decision decision) {
        switch (decision) {
            case Decision.Allowed _ -> {}
            case Decision.Refused(var why) -> throw forbidden(why);
        }
    }

    private static ProblemException forbidden(String why) {
        return new ProblemException(ProblemType.FORBIDDEN.because(why));
    }
}
