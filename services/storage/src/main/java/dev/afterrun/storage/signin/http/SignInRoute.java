package dev.afterrun.storage.signin.http;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.identity.Open;
import dev.afterrun.http.identity.signin.PageSignIn;
import dev.afterrun.http.identity.signin.ReturnPath;
import dev.afterrun.http.identity.signin.SignIn.Answer;
import dev.afterrun.storage.download.http.Origins;
import dev.afterrun.storage.download.http.Refusals;
import dev.afterrun.storage.signin.SignInOffer;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** Signing in to the pages and out of them, where the settings name a realm for it. */
@ApplicationScoped
@Open(
        value = "whoever signs in is nobody before; who signs out has a form of their own session",
        at = {"GET /-/sign-in", "GET /-/sign-in/done", "POST /-/sign-out"})
class SignInRoute {
    private static final int BEFORE_FILES = RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT - 1;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String SECRET = "form";

    private final Optional<PageSignIn> pages;
    private final SessionCookies cookies;
    private final Origins origins;
    private final Refusals refusals;
    private final URI web;
    private final ExecutorService threads;

    SignInRoute(
            SignInOffer offer,
            SessionCookies cookies,
            Origins origins,
            Refusals refusals,
            Addresses addresses,
            @VirtualThreads ExecutorService threads) {
        this.pages = offer.pages();
        this.cookies = cookies;
        this.origins = origins;
        this.refusals = refusals;
        this.web = addresses.web();
        this.threads = threads;
    }

    void register(@Observes Router router) {
        pages.ifPresent(offered -> {
            route(router, "/-/sign-in", HttpMethod.GET, context -> begin(context, offered));
            route(router, SignInOffer.BACK, HttpMethod.GET, context -> done(context, offered));
            route(router, "/-/sign-out", HttpMethod.POST, context -> signOut(context, offered));
        });
    }

    private void route(Router router, String path, HttpMethod method, Consumer<RoutingContext> answer) {
        router.route(path).order(BEFORE_FILES).handler(context -> {
            context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            if (context.request().method().equals(method)) {
                here(context, () -> answer.accept(context));
            } else {
                context.response().putHeader(HttpHeaders.ALLOW, method.name());
                refusals.answer(
                        context, ProblemType.METHOD_NOT_ALLOWED.because("this address takes " + method + " alone"));
            }
        });
    }

    /** Cookies are of the application's host; there is no way in at another. */
    private void here(RoutingContext context, Runnable answer) {
        origins.elsewhereForPage(context.request()).ifPresentOrElse(there -> redirect(context, there), answer);
    }

    private void begin(RoutingContext context, PageSignIn offered) {
        answer(context, () -> {
            var begun = offered.signIn().begin(ReturnPath.of(parameter(context, "to")));
            cookies.keepSignIn(context.response(), begun.kept());
            redirect(context, begun.question().toString());
        });
    }

    private void done(RoutingContext context, PageSignIn offered) {
        answer(context, () -> {
            // Before it is forgotten: a cookie that is set is what the request has from then on.
            var kept = cookies.signIn(context.request());
            // However it ends, it has ended.
            cookies.forgetSignIn(context.response());
            var done = offered.signIn()
                    .done(
                            kept,
                            new Answer(
                                    parameter(context, "state"),
                                    parameter(context, "code"),
                                    parameter(context, "error"),
                                    parameter(context, "iss")));
            cookies.keepSession(
                    context.response(), done.session(), offered.sessions().life());
            redirect(context, web + done.to().text());
        });
    }

    private void signOut(RoutingContext context, PageSignIn offered) {
        var request = context.request();
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.startsWith(FORM)) {
            refusals.answer(
                    context,
                    ProblemType.UNSUPPORTED_MEDIA_TYPE.because("only the form of a page signs out, as " + FORM));
            return;
        }
        request.setExpectMultipart(true);
        request.endHandler(_ -> {
            var form = Optional.ofNullable(request.getFormAttribute(SECRET));
            answer(context, () -> signOut(context, offered, form));
        });
        request.resume();
    }

    private void signOut(RoutingContext context, PageSignIn offered, Optional<String> form) {
        try {
            offered.sessions().end(cookies.session(context.request()), form);
            cookies.forgetSession(context.response());
            redirect(context, web + ReturnPath.HOME.text());
        } catch (ProblemException refusal) {
            if (refusal.problem().status() == ProblemType.UNAVAILABLE.status()) {
                cookies.forgetSession(context.response());
            }
            throw refusal;
        }
    }

    private void answer(RoutingContext context, Runnable answer) {
        threads.execute(() -> {
            try {
                answer.run();
            } catch (ProblemException refusal) {
                refusals.answer(context, refusal.problem());
            } catch (RuntimeException fault) {
                refusals.fault(context, fault);
            }
        });
    }

    private static Optional<String> parameter(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getParam(name));
    }

    private static void redirect(RoutingContext context, String address) {
        context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, address)
                .putHeader("Referrer-Policy", "no-referrer")
                .end();
    }
}
