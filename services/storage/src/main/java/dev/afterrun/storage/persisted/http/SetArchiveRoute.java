package dev.afterrun.storage.persisted.http;

import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.problem.Problems;
import dev.afterrun.http.rate.Clients;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.http.Attachment;
import dev.afterrun.storage.download.http.ReadGuard;
import dev.afterrun.storage.download.http.Redirects;
import dev.afterrun.storage.download.http.Refusals;
import dev.afterrun.storage.persisted.archive.ArchiveDigests;
import dev.afterrun.storage.persisted.archive.SetArchives;
import dev.afterrun.storage.persisted.generation.ShowSets;
import dev.afterrun.storage.persisted.generation.TellRestore;
import dev.afterrun.storage.view.http.AnswerStream;
import dev.afterrun.storage.view.http.AnswerStreams;
import dev.afterrun.storage.view.http.ReaderTooSlow;
import dev.afterrun.storage.view.http.Turn;
import dev.afterrun.storage.view.http.Turns;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Base64;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/** A visible set as an archive. A few at once, since each has where all its chunks lie in memory for as long as its reader takes. */
@ApplicationScoped
@Needs(value = Action.READ, at = "GET /v1/persisted/{owner}/{repo}/generations/{id}/archive")
class SetArchiveRoute {
    private static final Logger LOG = Logger.getLogger(SetArchiveRoute.class);
    private static final String AT = "/v1/persisted/:owner/:repo/generations/:id/archive";
    private static final int AT_ONCE = 2;

    private final ShowSets showSets;
    private final SetArchives archives;
    private final ArchiveDigests digests;
    private final AnswerStreams answers;
    private final ReadGuard guard;
    private final Refusals refusals;
    private final ExecutorService threads;
    private final Clients clients;
    private final Turns turns = new Turns("archives of sets", AT_ONCE);

    SetArchiveRoute(
            ShowSets showSets,
            SetArchives archives,
            ArchiveDigests digests,
            AnswerStreams answers,
            ReadGuard guard,
            Refusals refusals,
            @VirtualThreads ExecutorService threads,
            Clients clients) {
        this.showSets = showSets;
        this.archives = archives;
        this.digests = digests;
        this.answers = answers;
        this.guard = guard;
        this.refusals = refusals;
        this.threads = threads;
        this.clients = clients;
    }

    void register(@Observes Router router) {
        router.route(AT)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT)
                .handler(context -> threads.execute(() -> answer(context)));
    }

    private void answer(RoutingContext context) {
        try {
            var repository = SetAddress.repository(context);
            if (!guard.checkUnlessLed(context, repository)) {
                Redirects.to(context, new Address.OfRepository(repository).rawPath());
                return;
            }
            var generation = showSets.one(repository, SetAddress.id(context));
            TellRestore.refuseGone(generation);
            inTurn(context, generation);
        } catch (RuntimeException failure) {
            var problem = Problems.of(failure);
            Problems.headers(problem).forEach((name, value) -> putUnlessThere(context, name, value));
            refusals.answer(context, problem);
        }
    }

    /** Whoever refuses knows better when to come back than the problem's kind does. */
    private static void putUnlessThere(RoutingContext context, String name, String value) {
        var headers = context.response().headers();
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }

    private void inTurn(RoutingContext context, Generation generation) {
        try (var turn = turns.take(context, clients)) {
            write(context, generation, turn);
        }
    }

    private void write(RoutingContext context, Generation generation, Turn turn) {
        digests.find(generation.id())
                .ifPresent(sha256 -> context.response()
                        .putHeader(
                                "Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(sha256.bytes()) + ":"));
        context.response()
                .putHeader(
                        "Content-Disposition",
                        Attachment.called(generation.name() + "-" + generation.number() + ".tar.zst"));
        var answer = answers.begin(context, "application/zstd", turn);
        if (AnswerStream.endsWithHead(context)) {
            return;
        }
        try {
            archives.write(generation.id(), answer);
            answer.end();
        } catch (CompletionException gone) {
            LOG.debugf("The reader of a set's archive left: %s", gone);
            answer.abandon();
        } catch (ReaderTooSlow slow) {
            LOG.infof(
                    "The reader of the archive of generation %d lost its turn: %s", generation.id(), slow.getMessage());
        } catch (IOException | RuntimeException broken) {
            // The reader notices: the last chunk never comes.
            LOG.errorf(broken, "The archive of generation %d broke off", generation.id());
            answer.abandon();
        }
    }
}
