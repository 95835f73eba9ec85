package dev.afterrun.http.origin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for a trace: the client's word, in its form alone. */
class RequestOriginsTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void theTraceIsTheSecondPart() {
        assertThat(RequestOrigins.trace("00-" + TRACE + "-b7ad6b7169203331-01")).contains(TRACE);
        assertThat(RequestOrigins.trace("cc-" + TRACE + "-b7ad6b7169203331-01-what-will-be"))
                .contains(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0af7651916cd43dd8448eb211c80319c",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c\n-b7ad6b7169203331-01",
                "00-<script>alert(1)</script>-b7ad6b7169203331-01"
            })
    void whatHasNotItsFormIsNone(String text) {
        assertThat(RequestOrigins.trace(text)).isEmpty();
    }
}
