package dev.afterrun.http.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.http.identity.Account;
import dev.afterrun.http.identity.job.SettableClock;
import dev.afterrun.http.identity.signin.SignIn.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way to the realm and back. */
class SignInTest {
    private static final ReturnPath PAGE = ReturnPath.of(Optional.of("/octo/hello/run-7?page=2"));

    private final SettableClock clock = new SettableClock();
    private final FakeRealm realm = new FakeRealm(clock);
    private final PageSignIn pages = PageSignIn.at(realm.client(), Seal.ofThisProcess(), Duration.ofHours(12), clock);
    private final SignIn signIn = pages.signIn();

    @AfterEach
    void close() {
        realm.close();
    }

    @Test
    void theRealmIsAskedForACodeThatOnlyWeCanUse() {
        // When
        var question = signIn.begin(PAGE).question();

        // Then
        assertThat(question.toString()).startsWith(realm.issuer() + "/protocol/openid-connect/auth?");
        assertThat(FakeRealm.fields(question.getRawQuery()))
                .containsEntry("response_type", "code")
                .containsEntry("client_id", FakeRealm.CLIENT)
                .containsEntry("redirect_uri", FakeRealm.BACK.toString())
                .containsEntry("scope", "openid")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge");
    }

    @Test
    void whatEachSignInAsksWithIsItsOwn() {
        // When
        var one = FakeRealm.fields(signIn.begin(PAGE).question().getRawQuery());
        var other = FakeRealm.fields(signIn.begin(PAGE).question().getRawQuery());

        // Then
        for (var word : List.of("state", "nonce", "code_challenge")) {
            assertThat(one.get(word)).hasSize(43).isNotEqualTo(other.get(word));
        }
    }

    @Test
    void whoComesBackIsTheAccountThatTheAccessTokenProvesAtThePageWhereTheyWere() {
        // Given
        var begun = signIn.begin(PAGE);

        // When
        var done = signIn.done(Optional.of(begun.kept()), realm.signIn(begun.question()));

        // Then
        assertThat(done.to()).isEqualTo(PAGE);
        var person =
                pages.sessions().visit(Optional.of(done.session())).someone().orElseThrow();
        assertThat(person.shown()).isEqualTo("octavia");
        assertThat(person.account())
                .isEqualTo(new Account(
                        "2f1c9f0e", "github.com", Set.of("octo/hello"), Set.of("viewer"), TrustLevel.ORDINARY));
    }

    @Test
    void eachSignInMakesASessionOfItsOwn() {
        // When
        var one = session();
        var other = session();

        // Then
        assertThat(one).isNotEqualTo(other);
        assertThat(person(one).form()).isNotEqualTo(person(other).form());
    }

