package dev.afterrun.http.identity.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.http.identity.issuer.Claims;
import dev.afterrun.http.identity.issuer.IssuedTokens;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever somebody makes of a token: it is refused, by a problem, and nothing else comes of it. */
class HostileTokensTest {
    private static final SettableClock CLOCK = new SettableClock();
    private static final CiSystem CI = new CiSystem(CLOCK);
    private static final IssuedTokens TOKENS = CI.tokens();
    private static final String TOKEN = CI.token();
    private static final Set<String> KNOWN = Set.of(
            "push", "schedule", "workflow_dispatch", "repository_dispatch", "release", "merge_group", "pull_request");

    @AfterContainer
    static void stop() {
        CI.close();
    }

    @Property(tries = 500)
    void noLetterOfATokenMayBeAnother(@ForAll @IntRange(max = 5_000) int at, @ForAll byte other) {
        // Given
        var letters = TOKEN.toCharArray();
        var place = at % letters.length;
        var letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.".charAt((other & 0xff) % 65);
        Assume.that(letters[place] != letter);
        // The last letter has bits that no byte needs.
        Assume.that(place != letters.length - 1);
        letters[place] = letter;

        // When // Then
        assertThatThrownBy(() -> TOKENS.verify(new String(letters))).isInstanceOf(ProblemException.class);
    }

    @Property(tries = 300)
    void aTokenThatIsCutOffIsRefused(@ForAll @IntRange(max = 5_000) int length) {
        // Given
        var cut = TOKEN.substring(0, length % TOKEN.length());

        // When // Then
        assertThatThrownBy(() -> TOKENS.verify(cut)).isInstanceOf(ProblemException.class);
    }

    @Property(tries = 500)
    void textThatIsNoTokenIsForNobody(@ForAll @StringLength(max = 200) String text) {
        // When
        var isFor = TOKENS.isFor(text);

        // Then
        assertThat(isFor).isFalse();
    }

    @Property(tries = 200)
    void partsOfAnyKindAreForNobody(@ForAll @NotEmpty String header, @ForAll String body) {
        // When
        var isFor = TOKENS.isFor(base64(header) + "." + base64(body) + ".e30..");

        // Then
        assertThat(isFor).isFalse();
    }

    @Property(tries = 200)
    void anEventThatIsNotKnownIsUntrustedWhateverItsRef(@ForAll @NotEmpty @StringLength(max = 60) String event) {
        // Given
        Assume.that(!KNOWN.contains(event) && event.indexOf(0) < 0);
        var claims = CI.claims();
        claims.setClaim("event_name", event);

        // When
        var job = new GitHubJobs("github.com", CiSystem.EVERYBODY, RefTrust.of(Set.of("refs/heads/main")), false)
                .read(new Claims(claims));

        // Then
        assertThat(job.trust()).isEqualTo(TrustLevel.UNTRUSTED);
    }

    private static String base64(String text) {
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
