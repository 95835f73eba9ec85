package dev.afterrun.http.identity;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustIfListed;
import dev.afterrun.contracts.TrustLevel;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A {@link Principal} who asks for something. What it may, {@link Permissions} decides; a refusal is a 403 that says why.
 *
 * @param who as trusted as it may be
 * @param issuer who has signed the token that proves it, where that was told
 * @param otherwise of a job whose workflow is listed: who it is where it speaks for anything but a push of that workflow's branch
 */
public record Caller(Principal who, Optional<String> issuer, Optional<CiJob> otherwise) {
    /** One whom no list has raised. */
    public Caller(Principal who, Optional<String> issuer) {
        this(who, issuer, Optional.empty());
    }

    /** One of whom nobody asks who has signed for them. */
    public Caller(Principal who) {
        this(who, Optional.empty());
    }

    Caller raised(CiJob job, IfListed listed) {
        return new Caller(job.as(listed), issuer, Optional.of(job));
    }

    boolean mayBeRaised() {
        return ifListed().isPresent();
    }

    /** Who this caller is as the job that it says to be: a list raises whoever speaks for a push, and nobody for a pull request. */
    public Caller as(JobSaid said) {
        return insteadUnless(listed -> listed.isSaidBy(said));
    }

    /** The same as a job of that ref. */
    public Caller as(RefSaid said) {
        return insteadUnless(listed -> listed.isSaidBy(said));
    }

    private Caller insteadUnless(Predicate<IfListed> isSaid) {
        return otherwise
                .filter(job -> job.ifListed().filter(isSaid).isEmpty())
                .map(job -> new Caller(job, issuer))
                .orElse(this);
    }

    /** What raises the trust of what it says as that job, where storage finds its workflow listed. */
    public Optional<TrustIfListed> trustIfListed(JobSaid said) {
        return ifListed().filter(listed -> listed.isSaidBy(said)).map(IfListed::claim);
    }

    private Optional<IfListed> ifListed() {
        return switch (who) {
            case CiJob job -> job.ifListed();
            case LocalOperator _, Account _, UploadToken _, InstallToken _, Producer _ -> Optional.empty();
        };
    }

    /** Passes where this caller may do that at all, to whatever repository. */
    public void may(Action action) {
        pass(action, Permissions.may(who, action));
    }

    /** The tenant of {@code repository}, where this caller may do that to it. */
    public RepositoryId may(Action action, RepositoryName repository) {
        pass(action, Permissions.may(who, action, repository));
        return tenant(repository);
    }

    /** Whether this caller may read what not everybody may: {@link Permissions#mayRead}. */
    public boolean mayRead(RepositoryName repository, RepositoryId tenant, boolean isConfirmed) {
        return switch (Permissions.mayRead(who, repository, tenant, isConfirmed)) {
            case Decision.Allowed _ -> true;
            case Decision.Refused _ -> false;
        };
    }

    /** The tenant of {@code repository}, where this caller publishes there and has a say in what becomes of it. */
    public RepositoryId mayPublishTo(RepositoryName repository) {
        return may(Action.MANAGE, repository);
    }

    /** The tenant of {@code repository}, where this caller may send files there, which a job of its own publishes. */
    public RepositoryId mayUploadTo(RepositoryName repository) {
        return may(Action.PUBLISH, repository);
    }

    /** The same, where this caller may do so as a job of that run: a job of another one may not. */
    public RepositoryId mayUploadAs(RepositoryName repository, String run) {
        pass(Action.PUBLISH, Permissions.may(who, Action.PUBLISH, repository, run));
        return tenant(repository);
    }

    /** The same, where this caller may do so as a job of that ref. */
    public RepositoryId mayUploadOn(RepositoryName repository, RefSaid said) {
        pass(Action.PUBLISH, Permissions.may(who, Action.PUBLISH, repository, said));
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
        pass(Action.PUBLISH, Permissions.may(who, Action.PUBLISH, said));
        return tenant(said.repository());
    }

    /** The same for a request that has no place for the job's branch; the event that publishes the files says it. */
    public RepositoryId mayUploadAs(JobSaid said) {
        pass(Action.PUBLISH, Permissions.mayButForTheBranch(who, Action.PUBLISH, said));
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
            throw new NotAllowed(
                    this,
                    Action.ADMINISTER,
                    "the token is not for the repository of the id " + wanted.id() + "; use one that is");
        }
        return wanted;
    }

    /** What this caller administers of all that has had this name. */
    public Administered administered(RepositoryName repository) {
        var own = may(Action.ADMINISTER, repository);
        return coversAll() ? new Administered.EveryoneOfName(own.forge(), repository) : new Administered.OneTenant(own);
    }

    /** Who this caller is at that forge, where an issuer that is trusted with it says so. */
    public Optional<ForgePerson> personAt(String forge) {
        return switch (who) {
            case Account account -> account.person().filter(_ -> account.forge().equals(forge));
            case LocalOperator _, CiJob _, UploadToken _, InstallToken _, Producer _ -> Optional.empty();
        };
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

    /** Whether some of its runs have that trust. */
    public boolean hasRunsOf(TrustLevel trust) {
        return trust() == trust || otherwise.filter(job -> job.trust() == trust).isPresent();
    }

    /** The one repository that it may publish to, as the token names it; empty where there are several. */
    public Optional<String> onlyRepository() {
        return switch (who) {
            case LocalOperator _ -> Optional.empty();
            case Account account -> account.onlyRepository();
            case CiJob job -> Optional.of(job.repository().toString());
            case UploadToken token -> Optional.of(token.repository().toString());
            case InstallToken token -> Optional.of(token.repository().toString());
            case Producer producer -> producer.scope().only();
        };
    }

    private boolean coversAll() {
        return switch (who) {
            case LocalOperator _ -> true;
            case Account account -> account.coversAll();
            case CiJob _, UploadToken _, InstallToken _, Producer _ -> false;
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
            case InstallToken token -> token.tenant();
            case Producer producer ->
                new RepositoryId(
                        producer.forge(), producer.scope().idOf(repository).orElse(name));
        };
    }

    private void pass(Action action, Decision decision) {
        switch (decision) {
            case Decision.Allowed _ -> {}
            case Decision.Refused(var why) -> throw new NotAllowed(this, action, why);
        }
    }
}
