package dev.afterrun.storage.retention.explanation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.retention.keep.KeepApi;
import dev.afterrun.storage.settings.ReadSettings;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.RepositoryFiles;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExplainTest {
    private static final TestFile WHEEL = TestFile.of("dist/app.whl", "a wheel");
    private static final TestFile LOG = TestFile.of("build.log", "it said much");
    private static final String RULES = """
            [[retention]]
            name = "logs"
            paths = ["*.log"]
            keep = "1d"

            [[retention]]
            name = "the rest"
            keep = "30d"
            """;

    private final CiJob job = CiJob.fresh().trusted(TrustLevel.TRUSTED);

    @Inject
    KeepApi api;

    @Inject
    Storage storage;

    @Inject
    RepositoryFiles files;

    @Test
    void runIsExplainedByRuleWithCounts() {
        // Given
        publishUnderRules();

        // When
        var told = api.explain(job, "run-1");

        // Then
        told.statusCode(200)
                .body("of", equalTo("run 1"))
                .body("files", hasSize(2))
                .body("files[0].rule", equalTo("logs"))
                .body("files[0].why", equalTo("1 day after the run"))
                .body("files[0].first", equalTo("build.log"))
                .body("files[0].files", equalTo(1))
                .body("files[0].goes", notNullValue())
                .body("files[1].rule", equalTo("the rest"))
                .body("files[1].bytes", equalTo(WHEEL.content().length))
                .body("holds", nullValue());
    }

    @Test
    void fileIsExplainedAlone() {
        // Given
        publishUnderRules();

        // When
        var told = api.explain(job, "run-1/build.log");

        // Then
        told.statusCode(200)
                .body("of", equalTo("build.log of run 1"))
                .body("files", hasSize(1))
                .body("files[0].rule", equalTo("logs"));
    }

    @Test
    void withoutAFileTheOperatorsRuleIsTold() {
        // Given
        storage.publish(job, WHEEL);

        // When
        var told = api.explain(job, "run-1");

        // Then
        told.body("files[0].rule", equalTo("every run")).body("files[0].why", equalTo("7 days after the run"));
    }

    @Test
    void whatHoldsAFileIsToldWithWhoAskedAndWhy() {
        // Given
        storage.publish(job, WHEEL, LOG);
        api.keep(job, "run-1/dist/app.whl", "30d", "the demo").statusCode(200);

        // When
        var told = api.explain(job, "run-1/dist/app.whl");

        // Then
        told.body("holds", hasSize(1))
                .body("holds[0].kind", equalTo("pin"))
                .body("holds[0].reason", equalTo("the demo"))
                .body("holds[0].path", equalTo("dist/app.whl"))
                .body("holds[0].until", notNullValue());
        api.explain(job, "run-1/build.log").body("holds", nullValue());
    }

    @Test
    void whileAPointerLeadsToThemNothingEndsThem() {
        // Given
        storage.publish(job, WHEEL);
        given().auth()
                .oauth2(job.token())
                .contentType("application/json")
                .body(Map.of("to", job.commit().hex()))
                .put("/v1/repositories/" + job.repository() + "/pointers/latest")
                .then()
                .statusCode(200);

        // When
        var told = api.explain(job, "latest/dist/app.whl");

        // Then
        told.statusCode(200)
                .body("files[0].ends", notNullValue())
                .body("files[0].goes", nullValue())
                .body("holds[0].kind", equalTo("pointer"))
                .body("holds[0].by", equalTo("latest"));
    }

    @Test
    void whatHasGoneIsToldWithItsRule() {
        // Given
        storage.publish(job, WHEEL);
        storage.letLifetimeEnd(job);
        storage.expiryDue(job);

        // When
        var told = api.explain(job, "run-1");

        // Then
        told.statusCode(200)
                .body("files", nullValue())
                .body("gone[0].rule", equalTo("every run"))
                .body("gone[0].went", notNullValue());
    }

    @Test
    void whatNobodyKnowsIsNotExplained() {
        // Given
        storage.publish(job, WHEEL);

        // When
        var told = api.explain(job, "run-2");

        // Then
        told.statusCode(404).body("detail", containsString("there is no 'run-2'"));
    }

    @Test
    void pageTellsTheRulesAndWhatKeepsFiles() {
        // Given
        publishUnderRules();
        api.keep(job, "run-1/dist/app.whl", "30d", "the <demo>").statusCode(200);

        // When
        var page = api.read(job, "run-1");

        // Then
        page.statusCode(200)
                .body(containsString("the first file expires"))
                .body(containsString("by the rule “<bdi>logs</bdi>”"))
                .body(containsString("<bdi>dist/app.whl</bdi> is kept until"))
                .body(containsString("the &lt;demo&gt;"))
                .body(not(containsString("the <demo>")));
    }

    @Test
    void pageOfATextTellsIt() {
        // Given
        publishUnderRules();
        api.keep(job, "run-1/build.log", "30d", "the <demo>").statusCode(200);

        // When
        var page = api.read(job, "run-1/-/view/build.log");

        // Then
        page.statusCode(200)
                .body(containsString("It expires on "))
                .body(containsString("It is kept for "))
                .body(containsString("the &lt;demo&gt;"));
    }

    private void publishUnderRules() {
        files.settings(job.repository(), RULES);
        storage.publish(job, WHEEL, LOG);
        storage.hurry(ReadSettings.KIND, "");
        storage.work();
    }
}
