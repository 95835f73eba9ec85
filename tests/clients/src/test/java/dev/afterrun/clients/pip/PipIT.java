package dev.afterrun.clients.pip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.clients.PageCommands;
import dev.afterrun.clients.SharedSite;
import dev.afterrun.clients.Site;
import dev.afterrun.clients.Tool;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pip of this machine installs what a pull request built (D1, D4). */
@ExtendWith(SharedSite.class)
class PipIT {
    private static final String COMMIT = "5e4ddaf0c8f5f0b2a7d0b8f4a8a5a9a1f3f2c1d0";
    private static final String ANY = "spam_eggs-1.0-py3-none-any.whl";
    private static final byte[] WHEEL = Wheel.of("spam_eggs", "1.0", "Requires-Python: >=3.6\n");

    private static Site site;

    @BeforeAll
    static void publish(Site shared) throws IOException, InterruptedException {
        site = shared;
        var directory = Site.directory("wheels");
        var dist = Files.createDirectories(directory.resolve("dist"));
        Files.write(dist.resolve(ANY), WHEEL);
        Files.write(
                dist.resolve("spam_eggs-2.0-py3-none-any.whl"),
                Wheel.of("spam_eggs", "2.0", "Requires-Python: >=99\n"));
        Files.writeString(dist.resolve("broken-1.0-py3-none-any.whl"), "no archive");
        // In a folder of their own, where tar may make what it needs.
        var sources = Files.createDirectories(directory.resolve("sources"));
        Sdist.write(sources, "spam_eggs", "1.0", "2.2", "the sdist's");
        Sdist.write(sources, "only_sources", "3.0", "2.2", "3.0");
        Sdist.write(sources, "old_sources", "4.0", "2.1", "4.0");
        try (var sdists = Files.newDirectoryStream(sources, "*.tar.gz")) {
            for (var sdist : sdists) {
                Files.copy(sdist, dist.resolve(sources.relativize(sdist)));
            }
        }
        site.publish(
                directory,
                "--repo",
                "octo/spam",
                "--commit",
                COMMIT,
                "--run",
                "1",
                "--job",
                "build",
                "--pr",
                "3",
                "--dir",
                "dist");
        site.awaitStatus(site.content("/octo/spam/pr-3/simple/"), 200);
    }

    @Test
    void aWheelIsInstalledFromItsAddress() throws IOException, InterruptedException {
        // When
        var pip = Pip.in(Site.directory("pip")).run("install", file() + "#sha256=" + Digest.of(WHEEL));

        // Then
        assertThat(pip.succeeded()).as(pip.said()).isTrue();
        assertThat(pip.importing("spam_eggs")).isEqualTo("1.0");
    }

    @Test
    void otherBytesThanTheDigestNamesAreRefused() throws IOException, InterruptedException {
        // When
        var pip = Pip.in(Site.directory("pip")).run("install", file() + "#sha256=" + Digest.of("else".getBytes(UTF_8)));

        // Then
        assertThat(pip.succeeded()).isFalse();
        assertThat(pip.said()).contains("DO NOT MATCH THE HASHES");
    }

    @Test
    void aProjectIsInstalledByNameInTheVersionThatThisPythonTakes() throws IOException, InterruptedException {
        // When
        var pip = Pip.in(Site.directory("pip")).run("install", "--index-url", index("pr-3"), "Spam.Eggs");

        // Then
        assertThat(pip.succeeded()).as(pip.said()).isTrue();
        assertThat(pip.importing("spam_eggs")).isEqualTo("1.0");
    }

    @Test
    void ofAnSdistAndAWheelTheWheelIsInstalled() throws IOException, InterruptedException {
        // When
        var pip = Pip.in(Site.directory("pip")).run("install", "--index-url", index("run-1"), "spam-eggs==1.0");

        // Then
        assertThat(pip.succeeded()).as(pip.said()).isTrue();
        assertThat(pip.said()).contains(ANY).doesNotContain(".tar.gz");
        assertThat(pip.importing("spam_eggs")).isEqualTo("1.0");
    }

