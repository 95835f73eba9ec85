package dev.afterrun.storage.archive;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.github.luben.zstd.ZstdInputStream;
import dev.afterrun.storage.download.JobRow;
import dev.afterrun.storage.download.Shelf;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All files of a ref, or of a folder in it, in one file. */
@QuarkusTest
class ArchiveTest {
    private static final String HEAD = "ab".repeat(20);

    @Inject
    Shelf shelf;

    @TestHTTPResource
    URI server;

    @TempDir
    Path directory;

    private String repository;
    private JobRow job;

    @BeforeEach
    void files() {
        repository = shelf.repository();
        job = JobRow.of(repository, "1", HEAD);
        shelf.job(job);
        shelf.stored(job, "dist/Größe b.txt", "text ".repeat(10_000));
        shelf.stored(job, "dist/tool", "#!/bin/sh");
        shelf.stored(job, "distant.gz", "gz".repeat(100));
        shelf.change("UPDATE artifact SET executable = true WHERE path = 'dist/tool'");
    }

    @Test
    void aTarHasEveryFileByPathWithItsBitsAndItsJobsTime() throws IOException {
        // When
        var answer = get("run-1/-/archive.tar.zst");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/zstd");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + repository.substring(5) + "-run-1.tar.zst\"");
        var entries = new ArrayList<TarArchiveEntry>();
        try (var tar = new TarArchiveInputStream(
                new ZstdInputStream(new ByteArrayInputStream(answer.asByteArray())), "UTF-8")) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.add(entry);
                assertThat(tar.readAllBytes()).hasSize((int) entry.getSize());
            }
        }
        assertThat(entries)
                .extracting(TarArchiveEntry::getName)
                .containsExactly("dist/Größe b.txt", "dist/tool", "distant.gz");
        assertThat(entries).extracting(entry -> entry.getMode() & 0777).containsExactly(0644, 0755, 0644);
        assertThat(entries)
                .extracting(entry -> entry.getModTime().toInstant().toString())
                .containsOnly("2026-11-20T10:00:00Z");
    }

    @Test
    void aZipHasTheSame() throws IOException {
        // When
        var answer = get(HEAD + "/-/archive.zip");

        // Then
        assertThat(answer.contentType()).isEqualTo("application/zip");
        var file = Files.write(directory.resolve("a.zip"), answer.asByteArray());
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(Files.newByteChannel(file))
                .get()) {
            var entries = List.copyOf(java.util.Collections.list(zip.getEntriesInPhysicalOrder()));
            assertThat(entries)
                    .extracting(ZipArchiveEntry::getName)
                    .containsExactly("dist/Größe b.txt", "dist/tool", "distant.gz");
            assertThat(entries).extracting(entry -> entry.getUnixMode() & 0777).containsExactly(0644, 0755, 0644);
            assertThat(entries)
                    .extracting(ZipArchiveEntry::getTimeLocal)
                    .containsOnly(LocalDateTime.parse("2026-11-20T10:00:00"));
            try (var content = zip.getInputStream(entries.getFirst())) {
                assertThat(content.readAllBytes())
                        .asString(StandardCharsets.UTF_8)
                        .startsWith("text text");
            }
        }
        assertThat(answer.asByteArray()).hasSizeLessThan(5_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive.tar.zst", "archive.zip"})
    void theSameFilesMakeTheSameBytes(String name) {
        // When
        var once = get("run-1/-/" + name).asByteArray();
        var again = get(HEAD + "/-/" + name).asByteArray();

        // Then
        assertThat(once).isEqualTo(again);
    }

    @Test
    void aFolderHasItsOwnFilesAloneByTheirWholePath() throws IOException {
        // When
        var answer = get("run-1/-/archive/dist.zip");

        // Then
        var file = Files.write(directory.resolve("a.zip"), answer.asByteArray());
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(Files.newByteChannel(file))
                .get()) {
            assertThat(java.util.Collections.list(zip.getEntries()))
                    .extracting(ZipArchiveEntry::getName)
                    .containsExactly("dist/Größe b.txt", "dist/tool");
        }
        assertThat(answer.header("Content-Disposition")).endsWith("-run-1-dist.zip\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run-1/-/archive/nowhere.zip",
                "run-1/-/archive/dis.zip",
                "run-1/-/archive/distant.gz.zip",
                "run-1/-/archive/.zip",
                "run-1/-/archive/dist.rar",
                "run-1/-/archive/a%2F..%2Fb.zip",
                "run-1/-/archive/a%00b.zip",
                "run-1/-/archive.zip/more",
                "run-2/-/archive.zip"
            })
    void whereNoFolderIsThereIsNoArchive(String address) {
        // When
        var answer = get(address);

        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void theHeadOfAnArchiveHasNoBytes() {
        // When
        var answer = given().head("/" + repository + "/run-1/-/archive.zip");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asByteArray()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive.tar.zst", "archive.zip"})
    void whereAFileCannotBeReadTheArchiveBreaksOff(String name) throws Exception {
        // Given
        var random = new byte[300_000];
        new Random(1).nextBytes(random);
        shelf.stored(job, "a-first", random);
        shelf.lose(shelf.stored(job, "z-last", "lost"));
        var request = HttpRequest.newBuilder(server.resolve("/" + repository + "/run-1/-/" + name))
                .build();

        // When
        try (var client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.send(request, BodyHandlers.ofByteArray()))
                    // Then
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aRefOfManyFilesIsWholeAndInOrder() throws IOException {
        // Given
        var many = JobRow.of(repository, "many", "cd".repeat(20));
        shelf.job(many);
        shelf.stored(many, "files/000000", "content");
        shelf.change("""
                INSERT INTO artifact (job_id, repository_id, trust, path, sha256, size, executable, state)
                SELECT job_id, artifact.repository_id, artifact.trust, 'files/' || lpad(number::text, 6, '0'), sha256, size, false, 'stored'
                FROM artifact JOIN job ON job.id = job_id, generate_series(1, 2500) AS number
                WHERE job.key = ? AND path = 'files/000000'
                """, many.id().key().value());

        // When
        var answer = get("run-many/-/archive.tar.zst");

        // Then
        var names = new ArrayList<String>();
        try (var tar = new TarArchiveInputStream(new ZstdInputStream(new ByteArrayInputStream(answer.asByteArray())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).hasSize(2501).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"archive.zip, unzip -tq", "archive.tar.zst, tar --zstd -tf"})
    void theToolThatPeopleUnpackWithTakesIt(String name, String tool) throws Exception {
        // Given
        var file = Files.write(directory.resolve(name), get("run-1/-/" + name).asByteArray());
        var command = new ArrayList<>(List.of(tool.split(" ")));
        assumeThat(Path.of("/usr/bin", command.getFirst())).isExecutable();
        assumeThat(Path.of("/usr/bin/zstd")).isExecutable();
        command.add(file.toString());

        // When
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();

        // Then
        assertThat(process.inputReader().lines().toList()).isNotEmpty();
        assertThat(process.waitFor()).isZero();
    }

    private Response get(String address) {
        return given().urlEncodingEnabled(false).get("/" + repository + "/" + address);
    }
}
