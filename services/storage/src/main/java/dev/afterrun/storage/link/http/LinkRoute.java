package dev.afterrun.storage.link.http;

import dev.afterrun.http.identity.Open;
import dev.afterrun.http.identity.PrivateAnswer;
import dev.afterrun.http.identity.link.Signed;
import dev.afterrun.http.identity.link.SignedFile;
import dev.afterrun.http.identity.link.SignedFolder;
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
        at = "GET /-/link/{claims}/{path}")
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
            open(context, String.valueOf(context.request().path()));
        } catch (RuntimeException fault) {
            refusals.fault(context, fault);
        }
    }

    /** @param rawPath of the request */
    private void open(RoutingContext context, String rawPath) {
        // The router leads here what only means this path, too, and its beginning without the last slash.
        var parts = rawPath.startsWith(SignedLinks.AT)
                ? rawPath.substring(SignedLinks.AT.length()).split("/", 2)
                : new String[0];
        var signed = parts.length == 2 ? links.opened(parts[0]).filter(this::isStillTheirs) : Optional.<Signed>empty();
        signed.ifPresentOrElse(found -> open(context, found, parts[1]), () -> refusals.nothing(context));
    }

    private void open(RoutingContext context, Signed signed, String behind) {
        switch (signed) {
            case SignedFile file when file.name().equals(behind) -> open(context, file);
            case SignedFile _ -> refusals.nothing(context);
            case SignedFolder folder -> open(context, folder, behind);
        }
    }

    private void open(RoutingContext context, SignedFile file) {
        address(file.path())
                .ifPresentOrElse(
                        address -> answerFile.answerExactly(context, address, file.sha256()),
                        () -> refusals.nothing(context));
    }

    private void open(RoutingContext context, SignedFolder folder, String rawPath) {
        PrivateAnswer.forPagesToo(context);
        address(folder.path() + rawPath)
                .filter(LinkRoute::isInFolder)
                .ifPresentOrElse(
                        address -> answerFile.answerInFolder(context, address), () -> refusals.nothing(context));
    }

    /** Views of the ref, its pages and what is saved of other jobs have addresses that begin alike. */
    private static boolean isInFolder(Address.OfFile address) {
        return switch (address) {
            case Address.InRef _, Address.InFolder _ -> true;
            case Address.Download _, Address.InJob _, Address.OfContent _ -> false;
        };
    }

    private static Optional<Address.OfFile> address(String rawPath) {
        return AddressParser.parse(rawPath)
                .filter(Address.OfFile.class::isInstance)
                .map(Address.OfFile.class::cast);
    }

    /** Whether the repository's name is still its tenant's. */
    private boolean isStillTheirs(Signed signed) {
        return AddressParser.parse(signed.path())
                .map(Address::repository)
                .flatMap(repositories::tenant)
                .filter(signed.tenant()::equals)
                .isPresent();
    }
}
