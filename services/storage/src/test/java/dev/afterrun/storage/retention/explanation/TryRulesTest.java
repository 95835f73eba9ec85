package dev.afterrun.storage.retention.explanation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.retention.keep.KeepApi;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class TryRulesTest {
    private static final TestFile WHEEL = TestFile.of("dist/app.whl", "a wheel");
    private static final TestFile LOG = TestFile.of("build.log", "it said much");
    private static final String RULES = """
            [[retention]]
            name = "logs"
            paths = ["*.log"]
            keep = "1h"

            [[retention]]
            name = "releases"
            paths = ["*.whl"]
            keep = "forever"
            """;

    private final CiJob job = CiJob.fresh().trusted(TrustLevel.TRUSTED);

    @Inject
    KeepApi api;

    @Inject
    Storage storage;

    @BeforeEach
    void aRun() {
        storage.publish(job, WHEEL, LOG);
    }

    @Test
    void whatWouldGoIsToldByRule() {
        // When
        var tried = api.tryRules(job, RULES, "run-1");

        // Then
        tried.statusCode(200)
                .body("files", hasSize(2))
                .body("files[0].rule", equalTo("logs"))
                .body("files[0].why", equalTo("1 hour after the run"))
                .body("files[1].rule", equalTo("releases"))
                .body("files[1].goes", nullValue())
                .body("later.files", equalTo(1))
                .body("later.bytes", equalTo(LOG.content().length))
                .body("staying.files", equalTo(1))
                .body("atOnce.files", equalTo(0));
    }

    @Test
    void whatWouldBeOverAlreadyWouldGoAtOnceAndNothingOfItHappens() {
        // Given
        storage.letLifetimeEnd(job);

        // When
        var tried = api.tryRules(job, RULES, "run-1/build.log");

        // Then
        tried.statusCode(200).body("atOnce.files", equalTo(1)).body("staying.files", equalTo(0));
        api.explain(job, "run-1/build.log").body("files[0].rule", equalTo("every run"));
        api.read(job, "run-1/build.log").statusCode(200);
    }

    @Test
    void whatIsKeptWouldStay() {
        // Given
        api.kept(job, "run-1/build.log", "forever");

        // When
        var tried = api.tryRules(job, RULES, "run-1/build.log");

        // Then
        tried.body("files[0].goes", nullValue()).body("staying.files", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[retention]]#keep = 7|afterrun.toml:2:",
                "[[retention]]#kept = \"7d\"|afterrun.toml:2:",
                "[[retention|afterrun.toml:1:",
            })
    void fileThatCannotBeMeantIsToldWithItsLine(String file, String told) {
        api.tryRules(job, file.replace('#', '\n'), "run-1").statusCode(422).body("detail", containsString(told));
    }

    @Test
    void runThatNobodyKnowsIsTold() {
        api.tryRules(job, RULES, "run-1", "run-2").statusCode(404).body("detail", containsString("'run-2'"));
    }

    @Test
    void tooManyRunsAtOnceAreRefusedWithTheBound() {
        // When
        var tried = api.tryRules(
                job, RULES, Collections.nCopies(Limits.RUNS_TRIED + 1, "run-1").toArray());

        // Then
        tried.statusCode(422).body("limit", equalTo(String.valueOf(Limits.RUNS_TRIED)));
    }
}
