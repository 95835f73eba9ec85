package dev.afterrun.storage.signin.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.signin.PageSignIn;
import dev.afterrun.http.identity.signin.Person;
import dev.afterrun.http.identity.signin.Sessions;
import dev.afterrun.http.identity.signin.Visit;
import dev.afterrun.storage.download.AddressParser;
import dev.afterrun.storage.download.http.Origins;
import dev.afterrun.storage.download.http.Visiting;
import dev.afterrun.storage.signin.SignInOffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;

/**
 * Who has signed in and opens a page. A session counts where something of the application's origin is read and nowhere else: it
 * changes nothing, and what users made never learns of it.
 */
@Singleton
public class Visitors implements Visiting {
    /** Under which a request keeps who sent it: a session is renewed once. */
    private static final String VISIT = Visitors.class.getName();

    private static final String SIGN_IN = "/-/sign-in?to=";

    private final Optional<Sessions> sessions;
    private final SessionCookies cookies;
    private final Origins origins;
    private final URI web;

    Visitors(SignInOffer offer, SessionCookies cookies, Origins origins, Addresses addresses) {
        this.sessions = offer.pages().map(PageSignIn::sessions);
        this.cookies = cookies;
        this.origins = origins;
        this.web = addresses.web();
    }

    /**
     * Who opens the page that {@code context} asks for; may wait for the realm. Sets how far the answer may be kept, and what the
     * browser keeps from now on: to be asked before the answer begins.
     */
    public Visitor welcome(RoutingContext context) {
        var response = context.response();
        if (sessions.isEmpty()) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
            return Visitor.ANYBODY;
        }
        var person = visit(context, sessions.get()).someone();
        response.putHeader(HttpHeaders.VARY, HttpHeaders.COOKIE)
                .putHeader(HttpHeaders.CACHE_CONTROL, person.isPresent() ? "private, no-store" : "no-cache");
        return new Visitor(person, Optional.of(signIn(context.request())));
    }

    @Override
    public Optional<Caller> caller(RoutingContext context) {
        return sessions.flatMap(known -> visit(context, known).someone())
                .map(Person::account)
                .map(Caller::new);
    }

    @Override
    public Optional<String> signIn(RoutingContext context) {
        if (sessions.isEmpty()) {
            return Optional.empty();
        }
        if (counts(context.request())) {
            return isNobody(context) ? Optional.of(signIn(context.request())) : Optional.empty();
        }
        return signInElsewhere(context.request());
    }

    /** Where a file is asked for that the pages could lead to: they know who has signed in, and nobody does here. */
    private Optional<String> signInElsewhere(HttpServerRequest request) {
        return AddressParser.isReserved(String.valueOf(request.path()))
                ? Optional.empty()
                : origins.elsewhereForPage(request).map(_ -> web + signIn(request));
    }

    /** As far as that is known without asking the realm. */
    private boolean isNobody(RoutingContext context) {
        Visit earlier = context.get(VISIT);
        return earlier == null
                ? cookies.session(context.request()).isEmpty()
                : earlier.someone().isEmpty();
    }

    private Visit visit(RoutingContext context, Sessions known) {
        Visit earlier = context.get(VISIT);
        if (earlier != null) {
            return earlier;
        }
        var visit = counts(context.request()) ? known.visit(cookies.session(context.request())) : new Visit.Nobody();
        context.put(VISIT, visit);
        keep(context.response(), visit, known);
        return visit;
    }

    private boolean counts(HttpServerRequest request) {
        return (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))
                && origins.elsewhereForPage(request).isEmpty();
    }

    private void keep(HttpServerResponse response, Visit visit, Sessions sessions) {
        switch (visit) {
            case Visit.Nobody _, Visit.Here _ -> {}
            case Visit.Over _ -> cookies.forgetSession(response);
            case Visit.Renewed renewed -> cookies.keepSession(response, renewed.session(), sessions.life());
        }
    }

    private static String signIn(HttpServerRequest request) {
        return SIGN_IN + URLEncoder.encode(request.uri(), UTF_8);
    }
}
