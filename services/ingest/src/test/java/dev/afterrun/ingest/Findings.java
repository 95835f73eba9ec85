package dev.afterrun.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;

/** What ingest answers to an operator who asks what is wrong. */
public record Findings(JsonPath diagnosis) {

    /** What it answers now. */
    public static Findings asked() {
        var answer = given().auth().oauth2(Issuer.token()).post("/v1/doctor");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("service")).isEqualTo("ingest");
        return new Findings(answer.jsonPath());
    }

    /** {@code STATE: WHAT} of each finding of this check. */
    public List<String> of(String check) {
        List<Map<String, String>> all = diagnosis.getList("findings");
        return all.stream()
                .filter(finding -> check.equals(finding.get("check")))
                .map(finding -> finding.get("state") + ": " + finding.get("what"))
                .toList();
    }
}
