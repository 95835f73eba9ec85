package dev.afterrun.contracts.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSecretTest {
    /** Its check digits too are as they always were: tokens that people have stay good. */
    private static final String OF_ZEROS = "afterrun_up_00000000000000000000000000000000000000000002CZclj";

    @Test
    void whatIsMadeIsReadAgain() {
        // Given
        var random = new Random(46);
        var bytes = new byte[TokenSecret.RANDOM_BYTES];

        for (var turn = 0; turn < 1_000; turn++) {
            random.nextBytes(bytes);

            // When
            var text = TokenSecret.of(TokenKind.UPLOAD, bytes).text();

            // Then
            assertThat(text).matches("afterrun_up_[0-9A-Za-z]{49}");
            assertThat(TokenSecret.parse(text).orElseThrow().text()).isEqualTo(text);
        }
    }

    @Test
    void theLargestFitsToo() {
        // Given
        var bytes = new byte[TokenSecret.RANDOM_BYTES];
        Arrays.fill(bytes, (byte) -1);

        // When
        var text = TokenSecret.of(TokenKind.UPLOAD, bytes).text();

        // Then
        assertThat(TokenSecret.parse(text)).isPresent();
    }

    @Test
    void theFormStaysAsItIs() {
        // When
        var text = TokenSecret.of(TokenKind.UPLOAD, new byte[TokenSecret.RANDOM_BYTES])
                .text();

        // Then
        assertThat(text).isEqualTo(OF_ZEROS);
    }

    @Test
    void eachKindHasItsOwnPrefix() {
        // When
        var text = TokenSecret.of(TokenKind.INSTALL, new byte[TokenSecret.RANDOM_BYTES])
                .text();

        // Then
        assertThat(text)
                .isEqualTo("afterrun_in_"
                        + OF_ZEROS.substring(TokenKind.UPLOAD.prefix().length()));
        assertThat(TokenSecret.parse(text).orElseThrow().kind()).isEqualTo(TokenKind.INSTALL);
        assertThat(TokenSecret.kindMeantBy(text)).contains(TokenKind.INSTALL);
        assertThat(TokenSecret.kindMeantBy("afterrun_xx_")).isEmpty();
    }

    @Test
    void anyDigitThatIsAnotherIsFoundOut() {
        for (var at = TokenKind.UPLOAD.prefix().length(); at < OF_ZEROS.length(); at++) {
            // Given
            var other = new StringBuilder(OF_ZEROS);
            other.setCharAt(at, OF_ZEROS.charAt(at) == 'x' ? 'y' : 'x');

            // When // Then
            assertThat(TokenSecret.parse(other.toString())).as("digit %d", at).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "afterrun_up_",
                "afterrun_up_0",
                "AFTERRUN_UP_00000000000000000000000000000000000000000002CZclj",
                "afterrun_up_00000000000000000000000000000000000000000002CZclj ",
                "afterrun_up_0000000000000000000000000000000000000000000\n2CZcl",
                "afterrun_up_٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠"
            })
    void whatHasNotTheFormIsNone(String text) {
        // When // Then
        assertThat(TokenSecret.parse(text)).isEmpty();
    }

    @Test
    void noMessageShowsIt() {
        // When // Then
        assertThat(TokenSecret.of(TokenKind.UPLOAD, new byte[TokenSecret.RANDOM_BYTES]))
                .hasToString("(hidden)");
        assertThat(new SignedUploadToken("secret", Instant.EPOCH, 1).toString()).doesNotContain("secret");
    }

    @Test
    void fewerBytesAreNoSecret() {
        // When // Then
        assertThatThrownBy(() -> TokenSecret.of(TokenKind.UPLOAD, new byte[16])).hasMessageContaining("32");
    }
}
