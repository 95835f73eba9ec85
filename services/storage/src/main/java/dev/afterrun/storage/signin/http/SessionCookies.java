package dev.afterrun.storage.signin.http;

import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.identity.signin.SignIn;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * What browsers keep for the application's host alone, show no script, and send to no page of others that asks for something in
 * their name. Under {@code https} the name's prefix makes them hold us to that.
 */
@Singleton
class SessionCookies {
    private static final String HELD = "__Host-";

    private final boolean secure;
    private final String session;
    private final String signIn;

    SessionCookies(Addresses addresses) {
        this.secure = "https".equals(addresses.web().getScheme());
        this.session = name("afterrun-session");
        this.signIn = name("afterrun-sign-in");
    }

    Optional<String> session(HttpServerRequest request) {
        return read(request, session);
    }

    void keepSession(HttpServerResponse response, String text, Duration life) {
        keep(response, session, text, life);
    }

    void forgetSession(HttpServerResponse response) {
        keep(response, session, "", Duration.ZERO);
    }

    /** What is kept of a sign-in that goes on. */
    Optional<String> signIn(HttpServerRequest request) {
        return read(request, signIn);
    }

    void keepSignIn(HttpServerResponse response, String text) {
        keep(response, signIn, text, SignIn.PATIENCE);
    }

    void forgetSignIn(HttpServerResponse response) {
        keep(response, signIn, "", Duration.ZERO);
    }

    private String name(String plain) {
        return secure ? HELD + plain : plain;
    }

    private static Optional<String> read(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getCookie(name)).map(Cookie::getValue);
    }

    private void keep(HttpServerResponse response, String name, String text, Duration life) {
        response.addCookie(Cookie.cookie(name, text)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(life.toSeconds()));
    }
}
