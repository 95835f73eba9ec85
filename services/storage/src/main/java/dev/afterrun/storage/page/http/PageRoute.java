package dev.afterrun.storage.page.http;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.identity.PrivateAnswer;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.AddressParser;
import dev.afterrun.storage.download.Commits;
import dev.afterrun.storage.download.Finding;
import dev.afterrun.storage.download.http.Origins;
import dev.afterrun.storage.download.http.ReadGuard;
import dev.afterrun.storage.download.http.Redirects;
import dev.afterrun.storage.download.http.Refusals;
import dev.afterrun.storage.download.http.SecurePage;
import dev.afterrun.storage.page.Pages;
import dev.afterrun.storage.page.Paging;
import dev.afterrun.storage.page.RepositoryPages;
import dev.afterrun.storage.signin.http.Visitor;
import dev.afterrun.storage.signin.http.Visitors;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** The pages of repositories: {@code /{owner}/{repo}}, and {@code /{owner}/{repo}/{ref}}. */
@ApplicationScoped
@Needs(
        value = Action.READ,
        at = {"GET /{owner}/{repo}", "GET /{owner}/{repo}/{ref}"})
class PageRoute {
    private final Pages pages;
    private final RepositoryPages repositoryPages;
    private final Commits commits;
    private final Origins origins;
    private final ReadGuard guard;
    private final Refusals refusals;
    private final Addresses addresses;
    private final Visitors visitors;
    private final ExecutorService threads;

    PageRoute(
            Pages pages,
            RepositoryPages repositoryPages,
            Commits commits,
            Origins origins,
            ReadGuard guard,
            Refusals refusals,
            Addresses addresses,
            Visitors visitors,
            @VirtualThreads ExecutorService threads) {
        this.pages = pages;
        this.repositoryPages = repositoryPages;
        this.commits = commits;
        this.origins = origins;
        this.guard = guard;
        this.refusals = refusals;
        this.addresses = addresses;
        this.visitors = visitors;
        this.threads = threads;
    }

    void register(@Observes Router router) {
        // Behind files, which let pages through.
        router.route().order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT + 1).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        switch (AddressParser.parse(String.valueOf(context.request().path())).orElse(null)) {
            case Address.OfRepository repository -> read(context, repository, () -> repository(context, repository));
            case Address.Page page -> read(context, page, () -> page(context, page));
            case null, default -> context.next();
        }
    }

    private void read(RoutingContext context, Address address, Runnable answer) {
        Runnable guarded = () -> guard.readHere(context, address.repository(), answer);
        origins.elsewhereForPage(context.request())
                .ifPresentOrElse(elsewhere -> Redirects.to(context, elsewhere), () -> threads.execute(guarded));
    }

    private void repository(RoutingContext context, Address.OfRepository address) {
        try {
            if (endsInSlash(context)) {
                Redirects.to(context, address.rawPath());
            } else {
                repositoryPages
                        .find(address.repository())
                        .ifPresentOrElse(
                                page -> show(context, visitor -> Templates.repository(page, visitor)),
                                () -> refusals.nothing(context));
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
                    Redirects.to(context, full.rawPath());
                }
            }
        } catch (RuntimeException fault) {
            refusals.fault(context, fault);
        }
    }

    private void found(RoutingContext context, Address.Page address) {
        paging(context.request())
                .flatMap(paging -> pages.find(address, paging, PrivateAnswer.audience(context)))
                .ifPresentOrElse(
                        page -> show(context, visitor -> Templates.listing(page, visitor)),
                        () -> refusals.nothing(context));
    }

    private void show(RoutingContext context, Function<Visitor, TemplateInstance> page) {
        var html = page.apply(visitors.welcome(context)).render();
        SecurePage.withScripts(context.response(), "'self' " + addresses.content())
                .end(html);
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
}
