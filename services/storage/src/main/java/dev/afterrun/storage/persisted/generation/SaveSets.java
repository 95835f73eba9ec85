package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.SaveSet;
import dev.afterrun.contracts.persisted.SetScope;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.persisted.Scope;
import dev.afterrun.storage.settings.SettingsOf;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;

/** What jobs save: where it belongs follows from who they are. */
@ApplicationScoped
public class SaveSets {
    private final Repositories repositories;
    private final SettingsOf settings;
    private final SetUsers users;
    private final RegisterSet registerSet;

    SaveSets(Repositories repositories, SettingsOf settings, SetUsers users, RegisterSet registerSet) {
        this.repositories = repositories;
        this.settings = settings;
        this.users = users;
        this.registerSet = registerSet;
    }

    /** Registers what a job has saved; the same again is answered alike. */
    public Generation save(Caller caller, RepositoryName name, SaveSet request) {
        SetRequests.check(request);
        var saver = Teller.of(caller, name, request.job());
        var repository = QuarkusTransaction.requiringNew()
                .call(() -> repositories.known(saver.job().repository(), name));
        var user = users.saving(repository, saver.trust(), request.job());
        var scope = told(settings.of(repository).sets().scopes().writtenBy(user));
        return registerSet.register(repository, saver, scope, request);
    }

    private static SetScope told(Scope scope) {
        try {
            return scope.told();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID.because(e));
        }
    }
}
