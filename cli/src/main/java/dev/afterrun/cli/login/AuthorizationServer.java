package dev.afterrun.cli.login;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Http;
import dev.afterrun.contracts.discovery.SignIn;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An issuer, as its own metadata describes it.
 *
 * @param issuer where it is
 * @param client what it knows the command line as
 * @param tokens gives and renews them
 * @param devices begins a sign-in, if it has such (RFC 8628)
 * @param revocation takes them back, if it has such (RFC 7009)
 * @param challenges whether it binds a sign-in to who began it (RFC 7636, S256)
 * @param http shows no token by itself
 */
record AuthorizationServer(
        Trusted issuer,
        String client,
        URI tokens,
        Optional<URI> devices,
        Optional<URI> revocation,
        boolean challenges,
        Http http) {
    private static final String WHAT = "asking the issuer how to sign in";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int NOT_FOUND = 404;

    /** Asks the issuer that {@code signIn} names; it has to call itself so too (RFC 8414, 3.3). */
    static AuthorizationServer find(SignIn signIn, Http http) {
        var issuer = Trusted.of(signIn.issuer())
                .orElseThrow(() -> new Failure(
                        ExitCode.REJECTED,
                        WHAT,
                        "the issuer that the server names has no https address, and is not on this machine",
                        "tell whoever operates the server"));
        var told = metadata(issuer, http);
        if (told.text("issuer").filter(signIn.issuer().toString()::equals).isEmpty()) {
            throw told.unusable("it names another issuer than " + issuer.uri().toASCIIString());
        }
        return new AuthorizationServer(
                issuer,
                signIn.client(),
                told.address("token_endpoint", issuer).orElseThrow(() -> told.unusable("it has no token_endpoint")),
                told.address("device_authorization_endpoint", issuer),
                told.address("revocation_endpoint", issuer),
                told.texts("code_challenge_methods_supported").anyMatch(Challenge.METHOD::equals),
                http);
    }

    /** Sends a form as the client (RFC 6749, 2.3.1); tries again where that may help. */
    Told ask(String what, URI to, Map<String, String> form) {
        return Told.of(what, http.send(call(what, to, form)));
    }

    /** The form, to be sent by whoever knows better when to try again. */
    Call call(String what, URI to, Map<String, String> form) {
        var body = pair("client_id", client)
                + form.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(field -> "&" + pair(field.getKey(), field.getValue()))
                        .collect(Collectors.joining());
        var call = Call.of(what, to, Call.SHORT).posting(FORM, body.getBytes(StandardCharsets.US_ASCII));
        call.request().header("Accept", "application/json");
        return call;
    }

    /** OpenID's place is below the issuer, the RFC's before its path. */
    private static Told metadata(Trusted issuer, Http http) {
        var uri = issuer.uri();
        var place = uri.getScheme() + "://" + uri.getRawAuthority();
        var path = String.valueOf(uri.getRawPath()).replaceFirst("/+$", "");
        var found = read(URI.create(place + path + "/.well-known/openid-configuration"), http);
        var told = found.status() == NOT_FOUND
                ? read(URI.create(place + "/.well-known/oauth-authorization-server" + path), http)
                : found;
        if (!told.isDone()) {
            throw new Failure(
                    ExitCode.NONE_THERE,
                    WHAT,
                    uri.toASCIIString() + " answered " + told.status(),
                    "tell whoever operates the server");
        }
        return told;
    }

    private static Told read(URI from, Http http) {
        var call = Call.of(WHAT, from, Call.SHORT);
        call.request().header("Accept", "application/json");
        return Told.of(WHAT, http.send(call));
    }

    private static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
