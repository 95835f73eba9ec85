package dev.afterrun.storage.link.http;

import dev.afterrun.http.identity.Open;
import dev.afterrun.http.identity.PrivateAnswer;
import dev.afterrun.http.identity.link.SignedFile;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.AddressParser;
import dev.afterrun.storage.download.http.AnswerFile;
import dev.afterrun.storage.download.http.Origins;
import dev.afterrun.storage.download.http.Redirects;
import dev.afterrun.storage.download.http.Refusals;
import dev.afterrun.storage.link.SignedLinks;
import dev.afterrun.storage.visibility.ReadRepositories;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** Opens links. The signature is looked at before anything else is, and whatever is wrong has one answer. */
@ApplicationScoped
@Open(
        value = "the link proves what it opens: that is sent, and nothing else is looked up",
        at = "GET /-/link/{claims}/{name}")
class LinkRoute {
    private static final int BEFORE_FILES = RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT - 1;

    private final SignedLinks links;
    private final ReadRepositories repositories;
    private final AnswerFile answerFile;
    private final Origins origins;
    private final Refusals refusals;
    private final ExecutorService threads;

    LinkRoute(
            SignedLinks links,
            ReadRepositories repositories,
            AnswerFile answerFile,
            Origins origins,
            Refusals refusals,
            @VirtualThreads ExecutorService threads) {
        this.links = links;
        this.repositories = repositories;
        this.answerFile = answerFile;
        this.origins = origins;
        this.refusals = refusals;
        this.threads = threads;
    }

    void register(@Observes Router router) {
        router.route(SignedLinks.AT + "*").order(BEFORE_FILES).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        PrivateAnswer.of(context);
        // A page that a link opens tells nobody where it was read.
        context.response().putHeader("Referrer-Policy", "no-referrer");
        var method = context.request().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            refusals.method(context);
            return;
        }
        origins.elsewhereForFile(context.request())
                .ifPresentOrElse(
                        elsewhere -> Redirects.to(context, elsewhere), () -> threads.execute(() -> open(context)));
    }

    private void open(RoutingContext context) {
        try {
            var file = signed(String.valueOf(context.request().path()));
            var address = file.flatMap(this::address);
            if (address.isPresent()) {
                answerFile.answerExactly(
                        context, address.get(), file.orElseThrow().sha256());
            } else {
                refusals.nothing(context);
            }
        } catch (RuntimeException fault) {
            refusals.fault(context, fault);
        }
    }

    /** What the link of this path opens, where it is one as it was made. */
    private Optional<SignedFile> signed(String rawPath) {
        var parts = rawPath.substring(SignedLinks.AT.length()).split("/", -1);
        return parts.length == 2
                ? links.opened(parts[0]).filter(file -> file.name().equals(parts[1]))
                : Optional.empty();
    }

    /** Its address, where the repository's name is still its tenant's. */
    private Optional<Address.OfFile> address(SignedFile file) {
        return AddressParser.parse(file.path())
                .filter(Address.OfFile.class::isInstance)
                .map(Address.OfFile.class::cast)
                .filter(address -> repositories
                        .tenant(address.repository())
                        .filter(file.tenant()::equals)
                        .isPresent());
    }
}
