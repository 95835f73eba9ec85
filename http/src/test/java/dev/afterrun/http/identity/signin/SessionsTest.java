package dev.afterrun.http.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.http.identity.job.SettableClock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What browsers keep, and what becomes of it. */
class SessionsTest {
    private static final Duration LIFE = Duration.ofHours(12);
    private static final Duration TOKEN = Duration.ofSeconds(FakeRealm.TOKEN_SECONDS);

    private final SettableClock clock = new SettableClock();
    private final FakeRealm realm = new FakeRealm(clock);
    private final PageSignIn pages = PageSignIn.at(realm.client(), Seal.ofThisProcess(), LIFE, clock);
    private final Sessions sessions = pages.sessions();

    @AfterEach
    void close() {
        realm.close();
    }

    @Test
    void whoBringsNothingIsNobody() {
        // When // Then
        assertThat(sessions.visit(Optional.empty())).isEqualTo(new Visit.Nobody());
    }

    @Test
    void aSessionIsTakenAsLongAsItsTokenWouldBeWithoutAskingTheRealm() {
        // Given
        var session = session();
        clock.pass(TOKEN.minusSeconds(1));
        realm.goAway();

        // When // Then
        assertThat(visit(session)).isInstanceOf(Visit.Here.class);
    }

    @Test
    void aSessionShowsNobodyWhatIsInIt() {
        // When // Then
        assertThat(session()).doesNotContain("octavia", "octo", "2f1c9f0e").hasSizeLessThan(2_000);
    }

    @Test
    void aSessionThatSomebodyHasChangedIsOver() {
        // Given
        var session = session();
        var middle = session.length() / 2;
        var other = session.charAt(middle) == 'A' ? 'B' : 'A';

        // When // Then
        assertThat(visit(session.substring(0, middle) + other + session.substring(middle + 1)))
                .isEqualTo(new Visit.Over());
        assertThat(visit("planted")).isEqualTo(new Visit.Over());
        assertThat(visit("a".repeat(100_000))).isEqualTo(new Visit.Over());
    }

    @Test
    void aSessionOfAnotherInstallationIsOver() {
        // Given
        var elsewhere = PageSignIn.at(realm.client(), Seal.ofThisProcess(), LIFE, clock);

        // When // Then
        assertThat(elsewhere.sessions().visit(Optional.of(session()))).isEqualTo(new Visit.Over());
    }

    @Test
    void servicesThatShareTheirKeyTakeEachOthersSessions() {
        // Given
        var key = Base64.getEncoder().encodeToString(new byte[32]);
        var one = PageSignIn.at(realm.client(), Seal.of(key), LIFE, clock);
        var other = PageSignIn.at(realm.client(), Seal.of(key), LIFE, clock);

        // When // Then
        assertThat(other.sessions().visit(Optional.of(session(one)))).isInstanceOf(Visit.Here.class);
    }

    @Test
    void whatIsKeptOfASignInIsNoSession() {
        // When // Then
        assertThat(visit(pages.signIn().begin(ReturnPath.HOME).kept())).isEqualTo(new Visit.Over());
    }

    @Test
    void aSessionIsRenewedWhereTheRealmSaysSoAndHasWhatItSaysNow() {
        // Given
        var session = session();
        clock.pass(TOKEN);
        realm.changeAccess(claims -> claims.setStringListClaim("groups", List.of("operator")));

        // When
        var visit = visit(session);

        // Then
        assertThat(visit).isInstanceOfSatisfying(Visit.Renewed.class, renewed -> {
            assertThat(renewed.session()).isNotEqualTo(session);
            assertThat(renewed.person().account().roles()).containsExactly("operator");
            assertThat(visit(renewed.session())).isEqualTo(new Visit.Here(renewed.person()));
        });
    }

    @Test
    void pagesThatAreOpenedTogetherAskTheRealmOnce() throws Exception {
        // Given
        var session = session();
        clock.pass(TOKEN);

        // When
        List<Visit> visits;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var opened = threads.invokeAll(Stream.<Callable<Visit>>generate(() -> () -> visit(session))
                    .limit(20)
                    .toList());
            visits = opened.stream().map(Future::resultNow).toList();
        }