    @Test
    void anAnswerThatThisBrowserHasNotAskedForIsRefused() {
        // Given
        var own = signIn.begin(PAGE);
        var foreign = realm.signIn(signIn.begin(PAGE).question());

        // When // Then
        assertRefused(() -> signIn.done(Optional.of(own.kept()), foreign), 403, "was not begun in this browser");
        assertRefused(() -> signIn.done(Optional.empty(), foreign), 403, "was not begun in this browser");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "ey.ey.ey.ey.ey"})
    void aStateThatIsMadeUpIsRefused(String state) {
        // Given
        var begun = signIn.begin(PAGE);
        var code = realm.signIn(begun.question()).code();

        // When // Then
        for (var each : List.of(Optional.<String>empty(), Optional.of(state))) {
            var answer = new Answer(each, code, Optional.empty(), Optional.empty());
            assertRefused(() -> signIn.done(Optional.of(begun.kept()), answer), 403, "was not begun in this browser");
        }
    }

    @Test
    void anAnswerIsGoodOnce() {
        // Given
        var begun = signIn.begin(PAGE);
        var answer = realm.signIn(begun.question());
        signIn.done(Optional.of(begun.kept()), answer);

        // When // Then
        assertRefused(() -> signIn.done(Optional.of(begun.kept()), answer), 403, "was not begun in this browser");
    }

    @Test
    void whoTakesLongerThanTenMinutesBeginsAgain() {
        // Given
        var begun = signIn.begin(PAGE);
        clock.pass(SignIn.PATIENCE);
        var answer = realm.signIn(begun.question());

        // When // Then
        assertRefused(() -> signIn.done(Optional.of(begun.kept()), answer), 403, "it is over; sign in again");
    }

    @Test
    void aCodeOfAnotherSignInIsRefused() {
        // Given
        var begun = signIn.begin(PAGE);
        var state = realm.signIn(begun.question()).state();
        var stolen = realm.signIn(signIn.begin(PAGE).question()).code();

        // When // Then
        var answer = new Answer(state, stolen, Optional.empty(), Optional.empty());
        assertRefused(() -> signIn.done(Optional.of(begun.kept()), answer), 403, "its code is not good any more");
    }

    @Test
    void aTokenOfAnotherSignInIsRefusedByItsNonce() {
        // Given
        realm.changeId(claims -> claims.setClaim("nonce", "another"));

        // When // Then
        assertRefused(this::session, 403, "its token was made for another sign-in");
    }

    @Test
    void aTokenWithoutANonceIsRefused() {
        // Given
        realm.changeId(claims -> claims.unsetClaim("nonce"));

        // When // Then
        assertRefused(this::session, 403, "its token was made for another sign-in");
    }

    @Test
    void anAnswerOfAnotherRealmIsRefused() {
        // Given
        var begun = signIn.begin(PAGE);
        var answer = realm.signIn(begun.question());
        var other = new Answer(answer.state(), answer.code(), Optional.empty(), Optional.of("https://other.test"));

        // When // Then
        assertRefused(() -> signIn.done(Optional.of(begun.kept()), other), 403, "another realm has answered");
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, access_denied",
        "<script>, its answer has no code",
    })
    void whatTheRealmRefusesIsTold(String error, String told) {
        // Given
        var begun = signIn.begin(PAGE);
        var state = realm.signIn(begun.question()).state();

        // When // Then
        var answer = new Answer(state, Optional.empty(), Optional.of(error), Optional.empty());
        assertRefused(
                () -> signIn.done(Optional.of(begun.kept()), answer),
                403,
                realm.issuer() + " has not signed you in: " + told + ";");
    }

    @Test
    void anAccessTokenForSomebodyElseIsRefused() {
        // Given
        realm.changeAccess(claims -> claims.setAudience("somebody-else"));

        // When // Then
        assertRefused(this::session, 403, "the token's claim 'aud' is not 'afterrun' alone");
    }

    @Test
    void anIdTokenForAnotherClientIsRefused() {
        // Given
        realm.changeId(claims -> claims.setAudience("another-client"));

        // When // Then
        assertRefused(this::session, 403, "the token's claim 'aud' is not '" + FakeRealm.CLIENT + "' alone");
    }

    @Test
    void anIdTokenIsNoAccessToken() {
        // Given
        realm.changeAccess(claims -> claims.setClaim("typ", "ID"));

        // When // Then
        assertRefused(this::session, 403, "no access token");
    }

    @Test
    void tokensOfTwoPeopleAreRefused() {
        // Given
        realm.changeId(claims -> claims.setSubject("somebody-else"));

        // When // Then
        assertRefused(this::session, 403, "its tokens are of two people");
    }

    @Test
    void tokensThatTheRealmHasNotSignedAreRefused() {
        // Given
        realm.signWithAnotherKey();

        // When // Then
        assertRefused(this::session, 403, "not signed by a key of its issuer");
    }

    @Test
    void anAccountThatTheRealmSaysTooLittleOfIsToldWhichClaimIsMissing() {
        // Given
        realm.changeAccess(claims -> claims.unsetClaim("afterrun_trust"));

        // When // Then
        assertRefused(this::session, 403, "lacks the claim 'afterrun_trust'");
    }

    @Test
    void anAccountThatIsTooLargeForACookieIsTold() {
        // Given
        realm.changeAccess(claims -> claims.setClaim("afterrun_repositories", List.of("o/" + "r".repeat(4_000))));

        // When // Then
        assertRefused(this::session, 413, "too much for a session");
    }

    @Test
    void whileTheRealmIsAwayWhoBeginsIsToldWhichOneItIs() {
        // Given
        var begun = signIn.begin(PAGE);
        var answer = realm.signIn(begun.question());
        realm.goAway();
        clock.pass(KnownEndpoints.FRESH);

        // When // Then
        var why = "nobody can sign in now, since " + realm.issuer() + " cannot be asked";
        assertRefused(() -> signIn.begin(PAGE), 503, why);
        assertRefused(() -> signIn.done(Optional.of(begun.kept()), answer), 503, why);
    }

    @Test
    void aRealmThatNamesItselfOtherwiseIsNotAsked() {
        // Given
        realm.changeMetadata(metadata -> metadata.replace("\"issuer\": \"http", "\"issuer\": \"https"));

        // When // Then
        assertRefused(() -> signIn.begin(PAGE), 503, "cannot be asked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://elsewhere.test/auth", "javascript:alert(1)", "", "no address"})
    void aRealmThatLeadsWhereOthersListenIsNotAsked(String address) {
        // Given
        realm.changeMetadata(metadata -> metadata.replace(realm.issuer() + "/protocol/openid-connect/auth", address));

        // When // Then
        assertRefused(() -> signIn.begin(PAGE), 503, "cannot be asked");
    }

    private String session() {
        var begun = signIn.begin(PAGE);
        return signIn.done(Optional.of(begun.kept()), realm.signIn(begun.question()))
                .session();
    }

    private Person person(String session) {
        return pages.sessions().visit(Optional.of(session)).someone().orElseThrow();
    }

    private static void assertRefused(ThrowingCallable call, int status, String why) {
        assertThatThrownBy(call)
                .isInstanceOf(ProblemException.class)
                .extracting(refusal -> ((ProblemException) refusal).problem())
                .satisfies(problem -> {
                    assertThat(problem.status()).as(problem.detail()).isEqualTo(status);
                    assertThat(problem).extracting(Problem::detail).asString().contains(why);
                });
    }
}
