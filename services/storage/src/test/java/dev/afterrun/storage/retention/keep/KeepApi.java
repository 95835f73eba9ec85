package dev.afterrun.storage.retention.keep;

import static io.restassured.RestAssured.given;

import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;

/** What people ask about keeping files, and what they are told of why files are here. */
@ApplicationScoped
public class KeepApi {
    private final Sql sql;

    KeepApi(Sql sql) {
        this.sql = sql;
    }

    /** Asks for it, for the given reason. */
    public ValidatableResponse keep(CiJob as, String of, String lasting, String reason) {
        return keep(as, Map.of("of", of, "lasting", lasting, "reason", reason));
    }

    ValidatableResponse keep(CiJob as, Map<String, Object> body) {
        return as(as).body(body).post(at(as)).then();
    }

    /** Asks for it and is not refused: the pin's number. */
    public long kept(CiJob as, String of, String lasting) {
        return keep(as, of, lasting, "since it is needed")
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("pin.id");
    }

    ValidatableResponse end(CiJob as, long pin) {
        return as(as).delete(at(as) + "/" + pin).then();
    }

    ValidatableResponse list(CiJob of) {
        return given().get(at(of)).then();
    }

    /** Why it is here, and what will end it. */
    public ValidatableResponse explain(CiJob of, String what) {
        return given().queryParam("of", what)
                .get("/v1/repositories/" + of.repository() + "/retention")
                .then();
    }

    /** What the rules of this file would do. */
    public ValidatableResponse tryRules(CiJob as, String file, Object... against) {
        return as(as).body(Map.of("file", file, "against", against))
                .post("/v1/repositories/" + as.repository() + "/retention/test")
                .then();
    }

    /** What is at {@code /{owner}/{repo}/REST}, as it is written. */
    public ValidatableResponse read(CiJob of, String rest) {
        return given().urlEncodingEnabled(false)
                .get("/" + of.repository() + "/" + rest)
                .then();
    }

    /** As if the pin's time were over. */
    @Transactional
    void letTimeEnd(long pin) {
        sql.update("UPDATE pin SET until = clock_timestamp() - interval '1 second' WHERE id = ?", pin);
    }

    /** As if the repository had so many pins more. */
    @Transactional
    void addPins(CiJob of, int count) {
        sql.update("""
                INSERT INTO pin (repository_id, run, owner, reason, pinned_by)
                SELECT repository.id, 'other-' || number, 'ada', 'many', 'ci'
                FROM repository CROSS JOIN generate_series(1, ?) AS number WHERE repository.name = ?
                """, count, of.repository().toString());
    }

    private static RequestSpecification as(CiJob job) {
        return given().auth().oauth2(job.token()).contentType("application/json");
    }

    private static String at(CiJob of) {
        return "/v1/repositories/" + of.repository() + "/pins";
    }
}
