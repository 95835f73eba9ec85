package dev.afterrun.storage.signin;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser that follows nothing by itself, and what signing in with it comes to. */
final class Browser {
    /** The cookie of who has signed in. */
    static final String SESSION = "__Host-afterrun-session";

    /** The cookie of who is about to. */
    static final String SIGN_IN = "__Host-afterrun-sign-in";

    private Browser() {}

    static RequestSpecification browser() {
        return given().config(RestAssuredConfig.config()
                .redirect(RedirectConfig.redirectConfig().followRedirects(false)));
    }

    /** What the realm makes of a sign-in that a page has begun. */
    static Response signedIn(String to) {
        return answer(browser().queryParam("to", to).get("/-/sign-in"), "");
    }

    static Response answer(Response begun, String session) {
        var question = question(begun);
        var done = browser()
                .cookie(SIGN_IN, begun.getCookie(SIGN_IN))
                .cookie(SESSION, session)
                .queryParam("state", question.get("state"))
                .queryParam("code", question.get("nonce"))
                .get("/-/sign-in/done");
        assertThat(done.statusCode()).as(done.asString()).isEqualTo(303);
        return done;
    }

    static Map<String, String> question(Response begun) {
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(303);
        return Arrays.stream(URI.create(begun.header("Location")).getRawQuery().split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
    }

    /** What a browser gets that was made to ask by a page, as it says where that page is from. */
    static Response led(String from, String session, String address) {
        return browser()
                .header("Host", "pages.test")
                .header("Sec-Fetch-Site", from)
                .cookie(SESSION, session)
                .get(address);
    }

    /** Where it leads at the content's origin. */
    static String location(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(302);
        var location = answer.header("Location");
        assertThat(location).startsWith("http://content.test/");
        return location.substring("http://content.test".length());
    }
}
