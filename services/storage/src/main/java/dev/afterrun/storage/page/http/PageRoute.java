package dev.afterrun.storage.page.http;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.identity.Open;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.AddressParser;
import dev.afterrun.storage.download.Commits;
import dev.afterrun.storage.download.Finding;
import dev.afterrun.storage.download.http.Origins;
import dev.afterrun.storage.download.http.Refusals;
import dev.afterrun.storage.download.http.SecurePage;
import dev.afterrun.storage.page.Pages;
import dev.afterrun.storage.page.Paging;
import dev.afterrun.storage.page.RepositoryPages;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** The pages for people: {@code /}, {@code /{owner}/{repo}}, and {@code /{owner}/{repo}/{ref}}. */
@ApplicationScoped
@Open(
        value = "what public repositories publish is public",
        at = {"GET /", "GET /{owner}/{repo}", "GET /{owner}/{repo}/{ref}"})
class PageRoute {
    private final Pages pages;
    private final RepositoryPages repositoryPages;
    private final Commits commits;
    private final Origins origins;
    private final Refusals refusals;
    private final Addresses addresses;
    private final ExecutorService threads;

    PageRoute(
            Pages pages,
            RepositoryPages repositoryPages,
            Commits commits,
            Origins origins,
            Refusals refusals,
            Addresses addresses,
            @VirtualThreads ExecutorService threads) {
        this.pages = pages;
        this.repositoryPages = repositoryPages;
        this.commits = commits;
        this.origins = origins;
        this.refusals = refusals;
        this.addresses = addresses;
        this.threads = threads;
    }

    void register(@Observes Router router) {
        // Behind files, which let pages through.
        router.route().order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT + 1).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        var path = String.valueOf(context.request().path());
        if (path.equals("/") && isRead(context.request())) {
            here(
                    context,
                    () -> show(
                            context,
                            Templates.home(addresses.events().toString()).render()));
            return;
        }
        switch (AddressParser.parse(path).orElse(null)) {
            case Address.OfRepository repository ->
                here(context, () -> threads.execute(() -> repository(context, repository)));
            case Address.Page page -> here(context, () -> threads.execute(() -> page(context, page)));
            case null, default -> context.next();
        }
    }

    private void repository(RoutingContext context, Address.OfRepository address) {
        try {
            if (endsInSlash(context)) {
                redirect(context, address.rawPath());
            } else {
                repositoryPages
                        .find(address.repository())
                        .map(Templates::repository)
                        .ifPresentOrElse(page -> show(context, page.render()), () -> refusals.nothing(context));
            }
        } catch (RuntimeException fault) {
            refusals.fault(context, fault);
        }
    }

    private void page(RoutingContext context, Address.Page address) {
        try {
            var meant = commits.meant(address.repository(), address.ref());
            if (meant.isEmpty()) {
                refusals.nothing(context);
            } else if (meant.size() > 1) {
                refusals.ambiguous(context, new Finding.Ambiguous(meant));
            } else {
                var full = new Address.Page(address.repository(), meant.getFirst());
                if (full.rawPath().equals(address.rawPath()) && !endsInSlash(context)) {
                    found(context, full);
                } else {
                    redirect(context, full.rawPath());
                }
            }
        } catch (RuntimeException fault) {
            refusals.fault(context, fault);
        }
    }

    private void found(RoutingContext context, Address.Page address) {
        var page = paging(context.request()).flatMap(paging -> pages.find(address, paging));
        page.map(Templates::listing)
                .ifPresentOrElse(listing -> show(context, listing.render()), () -> refusals.nothing(context));
    }

    private void show(RoutingContext context, String html) {
        SecurePage.withScripts(context.response(), "'self' " + addresses.content())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .end(html);
    }

    private void here(RoutingContext context, Runnable answer) {
        origins.elsewhereForPage(context.request()).ifPresentOrElse(address -> redirect(context, address), answer);
    }

    private static void redirect(RoutingContext context, String address) {
        context.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, address)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .end();
    }

    /** The part that is asked for; empty where no page has such a part. */
    private static Optional<Paging> paging(HttpServerRequest request) {
        try {
            return Optional.of(new Paging(
                    parameter(request, "page", Integer::valueOf)
                            .filter(number -> number > 0 && number < 1_000_000)
                            .orElse(1),
                    parameter(request, "job", JobKey::new),
                    parameter(request, "after", ArtifactPath::new)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> parameter(HttpServerRequest request, String name, Function<String, T> form) {
        return Optional.ofNullable(request.getParam(name)).map(form);
    }

    private static boolean endsInSlash(RoutingContext context) {
        return String.valueOf(context.request().path()).endsWith("/");
    }

    private static boolean isRead(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    }
}
