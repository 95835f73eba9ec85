package dev.afterrun.storage.permission;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Decision;
import dev.afterrun.http.identity.Permissions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documented table, played over HTTP: every endpoint, everybody, their own repository and another one. */
@QuarkusTest
class PermissionsTest {
    /** The upload token that it takes is all that it asks for, and what it refuses is a 401 of its own. */
    private static final String EXCHANGE = "/v1/upload-tokens/exchange";

    /** No JSON: whoever may is answered 4xx, and nothing begins. */
    private static final String NOTHING = "[";

    private final RepositoryName own =
            new RepositoryName("octo", UUID.randomUUID().toString());
    private final RepositoryName other =
            new RepositoryName("octo", UUID.randomUUID().toString());

    @Inject
    BeanManager beans;

    @ParameterizedTest
    @EnumSource
    void everyEndpointAnswersAsTheTableSays(Identity identity) {
        // Given
        var endpoints = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .distinct()
                .flatMap(Declared::by)
                .filter(endpoint -> !endpoint.address().startsWith(EXCHANGE))
                .toList();
        assertThat(endpoints).hasSizeGreaterThan(50);
        var token = identity.token(own);
        var wrong = new ArrayList<String>();

        // When
        for (var endpoint : endpoints) {
            for (var asked : endpoint.namesRepository() ? List.of(own, other) : List.of(own)) {
                var wanted = wanted(identity, endpoint, asked);
                var answer = ask(endpoint, asked, token);
                if (wanted != Outcome.of(answer)) {
                    wrong.add(endpoint + " of " + (asked.equals(own) ? "its own" : "another") + ": " + wanted
                            + " is wanted, not " + answer.statusCode() + " " + answer.asString());
                }
            }
        }

        // Then
        assertThat(wrong).isEmpty();
    }

    private Outcome wanted(Identity identity, Declared endpoint, RepositoryName asked) {
        if (endpoint.action().isEmpty()) {
            return Outcome.ALLOWED;
        }
        var action = endpoint.action().get();
        if (action.isOpenToNobody() && identity != Identity.REFUSED) {
            // Whoever may not read is told that there is nothing: PrivateRepositoriesTest looks at that.
            return Outcome.ALLOWED;
        }
        return switch (identity) {
            // Also where nobody may too: of a repository that never was, as of one that is private.
            case NOBODY, REFUSED -> Outcome.UNAUTHENTICATED;
            default ->
                switch (decision(
                        identity, action, endpoint.namesRepository() ? Optional.of(asked) : Optional.empty())) {
                    case Decision.Allowed _ -> Outcome.ALLOWED;
                    case Decision.Refused _ -> Outcome.FORBIDDEN;
                };
        };
    }

    private Decision decision(Identity identity, Action action, Optional<RepositoryName> asked) {
        var who = identity.principal(own).orElseThrow();
        return asked.map(name -> Permissions.may(who, action, name)).orElseGet(() -> Permissions.may(who, action));
    }

    private static Response ask(Declared endpoint, RepositoryName asked, Optional<String> token) {
        var request = given().redirects().follow(false).queryParam("branch", "main");
        token.ifPresent(text -> request.auth().oauth2(text));
        var method = Method.valueOf(endpoint.method());
        if (method != Method.GET && method != Method.HEAD && method != Method.OPTIONS && method != Method.DELETE) {
            request.contentType(
                            endpoint.type().filter(type -> !type.contains("*")).orElse("application/octet-stream"))
                    .body(NOTHING.getBytes(US_ASCII));
        }
        return request.request(method, address(endpoint, asked));
    }

    private static String address(Declared endpoint, RepositoryName asked) {
        return endpoint.address()
                .replace("{owner}", asked.owner())
                .replace("{repo}", asked.name())
                .replace("{session}", UUID.randomUUID().toString())
                .replace("{sha256}", "a".repeat(64))
                .replaceAll("\\{(?:id|number)}", "7")
                .replace("{view}", "files")
                .replaceAll("\\{[a-z]+}", "x");
    }

    /** What an answer says of whoever asked, whatever it says of what they asked for. */
    private enum Outcome {
        ALLOWED,
        UNAUTHENTICATED,
        FORBIDDEN;

        static Outcome of(Response answer) {
            return switch (answer.statusCode()) {
                case 401 -> UNAUTHENTICATED;
                case 403 -> isForbidden(answer) ? FORBIDDEN : ALLOWED;
                default -> ALLOWED;
            };
        }

        /** And not something else that the one who may is refused, such as a scope. HEAD has no body that says it. */
        private static boolean isForbidden(Response answer) {
            var body = answer.asString();
            return body.isEmpty() || body.contains(ProblemType.FORBIDDEN.uri().toString());
        }
    }
}
