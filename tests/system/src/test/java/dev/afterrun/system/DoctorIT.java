package dev.afterrun.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every check looks at the real thing. What other tests have left, such as dead letters, may be wrong. */
@ExtendWith(SharedDeployment.class)
class DoctorIT {
    private static final List<String> WELL = List.of(
            "ok     server: ",
            "ok     clock: ",
            "ok     origins: ",
            "ok     ingest: it is ready",
            "ok     storage: it is ready",
            "ok     token: ",
            "ok     ingest topics: all 5 are there",
            "ok     ingest readers: 'storage' reads afterrun.expiry, afterrun.pull-requests, afterrun.runs",
            "ok     ingest readers: 'notifier' reads ",
            "ok     ingest readers: 'reaper' reads ",
            "ok     storage clocks: ",
            "ok     storage database: ",
            "ok     storage migrations: ",
            "ok     storage store files: it takes, gives back and deletes an object");

    @TempDir
    private Path directory;

    private Deployment deployment;

    @BeforeEach
    void speakTo(Deployment shared) {
        deployment = shared;
    }

    @Test
    void whatRunsIsWellFromOutsideAndInside() {
        // When, Then: a service that another test has stopped and started is a reader again a moment after it is ready
        Awaitility.await().atMost(Patience.PATIENCE).untilAsserted(() -> {
            var ended = deployment.cli(directory).run("doctor");
            assertThat(ended.out()).as(ended.err()).contains(WELL);
        });
    }
}
