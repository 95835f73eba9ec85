package dev.afterrun.storage.contents;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.content.FilesFound;
import dev.afterrun.contracts.content.FindFiles;
import dev.afterrun.contracts.content.KnownFile;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SearchFilesTest {
    @Inject
    Api api;

    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    ObjectMapper json;

    @Test
    void whatIsThereIsFoundByContentAndReadAtItsAddress() {
        // Given
        var job = CiJob.fresh();
        var file = TestFile.of("dist/tool 1.whl", "found by content " + job.repository());
        storage.publish(job, file);

        // When
        var found = read(ask(job, FindFiles.of(List.of(file.sha256(), Digest.of(new byte[] {9})))));

        // Then
        assertThat(found.contents()).extracting(KnownFile::sha256).containsExactly(file.sha256());
        var address = found.contents().getFirst().address();
        assertThat(address.getRawPath()).endsWith("/-/sha256/" + file.sha256() + "/tool%201.whl");
        var read = given().urlEncodingEnabled(false).get(address.getRawPath());
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.asByteArray()).isEqualTo(file.content());
        assertThat(read.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(read.header("Last-Modified")).isNull();
        assertThat(read.header("ETag")).isEqualTo("\"" + file.sha256() + "\"");
    }

    @Test
    void whatACommitHasIsFoundByItsPath() {
        // Given
        var job = CiJob.fresh();
        var file = TestFile.of("dist/tool+1.whl", "found by path " + job.repository());
        storage.publish(job, file);

        // When
        var found = read(ask(
                job,
                FindFiles.of(
                        job.commit(),
                        Stream.of("dist/tool+1.whl", "other.whl")
                                .map(ArtifactPath::new)
                                .toList())));

        // Then
        assertThat(found.paths()).extracting(KnownFile::sha256).containsExactly(file.sha256());
        assertThat(found.paths().getFirst().address())
                .hasToString("http://content.test/" + job.repository() + "/" + job.commit() + "/dist/tool%2B1.whl");
    }

    @Test
    void aTrustedJobIsNotToldOfWhatAPullRequestMade() {
        // Given
        var ordinary = CiJob.fresh();
        var file = TestFile.of("dist/tool.whl", "made by a pull request of " + ordinary.repository());
        storage.publish(ordinary, file);
        var trusted = ordinary.ofRun("2").trusted(TrustLevel.TRUSTED);

        // When
        var found = read(ask(trusted, both(trusted, file)));

        // Then
        assertThat(found.contents()).isEmpty();
        assertThat(found.paths()).isEmpty();
    }

    @Test
    void anOrdinaryJobIsToldOfWhatATrustedOneMade() {
        // Given
        var trusted = CiJob.fresh().trusted(TrustLevel.TRUSTED);
        var file = TestFile.of("dist/tool.whl", "made on the default branch of " + trusted.repository());
        storage.publish(trusted, file);
        var ordinary = trusted.ofRun("2").trusted(TrustLevel.ORDINARY);

        // When
        var found = read(ask(ordinary, both(ordinary, file)));

        // Then
        assertThat(found.contents()).hasSize(1);
        assertThat(found.paths()).hasSize(1);
    }

    @Test
    void whatAForkMadeIsThereForNobody() {
        // Given
        var fork = CiJob.fresh().trusted(TrustLevel.UNTRUSTED);
        var file = TestFile.of("dist/tool.whl", "made by a fork of " + fork.repository());
        storage.publish(fork, file);

        // When
        var found = read(ask(fork, both(fork, file)));

        // Then
        assertThat(found.contents()).isEmpty();
        assertThat(found.paths()).isEmpty();
    }

    @Test
    void aStrangerIsAnsweredAsIfNobodyHadIt() {
        // Given
        var owner = CiJob.fresh();
        var secret = TestFile.of("secret.bin", "of nobody but " + owner.repository());
        storage.publish(owner, secret);
        var stranger = CiJob.fresh();
        storage.publish(stranger, TestFile.of("a.txt", "a file of " + stranger.repository()));

        // When
        var known = ask(stranger, FindFiles.of(List.of(secret.sha256())));

        // Then
        var unknown = ask(stranger, FindFiles.of(List.of(Digest.of(new byte[] {7, 7}))));
        assertThat(known.asString()).isEqualTo(unknown.asString());
        assertThat(api.open(stranger.ofRun("2"), secret).missing()).containsExactly(secret.sha256());
    }

    @Test
    void aTokenOfAnotherRepositoryIsRefusedWhateverIsThere() {
        // Given
        var owner = CiJob.fresh();
        var secret = TestFile.of("secret.bin", "asked for with another's token " + owner.repository());
        storage.publish(owner, secret);
        var stranger = CiJob.fresh();

        // When
        var known = askAs(stranger, owner, FindFiles.of(List.of(secret.sha256())));

        // Then
        var unknown = askAs(stranger, owner, FindFiles.of(List.of(Digest.of(new byte[] {8}))));
        assertThat(known.statusCode()).isEqualTo(403);
        assertThat(known.asString()).isEqualTo(unknown.asString());
    }

    @Test
    void whatHasNoCopyLeftIsNotThere() {
        // Given
        var job = CiJob.fresh();
        var file = TestFile.of("dist/tool.whl", "its copies are condemned " + job.repository());
        storage.publish(job, file);
        bytes.condemn(file.sha256());

        // When
        var found = read(ask(job, both(job, file)));

        // Then
        assertThat(found.contents()).isEmpty();
        assertThat(found.paths()).isEmpty();
    }

    @Test
    void anExpiredContentIsGoneAndSaysSo() {
        // Given
        var job = CiJob.fresh();
        var file = TestFile.of("dist/tool.whl", "it expires " + job.repository());
        storage.publish(job, file);
        storage.letLifetimeEnd(job);
        storage.expiryDue(job);

        // When
        var read = given().get("/" + job.repository() + "/-/sha256/" + file.sha256());

        // Then
        assertThat(read.statusCode()).isEqualTo(410);
        assertThat(read(ask(job, both(job, file))).contents()).isEmpty();
    }

    @Test
    void aContentGoesByTheNamesThatItHasAlone() {
        // Given
        var job = CiJob.fresh();
        var file = TestFile.of("dist/tool.whl", "it has one name " + job.repository());
        storage.publish(job, file);
        var content = "/" + job.repository() + "/-/sha256/" + file.sha256();

        // When
        var other = given().get(content + "/invoice.exe");

        // Then
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(given().get(content + "/tool.whl").header("Content-Type")).isEqualTo("application/zip");
        assertThat(given().get(content).header("Content-Type")).isEqualTo("application/octet-stream");
    }

    @Test
    void pathsWithoutACommitAreRefused() {
        // Given
        var job = CiJob.fresh();

        // When
        var answer = askAs(job, job, Map.of("paths", List.of("a.whl")));

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
    }

    @Test
    void tooManyAreRefusedWithTheLimit() {
        // Given
        var job = CiJob.fresh();
        var digests = Stream.iterate(0, i -> i + 1)
                .limit(1_001)
                .map(i -> Digest.of(new byte[] {(byte) (i >> 8), i.byteValue()}))
                .toList();

        // When
        var answer = ask(job, FindFiles.of(digests));

        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(api.problem(answer).limit()).contains("1000 files");
    }

    private static FindFiles both(CiJob job, TestFile file) {
        return new FindFiles(List.of(file.sha256()), Optional.of(job.commit()), List.of(new ArtifactPath(file.path())));
    }

    private Response ask(CiJob job, FindFiles request) {
        return askAs(job, job, request);
    }

    private Response askAs(CiJob caller, CiJob job, Object request) {
        return given().auth()
                .oauth2(caller.token())
                .contentType("application/json")
                .body(api.write(request))
                .post("/v1/repositories/" + job.repository() + "/files/search");
    }

    private FilesFound read(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        try {
            return json.readValue(answer.asString(), FilesFound.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
