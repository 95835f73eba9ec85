package dev.afterrun.storage.uploadtoken;

import static io.restassured.RestAssured.given;

import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Issuer;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The upload tokens of a repository, as its operator and its jobs speak of them. */
@ApplicationScoped
class TokenApi {
    /** The owner of everything. */
    static final String OWNER = Issuer.tokenWith(Map.of("afterrun_trust", "trusted"));

    private final Sql sql;

    TokenApi(Sql sql) {
        this.sql = sql;
    }

    ValidatableResponse make(String by, String repository, Map<String, Object> body) {
        return as(by).contentType("application/json")
                .body(body)
                .post(at(repository))
                .then();
    }

    /** Makes one and is not refused. */
    Made made(String repository, Map<String, Object> body) {
        var answer = make(OWNER, repository, body)
                .statusCode(201)
                .extract()
                .response()
                .jsonPath();
        return new Made(answer.getString("secret"), answer.getLong("token.id"));
    }

    ValidatableResponse list(String by, String repository) {
        return as(by).get(at(repository)).then();
    }

    ValidatableResponse revoke(String by, String repository, long id) {
        return as(by).delete(at(repository) + "/" + id).then();
    }

    Response exchange(String token) {
        return as(token).post("/v1/upload-tokens/exchange");
    }

    String signed(String token) {
        return exchange(token).then().statusCode(200).extract().jsonPath().getString("token");
    }

    /** Opens a session of a job; {@code more} is said besides. */
    Response open(String token, String repository, Map<String, Object> more) {
        var request = new HashMap<String, Object>(Map.of(
                "repository",
                repository,
                "source",
                "https://jenkins.test",
                "run",
                "7",
                "attempt",
                1,
                "job",
                "build",
                "commit",
                "1".repeat(40),
                "files",
                List.of()));
        request.putAll(more);
        return as(token).contentType("application/json").body(request).post("/v1/uploads");
    }

    /** As if the token had ended so many days ago. */
    @Transactional
    void letEnd(long id, int daysAgo) {
        sql.update(
                "UPDATE upload_token SET until = clock_timestamp() - make_interval(days => ?, secs => 1) WHERE id = ?",
                daysAgo,
                id);
    }

    /** As if the repository had so many tokens more. */
    @Transactional
    void add(String repository, int count) {
        sql.update("""
                INSERT INTO upload_token (repository_id, sha256, name, refs, trust, made_by, made_at, until)
                SELECT repository.id, sha256(convert_to(repository.id || '/' || number, 'UTF8')), 'ci', 'refs/heads/main',
                       1, 'ci', clock_timestamp(), clock_timestamp() + interval '1 day'
                FROM repository CROSS JOIN generate_series(1, ?) AS number WHERE repository.name = ?
                """, count, repository);
    }

    /** What the audit log has of tokens of the repository, the last first: {@code upload-token-made install token 7}. */
    @Transactional
    List<String> told(String repository) {
        return sql.list(
                row -> row.getString(1),
                "SELECT act || ' ' || subject FROM audit_log WHERE repository = ? ORDER BY id DESC",
                repository);
    }

    /** All that is kept of the token, as text. */
    @Transactional
    String row(long id) {
        return sql.first(
                        row -> row.getString(1),
                        "SELECT row_to_json(upload_token)::text FROM upload_token WHERE id = ?",
                        id)
                .orElseThrow();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    private static String at(String repository) {
        return "/v1/repositories/" + repository + "/upload-tokens";
    }

    /** A token as whoever made it knows it. */
    record Made(String secret, long id) {}
}
