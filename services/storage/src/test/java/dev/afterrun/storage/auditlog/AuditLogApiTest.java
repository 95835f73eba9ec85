package dev.afterrun.storage.auditlog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import dev.afterrun.storage.testing.Issuer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log as it is read, and what hostile names do to whoever reads it. */
@QuarkusTest
class AuditLogApiTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final String repository = "octo/" + UUID.randomUUID();
    private final String name = UUID.randomUUID().toString();

    @Inject
    Logs logs;

    @Inject
    TellRefusals tellRefusals;

    @Test
    void anActSaysWhoFromWhereAndOnWhat() {
        // Given
        var id = Logs.as(name)
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .body(Map.of("name", "ci", "refs", "refs/heads/main"))
                .post("/v1/repositories/" + repository + "/upload-tokens")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("token.id");

        // When
        var log = ofRepository("");

        // Then
        log.body("acts", hasSize(1))
                .body("acts[0].act", equalTo("upload-token-made"))
                .body("acts[0].outcome", equalTo("done"))
                .body("acts[0].by.kind", equalTo("local-operator"))
                .body("acts[0].by.name", equalTo(name))
                .body("acts[0].by.issuer", equalTo("afterrun-local"))
                .body("acts[0].by.address", oneOf("127.0.0.1", "::1"))
                .body("acts[0].by.trace", equalTo(TRACE))
                .body("acts[0].repository", equalTo(repository))
                .body("acts[0].subject", equalTo("upload token " + id))
                .body("acts[0].detail", containsString("refs/heads/main"))
                .body("$", not(org.hamcrest.Matchers.hasKey("next")))
                .header("Cache-Control", "no-store")
                .body(not(containsString("afterrun_up_")));
    }

    @Test
    void pagesGoBackAndOnAndAreFiltered() {
        // Given
        for (var token = 0; token < 3; token++) {
            make(name);
        }
        make("other of " + name);

        // When // Then
        ofRepository("").body("acts", hasSize(4));
        ofRepository("?who=" + name).body("acts", hasSize(3)).body("acts.by.name", everyItem(equalTo(name)));
        ofRepository("?act=pointer-moved").body("acts", hasSize(0));
        ofRepository("?since=2026-01-01T00:00:00Z").body("acts", hasSize(4));
        ofRepository("?until=2026-01-01T00:00:00Z").body("acts", hasSize(0));
        var positions = ofRepository("?after=0").extract().jsonPath().getList("acts.position", Long.class);
        assertThat(positions).isSorted().hasSize(4);
        ofRepository("?after=" + positions.get(1)).body("acts", hasSize(2));
        ofRepository("?before=" + positions.get(1)).body("acts", hasSize(1));
        Logs.as("x").get("/v1/audit-log?who=" + name).then().statusCode(200).body("acts", hasSize(3));
    }

    @Test
    void thoseWhoAdministerAnotherRepositorySeeNothingOfThisOne() {
        // Given
        make(name);
        var maintainer = Issuer.tokenWith(
                Map.of("groups", List.of("maintainer"), "afterrun_repositories", List.of("octo/other" + name)));

        // When
        var own = given().auth().oauth2(maintainer).get("/v1/repositories/octo/other" + name + "/audit-log");
        var foreign = given().auth().oauth2(maintainer).get("/v1/repositories/" + repository + "/audit-log");

        // Then
        own.then().statusCode(200).body("acts", hasSize(0));
        foreign.then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "before=x",
                "before=-1",
                "after=99999999999999999999",
                "before=1&after=1",
                "since=yesterday",
                "until=%2B1000000000-12-31T23:59:59.999999999Z",
                "act=drop-table"
            })
    void whatIsNotOfItsFormIsRefused(String question) {
        Logs.as(name)
                .urlEncodingEnabled(false)
                .get("/v1/audit-log?" + question)
                .then()
                .statusCode(422);
    }

    @Test
    void hostileNamesAreShownAndDoNothing() {
        // Given
        var hostile = "<script>alert(1)</script>\"'\r\nX-Injected: 1\u202Egnp.exe\u001b[31m " + name;
        make(hostile);

        // When
        var page = given().auth()
                .oauth2(Logs.token("x"))
                .accept("text/html")
                .get("/v1/repositories/" + repository + "/audit-log")
                .then();

        // Then
        page.statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Cache-Control", "no-store")
                .body(allOf(containsString("&lt;script&gt;alert(1)&lt;/script&gt;"), not(containsString("<script>"))))
                .body(not(containsString("\u202E")));
        ofRepository("")
                .body(
                        "acts[0].by.name",
                        equalTo("<script>alert(1)</script>\"'\uFFFD\uFFFDX-Injected: 1\uFFFDgnp.exe" + "\uFFFD[31m "
                                + name));
    }

    @Test
    void aNameWithoutEndIsCut() {
        // Given
        make("\uD83D\uDE00".repeat(600) + name);

        // When
        var shown = ofRepository("").extract().jsonPath().getString("acts[0].by.name");

        // Then
        assertThat(shown.codePointCount(0, shown.length())).isEqualTo(Told.LENGTH);
        assertThat(shown).startsWith("\uD83D\uDE00").endsWith("\u2026");
    }

    @Test
    void whatIsRefusedAThousandTimesIsToldOnceAnHour() {
        // Given
        tellRefusals.tell();

        // When
        for (var attempt = 0; attempt < 20; attempt++) {
            refused();
        }
        tellRefusals.tell();
        for (var attempt = 0; attempt < 20; attempt++) {
            refused();
        }
        tellRefusals.tell();

        // Then
        Logs.as("x")
                .get("/v1/audit-log?act=refused&who=" + name)
                .then()
                .statusCode(200)
                .body("acts.outcome", everyItem(equalTo("refused")))
                .body("acts[0].subject", equalTo("operates"));
        assertThat(logs.of(name)).containsExactly("refused");
    }

    private void refused() {
        given().auth()
                .oauth2(Issuer.tokenWith(Map.of("sub", name, "groups", List.of("publisher"))))
                .get("/v1/store/move")
                .then()
                .statusCode(403);
    }

    private void make(String by) {
        Logs.as(by)
                .body(Map.of("name", "ci", "refs", "refs/heads/main"))
                .post("/v1/repositories/" + repository + "/upload-tokens")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse ofRepository(String question) {
        return Logs.as("x")
                .urlEncodingEnabled(false)
                .get("/v1/repositories/" + repository + "/audit-log" + question)
                .then()
                .statusCode(200);
    }
}
