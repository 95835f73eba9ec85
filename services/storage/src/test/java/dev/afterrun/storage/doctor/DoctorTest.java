package dev.afterrun.storage.doctor;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.SettableClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DoctorTest {
    private static final String OPERATOR = Issuer.tokenWith(Map.of("groups", List.of("operator")));
    private static final String PUBLISHER = Issuer.tokenWith(Map.of("groups", List.of("publisher")));

    @Inject
    Sql sql;

    @Inject
    SettableClock clock;

    @Test
    void whatIsWellIsToldToo() {
        assertThat(found("database")).containsExactly("ok: it answers, and takes writes");
        assertThat(found("clocks")).containsExactly("ok: the database's and storage's show the same");
        assertThat(found("migrations"))
                .singleElement()
                .satisfies(finding -> assertThat(finding).startsWith("ok: all are applied, up to V"));
        assertThat(found("store files")).containsExactly("ok: it takes, gives back and deletes an object");
    }

    @Test
    void clocksThatDifferAreToldWithBothSides() {
        // Given
        clock.advance(Duration.ofMinutes(2));

        // When
        var found = found("clocks");

        // Then
        assertThat(found)
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding).matches("wrong: the database's is 1[12]\\d s behind storage's"));
    }

    @Test
    void aMigrationOfANewerVersionIsAWarning() {
        // Given
        sql.update("""
                INSERT INTO flyway_schema_history
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                VALUES (9999, '9999', 'of tomorrow', 'SQL', 'V9999__of_tomorrow.sql', 1, 'nobody', 1, true)
                """);
        try {
            // When
            var found = found("migrations");

            // Then
            assertThat(found).containsExactly("warning: the schema is newer than this replica, by V9999 (of tomorrow)");
        } finally {
            sql.update("DELETE FROM flyway_schema_history WHERE version = '9999'");
        }
    }

    @Test
    void aMigrationThatFailedIsWrong() {
        // Given
        sql.update("UPDATE flyway_schema_history SET success = false WHERE version = '43'");
        try {
            // When
            var found = found("migrations");

            // Then
            assertThat(found).containsExactly("wrong: V43 (install tokens) are not applied");
        } finally {
            sql.update("UPDATE flyway_schema_history SET success = true WHERE version = '43'");
        }
    }

    @Test
    void aFactThatIsNotSentIsWrong() {
        // Given
        sql.update("""
                INSERT INTO outbox (id, topic, key, type, data, time)
                VALUES (gen_random_uuid(), 'afterrun.storage', 'doctor-test', 'none', '', now() - interval '1 hour')
                """);
        try {
            // When
            var found = found("outbox");

            // Then
            assertThat(found)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding)
                            .matches("wrong: \\d+ facts wait to be told, the oldest for 3[67]\\d\\d s"));
        } finally {
            sql.update("DELETE FROM outbox WHERE key = 'doctor-test'");
        }
    }

    @Test
    void workThatNobodyDoesIsAWarning() {
        // Given
        sql.update("""
                INSERT INTO due_work (kind, key, due_at)
                VALUES ('forget-commands', 'doctor-test', now() - interval '1 hour')
                """);
        try {
            // When
            var found = found("due work");

            // Then
            assertThat(found)
                    .anySatisfy(finding -> assertThat(finding)
                            .matches("warning: \\d+ pieces of 'forget-commands' are due, the oldest for 6\\d min"));
        } finally {
            sql.update("DELETE FROM due_work WHERE key = 'doctor-test'");
        }
    }

    @Test
    void onlyOperatorsAsk() {
        given().auth().oauth2(PUBLISHER).post("/v1/doctor").then().statusCode(403);
    }

    @Test
    void nobodyAsksWithoutAToken() {
        given().post("/v1/doctor").then().statusCode(401);
    }

    /** {@code STATE: WHAT} of each finding of this check. */
    private static List<String> found(String check) {
        var answer = given().auth().oauth2(OPERATOR).post("/v1/doctor");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("service")).isEqualTo("storage");
        List<Map<String, String>> all = answer.jsonPath().getList("findings");
        return all.stream()
                .filter(finding -> check.equals(finding.get("check")))
                .map(finding -> finding.get("state") + ": " + finding.get("what"))
                .toList();
    }
}
