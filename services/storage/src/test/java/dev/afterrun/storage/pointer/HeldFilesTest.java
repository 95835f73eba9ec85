package dev.afterrun.storage.pointer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HeldFilesTest {
    private static final TestFile FILE = TestFile.of("a.txt", "held by a pointer");

    private final CiJob any = CiJob.fresh().trusted(TrustLevel.TRUSTED);
    private final CiJob first = any.ofCommit(BranchRun.commit(any, "a"));
    private final CiJob second = any.ofCommit(BranchRun.commit(any, "b")).ofRun("2");

    @Inject
    PointerApi pointers;

    @Inject
    Storage storage;

    @BeforeEach
    void twoCommits() {
        pointers.publish(BranchRun.ofMain(first, 1), FILE);
        pointers.publish(BranchRun.ofMain(second, 2), FILE);
    }

    @Test
    void whatIsPointedToStaysHoweverOftenItsEndIsProposed() {
        // Given
        point(first.commit());
        storage.letLifetimeEnd(first);

        // When
        storage.expiryDue(first);
        storage.expiryDue(first);
        storage.work();

        // Then
        pointers.read(first, "latest/a.txt").statusCode(200);
        assertThat(storage.told(first).getLast().counts().stored()).isEqualTo(1);
    }

    @Test
    void whileItIsHeldNoEndIsToldSoThatNobodyProposesOne() {
        // Given
        var before = storage.told(first).getLast();

        // When
        point(first.commit());

        // Then
        var after = storage.told(first).getLast();
        assertThat(before.expiresAt()).isPresent();
        assertThat(after.expiresAt()).isEmpty();
        assertThat(after.revision()).isGreaterThan(before.revision());
    }

    @Test
    void proposalThatWasOnItsWayIsRefusedThoughItsSenderHasNotHeardOfThePointer() {
        // Given
        storage.letLifetimeEnd(first);
        pointers.to(first, "latest", first.commit()).statusCode(200);

        // When
        storage.expiryDue(first);

        // Then
        pointers.read(first, "latest/a.txt").statusCode(200);
    }

    @Test
    void oneMoreLifetimeBeginsWhenThePointerLeadsAway() {
        // Given
        point(first.commit());
        storage.letLifetimeEnd(first);
        var now = Instant.now();

        // When
        point(second.commit());
        storage.expiryDue(first);

        // Then
        assertThat(storage.told(first).getLast().expiresAt().orElseThrow())
                .isBetween(
                        now.plus(Duration.ofDays(7)),
                        now.plus(Duration.ofDays(7).plusMinutes(5)));
        assertThat(storage.told(second).getLast().expiresAt()).isEmpty();
        pointers.read(first, first.commit() + "/a.txt").statusCode(200);
    }

    @Test
    void afterThatItGoes() {
        // Given
        point(first.commit());
        point(second.commit());
        storage.letLifetimeEnd(first);

        // When
        storage.expiryDue(first);

        // Then
        pointers.read(first, first.commit() + "/a.txt").statusCode(410);
        pointers.read(first, "latest/a.txt").statusCode(200);
    }

    @Test
    void oldProposalThatIsDeliveredAgainAfterThePointerLedAwayIsTooEarly() {
        // Given
        point(first.commit());
        storage.letLifetimeEnd(first);
        storage.expiryDue(first);
        pointers.to(first, "latest", second.commit()).statusCode(200);

        // When: before its new end was told, and after
        storage.expiryDue(first);
        storage.work();
        storage.expiryDue(first);

        // Then
        pointers.read(first, first.commit() + "/a.txt").statusCode(200);
    }

    @Test
    void aSecondPointerHoldsItToo() {
        // Given
        point(first.commit());
        pointers.to(first, "v1.0", first.commit());
        point(second.commit());
        storage.letLifetimeEnd(first);

        // When
        storage.expiryDue(first);

        // Then
        pointers.read(first, "v1.0/a.txt").statusCode(200);
        assertThat(storage.told(first).getLast().expiresAt()).isEqualTo(Optional.empty());
    }

    @Test
    void jobOfTheCommitThatIsSettledLaterIsHeldAsWell() {
        // Given
        point(first.commit());
        var late = first.named("docs");

        // When
        pointers.publish(BranchRun.ofMain(late, 3), TestFile.of("docs.txt", "late"));
        storage.letLifetimeEnd(late);
        storage.expiryDue(late);

        // Then
        assertThat(storage.told(late).getLast().expiresAt()).isEmpty();
        pointers.read(first, "latest/docs.txt").statusCode(200);
    }

    @Test
    void whatHasGoneIsNotPointedToAndUndoSaysSo() {
        // Given
        point(first.commit());
        point(second.commit());
        storage.letLifetimeEnd(first);
        storage.expiryDue(first);

        // When
        var undone = pointers.undo(first, "latest");
        var pointed = pointers.to(first, "latest", first.commit());

        // Then
        undone.statusCode(409).body("detail", containsString("have expired; run the job again"));
        pointed.statusCode(409);
        pointers.read(first, "latest/a.txt").statusCode(200);
    }

    @Test
    void removingThePointerLetsGoOfTheFiles() {
        // Given
        point(first.commit());

        // When
        pointers.remove(first, "latest").statusCode(204);
        storage.work();

        // Then
        assertThat(storage.told(first).getLast().expiresAt()).isPresent();
    }

    @Test
    void pageSaysWhatHoldsIt() {
        // Given
        point(first.commit());

        // When
        var page = pointers.read(first, first.commit().hex());

        // Then
        page.statusCode(200).body(containsString("latest</a> points here")).body(containsString("kept"));
    }

    private void point(Commit commit) {
        pointers.to(first, "latest", commit).statusCode(200);
        storage.work();
    }
}
