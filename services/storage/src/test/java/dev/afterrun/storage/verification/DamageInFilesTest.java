package dev.afterrun.storage.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DamageInFilesTest extends DamageContract {
    @Inject
    Passes passes;

    @Inject
    Parts parts;

    @Inject
    Pace pace;

    @Inject
    Sql sql;

    @Test
    void aPassThatIsUnderWayIsNotBegunTwice() {
        // Given
        passes.begin();
        var first = passes.newest().orElseThrow();

        // When
        passes.begin();

        // Then
        assertThat(passes.newest().orElseThrow().id()).isEqualTo(first.id());
        storage.work();
    }

    @Test
    void aPartGoesOnBehindWhatWasReadWhoeverReadIt() {
        // Given
        storage.publish(CiJob.fresh(), TestFile.of("a.txt", "read by one of two workers"));
        passes.begin();
        var part = somePart();
        var object = parts.next(part).orElseThrow();
        parts.read(part, object, parts.copies(part, object), Map.of());

        // When
        parts.read(part, object, parts.copies(part, object), Map.of());

        // Then
        var after = parts.unfinished(part.name()).orElseThrow();
        assertThat(after.position()).isEqualTo(object.value());
        assertThat(sql.first(
                        row -> row.getLong("objects"),
                        "SELECT objects FROM verification_part WHERE verification_id = ? AND store = ? AND range_start = ?",
                        part.name().pass(),
                        part.name().store(),
                        part.name().start()))
                .contains(1L);
        storage.work();
    }

    @Test
    void theOnesThatReadWaitForWhatWasBooked() {
        // Given
        assertThat(pace.book(1)).isZero();
        pace.book(50L * 1024 * 1024 * 1024 * 1024);

        // When
        var wait = pace.book(1);

        // Then
        assertThat(wait).isGreaterThan(Duration.ofSeconds(10));
        reset();
    }

    @Test
    void onlyAnOperatorMaySeeOrBegin() {
        // Given
        var publisher = Issuer.tokenWith(Map.of("groups", List.of("publisher")));

        // When
        var answer = given().auth().oauth2(publisher).post("/v1/verification");

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(given().get("/v1/verification").statusCode()).isEqualTo(401);
    }

    private Part somePart() {
        return sql
                .list(
                        row -> new Part.Name(
                                row.getLong("verification_id"), row.getString("store"), row.getString("range_start")),
                        "SELECT verification_id, store, range_start FROM verification_part WHERE NOT finished")
                .stream()
                .flatMap(name -> parts.unfinished(name).stream())
                .filter(part -> parts.next(part).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private void reset() {
        QuarkusTransaction.requiringNew().run(() -> sql.update("UPDATE verification_pace SET read_until = 'epoch'"));
    }
}
