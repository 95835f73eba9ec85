package dev.afterrun.http.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/octo/hello",
                "/octo/hello/run-7?page=2&after=dist%2Fa.whl",
                "/octo/hello/pr-7?to=https://elsewhere.test/",
                "/a/..//elsewhere.test",
                "/octo/hello/run-7?q=a//b"
            })
    void aPathOfOursIsKeptAsItIs(String path) {
        // When // Then
        assertThat(ReturnPath.of(Optional.of(path)).text()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "octo/hello",
                "https://elsewhere.test/",
                "HTTPS:elsewhere.test",
                "//elsewhere.test/",
                "///elsewhere.test/",
                "/\\elsewhere.test/",
                "\\\\elsewhere.test/",
                "/\t/elsewhere.test/",
                "/\n/elsewhere.test/",
                " //elsewhere.test/",
                "/octo\r\nSet-Cookie: a=b",
                "javascript:alert(1)",
                "/-/sign-in?to=/",
                "/-/sign-out",
                "/ä",
                "/a b",
                "/%",
                "@elsewhere.test"
            })
    void whatABrowserCouldTakeForAnotherPlaceLeadsToTheStartPage(String path) {
        // When // Then
        assertThat(ReturnPath.of(Optional.of(path))).isEqualTo(ReturnPath.HOME);
    }

    @Test
    void whatIsTooLongForACookieLeadsToTheStartPage() {
        // When // Then
        assertThat(ReturnPath.of(Optional.of("/" + "a".repeat(1_024)))).isEqualTo(ReturnPath.HOME);
    }
}
