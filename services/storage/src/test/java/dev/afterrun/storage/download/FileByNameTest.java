package dev.afterrun.storage.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.download.Ref.CommitRef;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The short way finds what the long one does, and leaves to it what is not plain. */
@QuarkusTest
class FileByNameTest {
    private static final String PATH = "dist/tool.bin";

    @Inject
    Shelf shelf;

    @Inject
    FindFile findFile;

    @Inject
    FileByName fileByName;

    private final String commit = hex();
    private String repository = "";
    private Digest ordinary = Digest.of(new byte[0]);

    @BeforeEach
    void anOrdinaryRunHasStoredAFile() {
        repository = shelf.repository();
        var job = JobRow.of(repository, "1", commit);
        shelf.job(job);
        ordinary = shelf.stored(job, PATH, "of the ordinary run of " + repository);
    }

    @Test
    void theFileIsFoundWithItsCopy() {
        // When
        var found = fileByName.find(RepositoryName.parse(repository), new CommitRef(commit), new ArtifactPath(PATH));

        // Then
        assertThat(found).isPresent();
        assertThat(find()).isEqualTo(new Finding.Found(found.get()));
        assertThat(found.get().sha256()).isEqualTo(ordinary);
        assertThat(found.get().place().slice().offset()).isEqualTo("before".length());
    }

    @Test
    void aMoreTrustedFileIsFoundInItsPlace() {
        // Given
        var trusted = trusted("of the trusted run of " + repository);

        // When
        var finding = find();

        // Then
        assertThat(sha256(finding)).isEqualTo(trusted);
    }

    @Test
    void aMoreTrustedFileWithoutACopyIsNotReplacedByALessTrustedOne() {
        // Given
        var trusted = trusted("lost by the trusted run of " + repository);
        shelf.change("DELETE FROM blob_copy WHERE sha256 = ?", (Object) trusted.bytes());

        // When
        var finding = find();

        // Then
        assertThat(finding).isInstanceOf(Finding.Unreadable.class);
    }

    @Test
    void aDamagedCopyIsNoCopy() {
        // Given
        shelf.change("UPDATE blob_copy SET damaged_at = now() WHERE sha256 = ?", (Object) ordinary.bytes());

        // When
        var finding = find();

        // Then
        assertThat(finding).isInstanceOf(Finding.Damaged.class);
        shelf.change("DELETE FROM blob_copy WHERE sha256 = ?", (Object) ordinary.bytes());
    }

    @Test
    void ofACommitThatAMoreTrustedRunHasBuiltThatRunsFileIsFound() {
        // Given
        var built = JobRow.of(repository, "2", hex()).built(commit).trust(TrustLevel.TRUSTED);
        shelf.job(built);
        var other = shelf.stored(built, PATH, "of the run that built it for " + repository);

        // When
        var finding = find();

        // Then
        assertThat(sha256(finding)).isEqualTo(other);
    }

    private Digest trusted(String content) {
        var trusted = JobRow.of(repository, "2", commit).trust(TrustLevel.TRUSTED);
        shelf.job(trusted);
        return shelf.stored(trusted, PATH, content);
    }

    private Finding find() {
        return findFile.find(
                new Address.InRef(RepositoryName.parse(repository), new CommitRef(commit), new ArtifactPath(PATH)));
    }

    private static Digest sha256(Finding finding) {
        return ((Finding.Found) finding).file().sha256();
    }

    /** A commit that nobody else has. */
    static String hex() {
        var bytes = new byte[20];
        new Random().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
