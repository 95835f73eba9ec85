package dev.afterrun.http.identity.job;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.util.Optional;
import java.util.function.Function;
import org.jose4j.jwt.JwtClaims;

/** The claims of a verified token; one that is missing or unusable is a 401 that names it. */
record Claims(JwtClaims all) {
    /** Whom histories and audits name. */
    String subject() {
        var subject = text("sub");
        return subject.substring(0, Math.min(subject.length(), Limits.NAME_LENGTH));
    }

    /** The claim's text; numbers and truth values are told in both ways. */
    String text(String claim) {
        return find(claim).orElseThrow(() -> refused("lacks the claim '" + claim + "'"));
    }

    Optional<String> find(String claim) {
        return Optional.ofNullable(all.getClaimValueAsString(claim)).filter(text -> !text.isEmpty());
    }

    boolean isTrue(String claim) {
        return find(claim).filter("true"::equals).isPresent();
    }

    /** A whole number from 0, in digits. */
    String number(String claim) {
        var text = text(claim);
        if (!text.matches("[0-9]{1,20}")) {
            throw refused("has the claim '" + claim + "', which is no whole number");
        }
        return text;
    }

    String commit(String claim) {
        return in(claim, Commit::new).hex();
    }

    RepositoryName repository(String claim, Function<String, RepositoryName> form) {
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
        return new ProblemException(ProblemType.UNAUTHENTICATED.because(
                "the token " + what + "; use one that the CI system made for this job"));
    }
}
