package dev.afterrun.storage.detail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.job.InstallCommand;
import dev.afterrun.contracts.job.JobDetail;
import dev.afterrun.contracts.job.StoredFile;
import dev.afterrun.storage.index.pip.WheelFile;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a job besides its files: how to get what it made, and how that has grown. */
@QuarkusTest
class DescribeJobTest {
    private static final Commit ON_MAIN = new Commit("d".repeat(40));

    @Inject
    Storage storage;

    private final CiJob job = CiJob.fresh().onPullRequest(7).onBranch("feature");

    @Test
    void packageIsInstalledByItsOwnAddressOrByName() {
        // Given
        var wheel = TestFile.of("dist/spam-1.0-py3-none-any.whl", WheelFile.of("spam", "1.0"));

        // When
        storage.publish(job, wheel);

        // Then
        var ref = "http://content.test/" + job.repository() + "/" + job.commit() + "/";
        assertThat(installs())
                .contains(new InstallCommand(
                        "pip",
                        "spam",
                        Optional.of("pip install " + ref + "dist/spam-1.0-py3-none-any.whl#sha256=" + wheel.sha256()),
                        Optional.of("pip install --index-url " + ref + "simple/ spam")));
    }

    @Test
    void mostWantedFileIsFetchedWithCurlAndChecked() {
        // Given
        var archive = TestFile.of("it's.tar.gz", "no package");

        // When
        storage.publish(job, TestFile.of("a.log", "log"), TestFile.of("b.xml", "<a/>"), archive);

        // Then
        assertThat(installs()).singleElement().satisfies(command -> {
            assertThat(command.tool()).isEqualTo("curl");
            assertThat(command.direct().orElseThrow())
                    .isEqualTo(
                            "curl -fL --create-dirs -o 'it'\\''s.tar.gz' http://content.test/" + job.repository() + "/"
                                    + job.commit() + "/it%27s.tar.gz\necho '" + archive.sha256()
                                    + "  it'\\''s.tar.gz' | sha256sum -c");
        });
    }

    @Test
    void whatARunOfAForkMadeIsInstalledFromItsRun() {
        // Given
        var fork = job.trusted(TrustLevel.UNTRUSTED);

        // When
        storage.publish(fork, TestFile.of("spam-1.0-py3-none-any.whl", WheelFile.of("spam", "1.0")));

        // Then
        assertThat(detail(fork).orElseThrow().installs().getFirst().byName().orElseThrow())
                .contains("/run-1/simple/ spam");
    }

    @Test
    void nothingIsInstalledOnceTheFilesHaveGone() {
        // Given
        storage.publish(job, TestFile.of("a.tgz", "a"));
        storage.letLifetimeEnd(job);

        // When
        storage.expiryDue(job);
        storage.work();

        // Then
        assertThat(detail(job)).isEmpty();
    }

    @Test
    void packagesAreToldOfHoweverManyOtherFilesThereAre() {
        // Given
        var files = IntStream.range(0, 150)
                .mapToObj(number -> TestFile.of("a/%03d.txt".formatted(number), "" + number))
                .toArray(TestFile[]::new);
        files[149] = TestFile.of("z.whl", "a wheel");

        // When
        storage.publish(job, files);

        // Then
        assertThat(told(job).files())
                .hasSize(100)
                .extracting(file -> file.path().value())
                .startsWith("z.whl", "a/000.txt");
    }

    @Test
    void sizesAreComparedWithTheNewestRunOfTheSameJobOnTheBranchItGoesInto() {
        // Given
        storage.publish(
                onMain("41"),
                TestFile.of("dist/a-1.0.tgz", "12345"),
                TestFile.of("same.txt", "1"),
                TestFile.of("x1", "a"),
                TestFile.of("x2", "b"));
        storage.publish(onMain("40").named("other"), TestFile.of("dist/a-0.9.tgz", "1"));

        // When
        storage.publish(
                job, TestFile.of("dist/a-1.1.tgz", "1234567"), TestFile.of("same.txt", "22"), TestFile.of("x3", "c"));

        // Then
        var told = told(job);
        assertThat(told.files())
                .extracting(file -> file.path().value(), StoredFile::sizeBefore)
                .containsExactly(
                        tuple("dist/a-1.1.tgz", Optional.of(5L)),
                        tuple("same.txt", Optional.of(1L)),
                        tuple("x3", Optional.empty()));
        var base = told.detail().orElseThrow().comparedWith().orElseThrow();
        assertThat(base.branch()).isEqualTo("main");
        assertThat(base.commit()).isEqualTo(ON_MAIN);
        assertThat(base.page().toString()).endsWith("/" + job.repository() + "/run-41");
    }

    @Test
    void pushToTheBranchItselfIsComparedWithNothing() {
        // Given
        storage.publish(onMain("41"), TestFile.of("a.txt", "1"));

        // When
        storage.publish(job.onBranch("main").ofRun("42"), TestFile.of("a.txt", "22"));

        // Then
        assertThat(told(job.ofRun("42")).files().getFirst().sizeBefore()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dist/a-1.10.tgz, dist/a-#.#.tgz",
        "a-6e4ddaf.zip, a-#.zip",
        "facade.jar, facade.jar",
        "build-20261126/x86_64/app, build-#/x#_#/app"
    })
    void filesAreCalledTheSameWhateverTheirNumbers(String path, String pattern) {
        assertThat(CompareWithBase.pattern(path)).isEqualTo(pattern);
    }

    private CiJob onMain(String run) {
        return CiJob.fresh().inRepository(job.repository()).ofCommit(ON_MAIN).ofRun(run);
    }

    private List<InstallCommand> installs() {
        return detail(job).orElseThrow().installs();
    }

    private Optional<JobDetail> detail(CiJob of) {
        return told(of).detail();
    }

    private RunStored told(CiJob of) {
        return storage.told(of).getLast();
    }
}
