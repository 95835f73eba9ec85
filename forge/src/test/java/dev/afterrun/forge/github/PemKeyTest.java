package dev.afterrun.forge.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemKeyTest {
    /** What precedes the PKCS#1 key of 2,048 bits in its PKCS#8 envelope: two headers, version and algorithm. */
    private static final int ENVELOPE = 26;

    @Test
    void keyInPkcs8IsRead() {
        assertThat(PemKey.read(GitHubAppDouble.pem()))
                .isEqualTo(GitHubAppDouble.app().key());
    }

    @Test
    void keyInPkcs1AsGitHubGivesItOutIsRead() {
        assertThat(PemKey.read(pkcs1())).isEqualTo(GitHubAppDouble.app().key());
    }

    @Test
    void lineEndsMayBeWrittenOutAndTextMayStandAround() {
        // Given
        var pem = "my key:\r\n" + pkcs1().replace("\n", "\\n") + "\\n";

        // When
        var key = PemKey.read(pem);

        // Then
        assertThat(key).isEqualTo(GitHubAppDouble.app().key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c2VjcmV0",
                "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nc2VjcmV0!\n-----END PRIVATE KEY-----",
                "-----BEGIN EC PRIVATE KEY-----\nc2VjcmV0\n-----END EC PRIVATE KEY-----",
                "-----BEGIN PUBLIC KEY-----\nc2VjcmV0\n-----END PUBLIC KEY-----"
            })
    void whatIsNoSuchKeyIsRefusedWithoutBeingShown(String pem) {
        assertThatThrownBy(() -> PemKey.read(pem))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give the whole PEM file")
                .hasMessageNotContaining("c2Vj")
                .hasNoCause();
    }

    private static String pkcs1() {
        var whole = GitHubAppDouble.app().key().getEncoded();
        var inner = Arrays.copyOfRange(whole, ENVELOPE, whole.length);
        return "-----BEGIN RSA PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(inner)
                + "\n-----END RSA PRIVATE KEY-----\n";
    }
}