    @Test
    void anSdistIsBuiltWhereThereIsNoWheel() throws IOException, InterruptedException {
        // When
        var pip = Pip.in(Site.directory("pip")).run("install", "--index-url", index("pr-3"), "only-sources");

        // Then
        assertThat(pip.succeeded()).as(pip.said()).isTrue();
        assertThat(pip.said()).contains("only_sources-3.0.tar.gz.metadata");
        assertThat(pip.importing("only_sources")).isEqualTo("3.0");
    }

    @Test
    void whatAnOldSdistSaysIsTakenFromItsBuild() throws IOException, InterruptedException {
        // When
        var pip = Pip.in(Site.directory("pip")).run("install", "--index-url", index("pr-3"), "old-sources");

        // Then
        assertThat(pip.succeeded()).as(pip.said()).isTrue();
        assertThat(pip.said()).contains("old_sources-4.0.tar.gz").doesNotContain(".metadata");
        assertThat(pip.importing("old_sources")).isEqualTo("4.0");
    }

    @Test
    void requiredHashesHold() throws IOException, InterruptedException {
        // Given
        var directory = Site.directory("pip");
        var requirements = Files.writeString(
                directory.resolve("requirements.txt"), "spam-eggs==1.0 --hash=sha256:" + Digest.of(WHEEL) + "\n");

        // When
        var pip = Pip.in(directory)
                .run(
                        "install",
                        "--require-hashes",
                        "--index-url",
                        index(COMMIT.substring(0, 7)),
                        "-r",
                        requirements.toString());

        // Then
        assertThat(pip.succeeded()).as(pip.said()).isTrue();
    }

    @Test
    void theDigestBehindAnAddressIsEnoughWhereHashesAreRequired() throws IOException, InterruptedException {
        // When
        var pip = Pip.in(Site.directory("pip"))
                .run("install", "--require-hashes", file() + "#sha256=" + Digest.of(WHEEL));
        var without = Pip.in(Site.directory("pip")).run("install", "--require-hashes", file().toString());

        // Then
        assertThat(pip.succeeded()).as(pip.said()).isTrue();
        assertThat(pip.importing("spam_eggs")).isEqualTo("1.0");
        assertThat(without.succeeded()).isFalse();
    }

    @Test
    void whatThePageOfTheRunSaysInstallsTheProject() throws IOException, InterruptedException {
        // Given
        var directory = Site.directory("pip");
        var said = PageCommands.find(site, "/octo/spam/run-1", " spam-eggs");

        // When
        var pip = Tool.run(
                directory,
                Map.of(
                        "HOME",
                        System.getProperty("user.home", "/"),
                        "PIP_CONFIG_FILE",
                        "/dev/null",
                        "PIP_NO_CACHE_DIR",
                        "1",
                        "PIP_TARGET",
                        directory.resolve("site").toString()),
                "sh",
                "-c",
                // Where a Python is, its pip is, whatever it is called.
                said.replaceFirst("^pip ", "python3 -m pip "));

        // Then
        assertThat(pip.succeeded()).as(pip.said()).isTrue();
        assertThat(directory.resolve("site/spam_eggs-1.0.dist-info")).exists();
    }

    @Test
    void whatIsNeededIsReadWithoutTheWheel() throws IOException, InterruptedException {
        // When
        var pip = Pip.in(Site.directory("pip"))
                .run("install", "--dry-run", "--index-url", index("run-1"), "spam-eggs==1.0");

        // Then
        assertThat(pip.succeeded()).as(pip.said()).isTrue();
        assertThat(pip.said()).contains(ANY + ".metadata");
    }

    private static URI file() {
        return site.content("/octo/spam/" + COMMIT.substring(0, 7) + "/" + ANY);
    }

    private static String index(String ref) {
        return site.content("/octo/spam/" + ref + "/simple/").toString();
    }
}