        // Then
        assertThat(visits).hasSize(20).allMatch(Visit.Renewed.class::isInstance);
        assertThat(realm.renewals()).isEqualTo(1);
    }

    @Test
    void whoIsDisabledAtTheRealmIsSignedOutOnceTheTokenEnds() {
        // Given
        var session = session();
        realm.endSessions();

        // When
        var before = visit(session);
        clock.pass(TOKEN);
        var after = visit(session);

        // Then
        assertThat(before).isInstanceOf(Visit.Here.class);
        assertThat(after).isEqualTo(new Visit.Over());
    }

    @Test
    void whoBecomesSomebodyElseIsSignedOut() {
        // Given
        var session = session();
        clock.pass(TOKEN);
        realm.changeAccess(claims -> claims.setSubject("somebody-else"));

        // When // Then
        assertThat(visit(session)).isEqualTo(new Visit.Over());
    }

    @Test
    void whoseTokensAreNotForUsAnyMoreIsSignedOut() {
        // Given
        var session = session();
        clock.pass(TOKEN);
        realm.changeAccess(claims -> claims.setAudience("somebody-else"));

        // When // Then
        assertThat(visit(session)).isEqualTo(new Visit.Over());
    }

    @Test
    void whileTheRealmIsAwayItsLastWordHoldsForAnHour() {
        // Given
        var session = session();
        realm.goAway();

        // When
        clock.pass(Sessions.WITHOUT_THE_REALM.minusSeconds(1));
        var within = visit(session);
        clock.pass(Duration.ofSeconds(1));
        var later = visit(session);

        // Then
        assertThat(within).isInstanceOf(Visit.Here.class);
        assertThat(later).isEqualTo(new Visit.Over());
    }

    @Test
    void aSessionEndsAfterItsLifeHoweverOftenItIsRenewed() {
        // Given
        var session = session();
        var passed = Duration.ZERO;
        while (passed.plus(TOKEN).compareTo(LIFE) < 0) {
            clock.pass(TOKEN);
            passed = passed.plus(TOKEN);
            session = visit(session) instanceof Visit.Renewed renewed ? renewed.session() : "";
        }

        // When
        var last = visit(session);
        clock.pass(TOKEN);
        var over = visit(session);

        // Then
        assertThat(last).isInstanceOf(Visit.Here.class);
        assertThat(over).isEqualTo(new Visit.Over());
    }

    @Test
    void whoSignsOutIsSignedOutAtTheRealmTooAndCopiesOfTheSessionAreOver() {
        // Given
        var session = session();

        // When
        sessions.end(Optional.of(session), Optional.of(person(session).form()));

        // Then
        assertThat(realm.hasSessions()).isFalse();
        assertThat(visit(session)).isEqualTo(new Visit.Over());
    }

    @Test
    void aFormThatIsNotOfTheSessionSignsNobodyOut() {
        // Given
        var session = session();
        var foreign = person(session()).form();

        // When // Then
        for (var form : List.of(Optional.<String>empty(), Optional.of(""), Optional.of(foreign))) {
            assertThatThrownBy(() -> sessions.end(Optional.of(session), form))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refusal -> assertThat(refusal.problem().status()).isEqualTo(403));
        }
        assertThat(visit(session)).isInstanceOf(Visit.Here.class);
        assertThat(realm.hasSessions()).isTrue();
    }

    @Test
    void whoSignsOutWhileTheRealmIsAwayIsSignedOutHereAndToldTheRest() {
        // Given
        var session = session();
        var form = Optional.of(person(session).form());
        realm.goAway();

        // When // Then
        assertThatThrownBy(() -> sessions.end(Optional.of(session), form))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.problem().status()).isEqualTo(503);
                    assertThat(refusal.problem().detail()).contains("signed out here", realm.issuer());
                });
        assertThat(visit(session)).isEqualTo(new Visit.Over());
    }

    @Test
    void whoHasNoSessionHasNothingToEnd() {
        // When
        sessions.end(Optional.of("planted"), Optional.empty());
        sessions.end(Optional.empty(), Optional.empty());

        // Then
        assertThat(realm.renewals()).isZero();
    }

    private Visit visit(String session) {
        return sessions.visit(Optional.of(session));
    }

    private Person person(String session) {
        return visit(session).someone().orElseThrow();
    }

    private String session() {
        return session(pages);
    }

    private String session(PageSignIn at) {
        var begun = at.signIn().begin(ReturnPath.HOME);
        return at.signIn()
                .done(Optional.of(begun.kept()), realm.signIn(begun.question()))
                .session();
    }
}
