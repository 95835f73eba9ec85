package dev.afterrun.storage.download.http;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemException;
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
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Lets those read a repository who may, before anything of it is looked up. All others are answered by the same line as whoever asks
 * for a repository that never was.
 */
@ApplicationScoped
public class ReadGuard {
    private static final Problem ASKED = ProblemType.UNAUTHENTICATED.because(
            "no repository of this name is for everybody; send a token that reads it, or look at the name");

    /** Where browsers say who makes them ask (Fetch Metadata, 2.3); nobody else does. */
    private static final String FROM = "Sec-Fetch-Site";

    /** A page of ours, and what people type or have kept. */
    private static final Set<String> OWN_WAYS = Set.of("same-origin", "none");

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
     * @throws ProblemException 404 where they may not, or there is none; 401 where a token comes that is
     *     refused
     */
    public void check(RoutingContext context, RepositoryName repository) {
        check(context, repository, () -> bearer(context).or(() -> visiting.caller(context)));
    }

    /** The same by a token alone: no session counts. */
    public void checkToken(RoutingContext context, RepositoryName repository) {
        check(context, repository, () -> bearer(context));
    }

    private void check(RoutingContext context, RepositoryName repository, Supplier<Optional<Caller>> caller) {
        switch (repositories.check(repository, caller)) {
            case EVERYBODY -> {}
            case FEW -> PrivateAnswer.of(context);
        }
    }

    /** As {@link #read}, but whoever was {@linkplain #checkUnlessLed led here} is led on to {@code page}, where what there is can be opened. */
    public void readUnlessLed(RoutingContext context, RepositoryName repository, String page, Runnable answer) {
        if (repositories.isKnownToBeOpen(repository)) {
            answer.run();
        } else {
            threads.execute(() -> readHereUnlessLed(context, repository, page, answer));
        }
    }

    private void readHereUnlessLed(RoutingContext context, RepositoryName repository, String page, Runnable answer) {
        boolean passes;
        try {
            passes = checkUnlessLed(context, repository);
        } catch (RuntimeException refused) {
            refuse(context, Problems.of(refused));
            return;
        }
        if (passes) {
            answer.run();
        } else {
            Redirects.to(context, page);
        }
    }

    /**
     * Passes as {@link #check} does, but whoever a page of others has led here who reads {@code repository} by their session at most: false
     * for them. Where something is saved, that page stays where it is, and sees it where its reader is sent to another origin; where that is
     * refused, neither: so it would learn what its reader may see. Whoever was led here gets nothing of that, and is led on alike whether
     * there is such a repository or not. Blocks.
     */
    public boolean checkUnlessLed(RoutingContext context, RepositoryName repository) {
        if (!isLed(context)) {
            check(context, repository);
            return true;
        }
        try {
            checkToken(context, repository);
            return true;
        } catch (ProblemException refused) {
            if (isNothing(refused.problem())) {
                return false;
            }
            throw refused;
        }
    }

    private static boolean isLed(RoutingContext context) {
        var from = context.request().getHeader(FROM);
        return from != null && !OWN_WAYS.contains(from);
    }

    private Optional<Caller> bearer(RoutingContext context) {
        return callers.ifAny(context).await().indefinitely();
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
