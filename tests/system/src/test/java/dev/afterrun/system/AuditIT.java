package dev.afterrun.system;

import static dev.afterrun.system.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.launcher.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Storage is killed in the middle of an audit: the audit goes on where it stood, and finds the same. */
@Tag("faults")
class AuditIT {
    /** Three pages, the last of them not full. */
    private static final int OBJECTS = 25_000;

    /** So that a page is followed by seconds of rest, in which nobody holds the audit. */
    private static final String OBJECTS_A_SECOND = "1000";

    private static final int STRAY = 4_711;
    private static final int MISSING = 21_042;

    private static Deployment deployment;

    @BeforeAll
    static void start() throws IOException {
        deployment = Deployment.start(
                "audit",
                settings -> settings.with(Service.STORAGE, "AFTERRUN_AUDIT_GRACE", "PT0S")
                        .with(Service.STORAGE, "AFTERRUN_AUDIT_RATE", OBJECTS_A_SECOND));
    }

    @AfterAll
    static void stop() throws IOException {
        deployment.close();
    }

    @Test
    void anAuditWhoseStorageIsKilledGoesOnWhereItStoodAndFindsTheSame() throws Exception {
        try (var rows = AuditRows.of(deployment.stack().database())) {
            // Given
            layObjects();
            rows.tellOf(OBJECTS, STRAY);
            assertThat(cli("storage", "audit").exitCode()).isEqualTo(5);
            var uninterrupted = rows.newest();
            assertThat(uninterrupted.objects()).isEqualTo(OBJECTS - 1);
            assertThat(rows.findings()).containsExactlyInAnyOrder("missing " + key(MISSING), "stray " + key(STRAY));

            // When: killed while it rests behind the first page,
            assertThat(cli("storage", "audit", "--no-wait").exitCode()).isZero();
            await("the first page is compared")
                    .atMost(PATIENCE)
                    .until(() -> !rows.newest().position().isEmpty());
            deployment.stack().service(Service.STORAGE).kill();
            // and when it has compared the next one and is about to write that down
            var stood = rows.hold();
            deployment.stack().service(Service.STORAGE).start();
            await("it has compared a page").atMost(PATIENCE).until(rows::somebodyWaits);
            deployment.stack().service(Service.STORAGE).kill();
            rows.letGo();
            deployment.stack().service(Service.STORAGE).start();
            assertThat(stood.position()).isBetween(key(0), key(OBJECTS - 1));
            assertThat(rows.newest()).as("it stands where it stood").isEqualTo(stood);
            rows.leaseRunsOut();

            // Then
            await("it ends").atMost(PATIENCE).until(() -> rows.newest().isDone());
            assertThat(rows.newest()).as("each object was counted once").isEqualTo(uninterrupted);
            assertThat(rows.findings()).containsExactlyInAnyOrder("missing " + key(MISSING), "stray " + key(STRAY));
        }
    }

    /** An empty file for each object that is not missing. */
    private static void layObjects() throws IOException {
        var objects = deployment.directory("blobs").resolve("objects");
        for (var number = 0; number < OBJECTS; number++) {
            if (number != MISSING) {
                var file = objects.resolve(key(number));
                Files.createDirectories(file.getParent());
                Files.createFile(file);
            }
        }
    }

    private static String key(int number) {
        return AuditRows.key(number, OBJECTS);
    }

    private static Cli.Ended cli(String... arguments) throws IOException, InterruptedException {
        return deployment.cli(Workspace.directory("audit-cli")).run(arguments);
    }
}
