package dev.afterrun.http.identity.issuer;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.ClaimText;
import java.util.Optional;
import java.util.function.Function;
import org.jose4j.jwt.JwtClaims;

/** The claims of a verified token; one that is missing or unusable is a 401 that names it. */
public record Claims(JwtClaims all) {
    /** Whom histories and audits name. */
    public String subject() {
        var subject = text("sub");
        return subject.substring(0, Math.min(subject.length(), Limits.NAME_LENGTH));
    }

    /** The claim's text; numbers and truth values are told in both ways. */
    public String text(String claim) {
        return find(claim).orElseThrow(() -> refused("lacks the claim '" + claim + "'"));
    }

    /** The claim as text; empty where it is missing or empty. */
    public Optional<String> find(String claim) {
        return Optional.ofNullable(all.getClaimValueAsString(claim))
                .filter(text -> !text.isEmpty())
                .map(text -> ClaimText.of(claim, text));
    }

    /** The claim as it is: a text, a number, a truth value, a list or a map. */
    public Optional<Object> value(String claim) {
        return Optional.ofNullable(all.getClaimValue(claim));
    }

    /** Whether the claim is true, as a word or as a truth value. */
    public boolean isTrue(String claim) {
        return find(claim).filter("true"::equals).isPresent();
    }

    /** A whole number from 0, in digits. */
    public String number(String claim) {
        var text = text(claim);
        if (!text.matches("[0-9]{1,20}")) {
            throw refused("has the claim '" + claim + "', which is no whole number");
        }
        return text;
    }

    /** The claim's full name of a commit. */
    public String commit(String claim) {
        return in(claim, Commit::new).hex();
    }

    /** The claim's repository, which {@code form} reads. */
    public RepositoryName repository(String claim, Function<String, RepositoryName> form) {
        return in(claim, form);
    }

    private <T> T in(String claim, Function<String, T> form) {
        try {
            return form.apply(text(claim));
        } catch (IllegalArgumentException e) {
            throw refused("has the claim '" + claim + "', of which " + e.getMessage());
        }
    }

    private static ProblemException refused(String what) {
        return new ProblemException(
                ProblemType.UNAUTHENTICATED.because("the token " + what + "; ask its issuer for another one"));
    }
}
