package dev.afterrun.http.identity.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkSignerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    private static final Instant UNTIL = NOW.plusSeconds(600);
    private static final SignedFile FILE = new SignedFile(
            new RepositoryId("github.com", "1296269"),
            "/octo/hello/main/dist/a%20b.txt",
            Digest.of("bytes".getBytes(UTF_8)));

    private final LinkSigner signer = LinkSigner.of(List.of(secret(1)));

    @Test
    void whatWasSignedIsKnownAgainUntilItsEnd() {
        // When
        var text = signer.sign(FILE, UNTIL);

        // Then
        assertThat(text).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
        assertThat(signer.open(text, NOW)).contains(FILE);
        assertThat(signer.open(text, UNTIL.minusMillis(1))).contains(FILE);
        assertThat(signer.open(text, UNTIL)).isEmpty();
    }

    @Test
    void anyCharacterThatIsAnotherOpensNothing() {
        // Given
        var text = signer.sign(FILE, UNTIL);
        var behindTheLastDot = text.lastIndexOf('.');

        for (var at = 0; at < text.length() - 1; at++) {
            // When
            var other = new StringBuilder(text);
            other.setCharAt(at, text.charAt(at) == 'x' ? 'y' : 'x');

            // Then
            assertThat(signer.open(other.toString(), NOW))
                    .as("character %d", at)
                    .isEmpty();
        }
        assertThat(signer.open(text.substring(0, behindTheLastDot), NOW)).isEmpty();
        assertThat(signer.open(text.substring(0, behindTheLastDot + 1), NOW)).isEmpty();
    }

    @Test
    void aKeyThatTakesThePlaceOfAnotherBelievesWhatThatHasSigned() {
        // Given
        var older = signer.sign(FILE, UNTIL);

        // When
        var both = LinkSigner.of(List.of(secret(2), secret(1)));
        var newer = LinkSigner.of(List.of(secret(2)));

        // Then
        assertThat(both.open(older, NOW)).contains(FILE);
        assertThat(newer.open(older, NOW)).isEmpty();
        assertThat(newer.open(both.sign(FILE, UNTIL), NOW)).contains(FILE);
        assertThat(signer.open(both.sign(FILE, UNTIL), NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "..", "eyJhbGciOiJub25lIn0.eyJwYXRoIjoiLyJ9."})
    void whatIsNoLinkOpensNothing(String text) {
        // When // Then
        assertThat(signer.open(text, NOW)).isEmpty();
    }

    @Test
    void unsignedOnesAndThoseOfAnotherAlgorithmOpenNothing() {
        // Given
        var parts = signer.sign(FILE, UNTIL).split("\\.", -1);
        var none = header("{\"alg\":\"none\",\"typ\":\"afterrun-link\"}");
        var longer = header("{\"alg\":\"HS512\",\"typ\":\"afterrun-link\"}");

        // When // Then
        assertThat(signer.open(none + "." + parts[1] + ".", NOW)).isEmpty();
        assertThat(signer.open(none + "." + parts[1] + "." + parts[2], NOW)).isEmpty();
        assertThat(signer.open(longer + "." + parts[1] + "." + parts[2], NOW)).isEmpty();
    }

    @Test
    void whatIsTooLongIsNotLookedAt() {
        // Given
        var file = new SignedFile(FILE.tenant(), "/octo/hello/main/" + "a".repeat(8_000), FILE.sha256());

        // When // Then
        assertThat(signer.open(signer.sign(file, UNTIL), NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "no base64!"})
    void whatIsNoKeyIsNotQuoted(String secret) {
        // When // Then
        assertThatThrownBy(() -> LinkSigner.of(List.of(secret(1), secret)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessage("a key is not 32 bytes in base64; make one with 'openssl rand -base64 32'");
        assertThatThrownBy(() -> LinkSigner.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFolderIsKnownAgainAsOneAndIsNoFile() {
        // Given
        var folder = new SignedFolder(FILE.tenant(), "/octo/hello/main/docs/");

        // When
        var text = signer.sign(folder, UNTIL);

        // Then
        assertThat(signer.open(text, NOW)).contains(folder);
        assertThat(signer.open(text, UNTIL)).isEmpty();
        assertThatThrownBy(() -> new SignedFolder(FILE.tenant(), "/octo/hello/main/docs"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theNameIsThatOfTheFile() {
        // When // Then
        assertThat(FILE.name()).isEqualTo("a%20b.txt");
        assertThat(new SignedFile(FILE.tenant(), "/octo/hello/main/docs/", FILE.sha256()).name())
                .isEqualTo("index.html");
    }

    private static String header(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }

    private static String secret(int number) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) number);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
