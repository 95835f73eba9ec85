package dev.afterrun.storage.download.http;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.PrivateAnswer;
import dev.afterrun.http.identity.TokenCallers;
import dev.afterrun.http.problem.Problems;
import dev.afterrun.storage.visibility.ReadRepositories;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;

/**
 * Lets those read a repository who may, before anything of it is looked up. All others are answered by the same line as whoever asks
 * for a repository that never was.
 */
@ApplicationScoped
public class ReadGuard {
    private static final Problem ASKED = ProblemType.UNAUTHENTICATED.because(
            "no repository of this name is for everybody; send a token that reads it, or look at the name");

    private final ReadRepositories repositories;
    private final TokenCallers callers;
    private final Visiting visiting;
    private final Refusals refusals;
    private final ExecutorService threads;

    ReadGuard(
            ReadRepositories repositories,
            TokenCallers callers,
            Visiting visiting,
            Refusals refusals,
            @VirtualThreads ExecutorService threads) {
        this.repositories = repositories;
        this.callers = callers;
        this.visiting = visiting;
        this.refusals = refusals;
        this.threads = threads;
    }

    /** Has {@code answer} answer whoever may read {@code repository}: on this thread, or on one that may block. */
    void read(RoutingContext context, RepositoryName repository, Runnable answer) {
        if (repositories.isKnownToBeOpen(repository)) {
            answer.run();
        } else {
            threads.execute(() -> readHere(context, repository, answer));
        }
    }

    /** The same on a thread that may block, where {@code answer} runs too. */
    public void readHere(RoutingContext context, RepositoryName repository, Runnable answer) {
        read(context, repository, answer, refusal -> refusal);
    }

    /** The same for what sends its token only once it was asked for one: nobody is, whether there is such a repository or not. */
    public void readAsking(RoutingContext context, RepositoryName repository, Runnable answer) {
        var isNobody = !context.request().headers().contains(HttpHeaders.AUTHORIZATION);
        read(context, repository, answer, refusal -> isNobody && isNothing(refusal) ? ASKED : refusal);
    }

    private void read(
            RoutingContext context, RepositoryName repository, Runnable answer, UnaryOperator<Problem> refusal) {
        try {
            check(context, repository);
        } catch (RuntimeException refused) {
            refuse(context, refusal.apply(Problems.of(refused)));
            return;
        }
        answer.run();
    }

    /**
     * Passes where whoever sends {@code context} may read {@code repository}, and keeps private what is. Blocks.
     *
     * @throws dev.afterrun.contracts.problem.ProblemException 404 where they may not, or there is none; 401 where a token comes that is
     *     refused
     */
    public void check(RoutingContext context, RepositoryName repository) {
        switch (repositories.check(repository, () -> caller(context))) {
            case EVERYBODY -> {}
            case FEW -> PrivateAnswer.of(context);
        }
    }

    private Optional<Caller> caller(RoutingContext context) {
        return callers.ifAny(context).await().indefinitely().or(() -> visiting.caller(context));
    }

    private static boolean isNothing(Problem refusal) {
        return refusal.status() == ProblemType.NOT_FOUND.status();
    }

    private void refuse(RoutingContext context, Problem refusal) {
        if (isNothing(refusal)) {
            refusals.nothing(context);
        } else {
            Problems.headers(refusal).forEach(context.response()::putHeader);
            refusals.answer(context, refusal);
        }
    }
}
