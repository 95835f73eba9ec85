package dev.afterrun.http.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicTokensTest {
    @ParameterizedTest
    @CsvSource({
        "name:abc, abc",
        ":abc, abc",
        "afterrun_in_1:, afterrun_in_1",
        "afterrun_in_1:x-oauth-basic, afterrun_in_1",
        "afterrun_up_1:, afterrun_up_1",
        "name:afterrun_in_1, afterrun_in_1",
        "name:,",
        "eyJ.a.b:,",
        "name,",
        "name:a b,",
        "'afterrun_in_1 :',",
    })
    void thePasswordIsTheTokenAndTheUserWhereItIsOneOfOurs(String pair, String token) {
        // When
        var found =
                BasicTokens.token("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));

        // Then
        assertThat(found.orElse(null)).isEqualTo(token);
    }

    @Test
    void oneOfOursStandsAlone() {
        // When // Then
        assertThat(BasicTokens.token("afterrun_in_1")).contains("afterrun_in_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer afterrun_in_1", "Basic", "Basic %", "Basicabc", "Afterrun_in_1", "eyJ.a.b"})
    void everythingElseStaysAsItIs(String authorization) {
        // When // Then
        assertThat(BasicTokens.token(authorization)).isEmpty();
    }
}
