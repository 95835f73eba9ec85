package dev.afterrun.storage.switching.http;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.storage.auditlog.Author;
import dev.afterrun.storage.auditlog.Authors;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.function.Supplier;

/** Who asks, and about the uploads of which pull request. A token of trusted runs is asked for: jobs of pull requests have none. */
@ApplicationScoped
class WhoAsks {
    /** Something that the forge is asked about. */
    interface Question<T> {
        T answer() throws IOException;
    }

    private final Repositories repositories;
    private final Callers callers;
    private final SecurityIdentity identity;
    private final Authors authors;

    WhoAsks(Repositories repositories, Callers callers, SecurityIdentity identity, Authors authors) {
        this.repositories = repositories;
        this.callers = callers;
        this.identity = identity;
        this.authors = authors;
    }

    Caller caller() {
        return callers.of(identity);
    }

    Author author(Caller caller) {
        return authors.of(caller);
    }

    Repository repository(Caller caller, String owner, String repo) {
        var name = read(() -> new RepositoryName(owner, repo));
        var tenant = caller.may(Action.STEER, name);
        return QuarkusTransaction.requiringNew().call(() -> repositories.known(tenant, name));
    }

    static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new ProblemException(
                    ProblemType.INVALID.because("a pull request's number is a whole one from 1, not '" + text + "'"));
        }
        return Integer.parseInt(text);
    }

    /** The answer, where the forge gives one now. */
    static <T> T ofForge(int number, Question<T> question) {
        try {
            return question.answer();
        } catch (IOException | ForgeRefused away) {
            throw new ProblemException(ProblemType.UNAVAILABLE.because(
                    "the forge cannot be asked about pull request #" + number + " now; try again in a while"));
        }
    }

    static <T> T read(Supplier<T> form) {
        try {
            return form.get();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID.because(e));
        }
    }
}
