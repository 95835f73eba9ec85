package dev.afterrun.http.identity.signin;

import dev.afterrun.http.identity.Account;
import dev.afterrun.http.identity.AccountClaims;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;

/**
 * What a browser keeps of somebody who has signed in. The account's claims are those of the realm's access token, which was verified
 * when it was given: the token itself goes nowhere.
 *
 * @param account {@code sub} and what {@link AccountClaims} reads
 * @param form see {@link Person#form()}
 * @param refresh what the realm gives newer tokens for; empty where it gives none
 * @param good until when the account is taken without asking the realm again
 * @param confirmed when the realm has last said so
 * @param ends when whoever it is signs in again, whatever happens
 */
record Session(
        JwtClaims account,
        String shown,
        String form,
        Optional<String> refresh,
        Instant good,
        Instant confirmed,
        Instant ends) {
    private static final String SUBJECT = "sub";
    private static final String SHOWN = "shown";
    private static final String FORM = "form";
    private static final String REFRESH = "refresh";
    private static final String GOOD = "good";
    private static final String CONFIRMED = "confirmed";
    private static final String ENDS = "ends";

    /** Those of {@code token} that make an account. */
    static JwtClaims accountOf(JwtClaims token) {
        var account = new JwtClaims();
        account.setClaim(SUBJECT, token.getClaimValueAsString(SUBJECT));
        AccountClaims.NAMES.stream()
                .filter(token::hasClaim)
                .forEach(name -> account.setClaim(name, token.getClaimValue(name)));
        return account;
    }

    /** As it was written. */
    static Session read(JwtClaims claims) {
        return new Session(
                accountOf(claims),
                claims.getClaimValueAsString(SHOWN),
                claims.getClaimValueAsString(FORM),
                Optional.ofNullable(claims.getClaimValueAsString(REFRESH)),
                moment(claims, GOOD),
                moment(claims, CONFIRMED),
                moment(claims, ENDS));
    }

    JwtClaims write() {
        var claims = accountOf(account);
        claims.setClaim(SHOWN, shown);
        claims.setClaim(FORM, form);
        refresh.ifPresent(token -> claims.setClaim(REFRESH, token));
        claims.setClaim(GOOD, good.getEpochSecond());
        claims.setClaim(CONFIRMED, confirmed.getEpochSecond());
        claims.setClaim(ENDS, ends.getEpochSecond());
        return claims;
    }

    String subject() {
        return account.getClaimValueAsString(SUBJECT);
    }

    Person person() {
        Account who = AccountClaims.read(subject(), name -> Optional.ofNullable(account.getClaimValue(name)));
        return new Person(who, shown, form);
    }

    private static Instant moment(JwtClaims claims, String name) {
        try {
            return Optional.ofNullable(claims.getNumericDateClaimValue(name))
                    .map(NumericDate::getValue)
                    .map(Instant::ofEpochSecond)
                    .orElseThrow(() -> new IllegalStateException("a session lacks " + name));
        } catch (MalformedClaimException e) {
            throw new IllegalStateException("only sessions are sealed as sessions", e);
        }
    }
}
