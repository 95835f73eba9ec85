package dev.afterrun.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Digests, commits, repositories, manifests and levels of trust. */
final class WordsTest {
    private static final Digest OF_ABC = new Digest("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

    @Test
    void digestIsTheSha256OfFips180() {
        var digest = Digest.of("abc".getBytes(StandardCharsets.US_ASCII));

        assertThat(digest).isEqualTo(OF_ABC);
        assertThat(Digest.ofHash(digest.bytes())).isEqualTo(digest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"})
    void whatIsNoDigestIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Digest(text)).withMessageContaining("64 lower-case");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main",
                "6e4ddaf",
                "6E4DDAF00000000000000000000000000000000a",
                "gggggggggggggggggggggggggggggggggggggggg"
            })
    void aCommitIsHexadecimalAndWhole(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Commit(text)).withMessageContaining("commit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a/", "/b", "a/b/c", "a/..", "a b/c", "a/b?"})
    void whatIsNoRepositoryIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepositoryName.parse(text))
                .withMessageContaining("owner/name");
    }

    @Test
    void aManifestIsOrderedAndAddsUp() {
        var manifest = new Manifest(List.of(file("b", 2), file("a", 1)));

        assertThat(manifest.files()).extracting(entry -> entry.path().value()).containsExactly("a", "b");
        assertThat(manifest.bytes()).isEqualTo(3);
    }

    @Test
    void pathsThatDifferOnlyByCaseAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Manifest(List.of(file("README", 1), file("readme", 1))))
                .withMessageContaining("README")
                .withMessageContaining("readme")
                .withMessageContaining("case");
    }

    @Test
    void aPathListedTwiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Manifest(List.of(file("a", 1), file("a", 1))))
                .withMessageContaining("twice");
    }

    @Test
    void aNegativeSizeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> file("a", -1)).withMessageContaining("-1");
    }

    @ParameterizedTest
    @EnumSource
    void trustKeepsItsRank(TrustLevel level) {
        assertThat(TrustLevel.ofRank(level.rank())).isEqualTo(level);
        assertThat(TrustLevel.UNTRUSTED.rank()).isLessThan(TrustLevel.TRUSTED.rank());
    }

    private static ManifestEntry file(String path, long size) {
        return new ManifestEntry(new ArtifactPath(path), OF_ABC, size, false);
    }
}
