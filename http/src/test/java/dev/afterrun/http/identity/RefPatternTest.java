package dev.afterrun.http.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefPatternTest {
    @ParameterizedTest
    @CsvSource({
        "refs/heads/main,      main,        ,  true",
        "refs/heads/main,      Main,        ,  false",
        "refs/heads/main,      main2,       ,  false",
        "refs/heads/main,      refs/heads/main, , false",
        "refs/heads/release/*, release/1.0, ,  true",
        "refs/heads/release/*, release,     ,  false",
        "refs/heads/*,         a/b,         ,  true",
        "refs/heads/*,         ,            ,  false",
        "refs/heads/*,         main,        7, false",
        "refs/pull/*,          main,        7, true",
        "refs/pull/*,          main,        ,  false",
        "refs/pull/7,          ,            7, true",
        "refs/pull/7,          ,            77, false",
        "refs/tags/*,          ,            ,  true",
        "refs/tags/*,          v1,          ,  false",
        "refs/tags/*,          ,            7, false"
    })
    void aJobIsOneOfThoseMeantOrIsNot(
            String pattern, @Nullable String branch, @Nullable Integer pullRequest, boolean isMeant) {
        // When
        var contradiction = new RefPattern(pattern).contradiction(said(branch, pullRequest));

        // Then
        assertThat(contradiction.isEmpty()).isEqualTo(isMeant);
    }

    @ParameterizedTest
    @CsvSource({
        "refs/heads/main, ,  true",
        "refs/heads/main, 7, false",
        "refs/tags/*,     ,  true",
        "refs/pull/*,     ,  false",
        "refs/pull/*,     7, true",
        "refs/pull/8,     7, false"
    })
    void whereARequestHasNoPlaceForTheBranchThePullRequestDecides(
            String pattern, @Nullable Integer pullRequest, boolean isMeant) {
        // When
        var contradiction = new RefPattern(pattern).contradictionButForTheBranch(said(null, pullRequest));

        // Then
        assertThat(contradiction.isEmpty()).isEqualTo(isMeant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "main",
                "refs/*",
                "refs/heads/",
                "refs/heads/a*b",
                "refs/heads/**",
                "refs/heads/main/",
                "refs/heads/a b",
                "refs/heads/a\nb",
                "refs/tags/v*",
                "refs/tags/v1",
                "refs/pull/0",
                "refs/pull/7/head",
                "refs/pull/7*",
                "refs/merge-requests/*",
                " refs/heads/main"
            })
    void whatIsNoPatternIsRefusedWithThoseThatThereAre(String text) {
        // When // Then
        assertThatThrownBy(() -> new RefPattern(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("refs/heads/release/*");
    }

    @Test
    void aPatternHasALength() {
        // Given
        var branch = "refs/heads/";

        // When // Then
        assertThat(new RefPattern(branch + "a".repeat(255 - branch.length())).isOfPullRequests())
                .isFalse();
        assertThatThrownBy(() -> new RefPattern(branch + "a".repeat(256 - branch.length())))
                .hasMessageContaining("255");
    }

    @Test
    void aLongBranchIsNotShownInFull() {
        // When
        var contradiction = new RefPattern("refs/heads/main").contradiction(said("a".repeat(1_000), null));

        // Then
        assertThat(contradiction.orElseThrow()).hasSizeLessThan(200);
    }

    private static JobSaid said(@Nullable String branch, @Nullable Integer pullRequest) {
        return new JobSaid(
                RepositoryName.parse("octo/hello"),
                "1",
                1,
                new Commit("1".repeat(40)),
                Optional.empty(),
                Optional.ofNullable(branch),
                Optional.ofNullable(pullRequest));
    }
}
