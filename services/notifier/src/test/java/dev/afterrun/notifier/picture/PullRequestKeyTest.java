package dev.afterrun.notifier.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.RepositoryId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PullRequestKeyTest {

    @ParameterizedTest
    @CsvSource({"local, octo/repo", "github.com, 1296269", "forge.example:8443, 7"})
    void textIsReadAsItWasWritten(String forge, String repository) {
        var key = new PullRequestKey(new RepositoryId(forge, repository), 42);

        assertThat(PullRequestKey.parse(key.toString())).isEqualTo(key);
    }

    @Test
    void textNamesForgeRepositoryAndNumber() {
        assertThat(new PullRequestKey(new RepositoryId("local", "octo/repo"), 7))
                .hasToString("local:octo/repo#7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#7", "octo/repo#7", "local:octo/repo", "local:octo/repo#x"})
    void otherTextIsRefused(String text) {
        assertThatThrownBy(() -> PullRequestKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
