package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.RefSaid;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.persisted.Scope;
import dev.afterrun.storage.persisted.ScopePolicy;
import dev.afterrun.storage.persisted.ScopePolicy.DefaultBranch;
import dev.afterrun.storage.persisted.SetUser;
import dev.afterrun.storage.settings.SettingsOf;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What each job may read. No transaction may be open. */
@ApplicationScoped
class SetReaders {
    private final SetUsers users;
    private final SettingsOf settings;

    SetReaders(SetUsers users, SettingsOf settings) {
        this.users = users;
        this.settings = settings;
    }

    /**
     * Who reads.
     *
     * @param trust the token's, where there is one: without, it is that of everybody who may push or ask to be merged
     */
    SetUser user(Repository repository, Optional<TrustLevel> trust, RefSaid whose) {
        return users.restoring(repository, trust.orElse(TrustLevel.ORDINARY), whose.branch(), whose.pullRequest());
    }

    /** Where that one looks, and how trusted what it finds has to be. */
    Reader of(Repository repository, Optional<TrustLevel> trust, RefSaid whose) {
        var user = user(repository, trust, whose);
        var least = user instanceof SetUser.OnFork ? TrustLevel.UNTRUSTED : trust.orElse(TrustLevel.ORDINARY);
        return new Reader(settings.of(repository).sets().scopes().readBy(user), least);
    }

    /** Where a job that saves finds what it need not send again, visible or not: where it writes, and where it may read. */
    List<Scope> compared(Repository repository, TrustLevel trust, RefSaid whose) {
        var user = user(repository, Optional.of(trust), whose);
        var policy = new ScopePolicy(DefaultBranch.RESTORES_ITS_OWN);
        return Stream.concat(Stream.of(policy.writtenBy(user)), policy.readBy(user).stream())
                .distinct()
                .toList();
    }

    /**
     * What a job may read.
     *
     * @param scopes in the order in which they are looked through
     * @param least the trust of what it reads: nobody reads what a less trusted job wrote
     */
    record Reader(List<Scope> scopes, TrustLevel least) {
        Reader {
            scopes = List.copyOf(scopes);
        }

        /** 403 where it may read nothing. */
        void refuseHermetic(RepositoryName repository) {
            if (scopes.isEmpty()) {
                throw new ProblemException(ProblemType.SCOPE_REFUSED.because("jobs of the default branch of "
                        + repository + " restore nothing, so that what is released comes"
                        + " out of its sources; '[persisted] default-branch = \"restores\"' in the afterrun.toml"
                        + " of that branch lets them"));
            }
        }

        boolean mayRead(Generation generation) {
            return generation.trust().rank() >= least.rank()
                    && scopes.stream().anyMatch(scope -> scope.told().equals(generation.scope()));
        }
    }
}
