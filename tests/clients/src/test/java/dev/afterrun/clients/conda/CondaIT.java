package dev.afterrun.clients.conda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.clients.SharedSite;
import dev.afterrun.clients.Site;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A solver of conda packages takes what a pull request built, packed by conda's own tool (A3, A7, D4). */
@ExtendWith(SharedSite.class)
class CondaIT {
    private static Site site;

    @BeforeAll
    static void publish(Site shared) throws IOException, InterruptedException {
        site = shared;
        publish("3", "a", "of the third");
        publish("4", "b", "of the fourth");
    }

    /** Two pull requests build packages of the same names, versions and build numbers. */
    private static void publish(String number, String digit, String content) throws IOException, InterruptedException {
        var directory = Site.directory("packages");
        var dist = Files.createDirectories(directory.resolve("dist"));
        new CondaPackage("spam", "1.9", "", content).packedInto(dist, ".conda");
        new CondaPackage("spam", "1.10", "\"eggs >=2,<3\"", content).packedInto(dist, ".conda");
        new CondaPackage("eggs", "2.5", "", content).packedInto(dist, ".tar.bz2");
        new CondaPackage("eggs", "3.0", "", content).packedInto(dist, ".conda");
        Files.writeString(dist.resolve("broken-1.0-0.conda"), "no archive");
        site.publish(
                directory,
                "--repo",
                "octo/packed",
                "--commit",
                digit.repeat(40),
                "--run",
                number,
                "--job",
                "build",
                "--pr",
                number,
                "--dir",
                "dist");
        site.awaitStatus(site.content("/octo/packed/pr-" + number + "/conda/noarch/repodata.json"), 200);
    }

    @Test
    void theNewestIsTakenAndWhatItNeeds() throws IOException, InterruptedException {
        // When
        var solved = Solved.from(site.content("/octo/packed/pr-3/conda"), "spam");

        // Then
        assertThat(solved)
                .extracting(each -> each.name() + " " + each.version())
                .containsExactlyInAnyOrder("spam 1.10", "eggs 2.5");
    }

    @Test
    void whatIsWantedInOneVersionIsTakenInThat() throws IOException, InterruptedException {
        // When
        var solved = Solved.from(site.content("/octo/packed/" + "a".repeat(7) + "/conda"), "spam <1.10", "eggs");

        // Then
        assertThat(solved)
                .extracting(each -> each.name() + " " + each.version())
                .containsExactlyInAnyOrder("spam 1.9", "eggs 3.0");
    }

    @Test
    void whatWasChosenIsReadWithTheDigestsThatTheIndexGaveAndUnpacks() throws Exception {
        for (var each : Solved.from(site.content("/octo/packed/run-3/conda"), "spam")) {
            // When
            var bytes = site.get(each.url()).body();

            // Then
            assertThat(Digest.of(bytes).hex()).isEqualTo(each.sha256());
            assertThat(bytes).hasSize((int) each.size());
            assertThat(md5(bytes)).isEqualTo(each.md5());
            var name = each.url().getPath().substring(each.url().getPath().lastIndexOf('/') + 1);
            var packed = Files.write(Site.directory("downloaded").resolve(name), bytes);
            assertThat(CondaPackage.unpacked(packed, each.name())).isEqualTo("of the third");
        }
    }

    @Test
    void identicalBuildsOfTwoPullRequestsNeverMix() throws IOException, InterruptedException {
        // Given
        var third = Solved.from(site.content("/octo/packed/pr-3/conda"), "eggs");

        // When
        var fourth = Solved.from(site.content("/octo/packed/pr-4/conda"), "eggs");

        // Then
        assertThat(third.getFirst().version()).isEqualTo(fourth.getFirst().version());
        assertThat(third.getFirst().sha256()).isNotEqualTo(fourth.getFirst().sha256());
        assertThat(Digest.of(site.get(fourth.getFirst().url()).body()).hex())
                .isEqualTo(fourth.getFirst().sha256());
    }

    @Test
    void whatIsBrokenIsThereForNobodyAndBreaksNothing() throws IOException, InterruptedException {
        // When
        var solver = Solved.run(site.content("/octo/packed/pr-3/conda"), "broken");

        // Then
        assertThat(solver.succeeded()).isFalse();
        assertThat(solver.said()).contains("No candidates were found for broken");
    }

    private static String md5(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    }
}
