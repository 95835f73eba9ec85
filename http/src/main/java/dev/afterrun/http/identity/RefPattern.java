package dev.afterrun.http.identity;

import dev.afterrun.contracts.Limits;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The refs that an upload token is for: branches ({@code refs/heads/main}, {@code refs/heads/release/*}), pull requests
 * ({@code refs/pull/7}, {@code refs/pull/*}) or tags ({@code refs/tags/*}, of which jobs do not say the names). A star stands for any
 * characters, at the end alone.
 */
public record RefPattern(String text) {
    private static final String BRANCHES = "refs/heads/";
    private static final String PULL_REQUESTS = "refs/pull/";
    private static final String TAGS = "refs/tags/*";
    private static final String ANY = "*";
    private static final Pattern FORM = Pattern.compile(
            "refs/heads/[^\\s\\p{Cntrl}*]*(?:\\*|[^\\s\\p{Cntrl}*/])|refs/pull/(?:\\*|[1-9][0-9]{0,8})|refs/tags/\\*");

    /** @throws IllegalArgumentException where it is none of these, with what to write */
    public RefPattern {
        if (text.length() > Limits.NAME_LENGTH || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "refs are written as 'refs/heads/main', 'refs/heads/release/*', 'refs/tags/*',"
                            + " 'refs/pull/7' or 'refs/pull/*', in up to " + Limits.NAME_LENGTH + " characters");
        }
    }

    /** Whether what it is for may be anybody's, who asks to be merged. */
    public boolean isOfPullRequests() {
        return text.startsWith(PULL_REQUESTS);
    }

    /** What is wrong with a job that says this of itself; empty where it is one of those meant. */
    Optional<String> contradiction(JobSaid said) {
        return contradiction(said.ref());
    }

    /** The same of a request that says the ref alone. */
    Optional<String> contradiction(RefSaid said) {
        return contradicts(ref(said)) ? Optional.of(words(said)) : Optional.empty();
    }

    /** The same of a request that has no place for the branch. */
    Optional<String> contradictionButForTheBranch(JobSaid said) {
        return said.pullRequest().isPresent() || isOfPullRequests() ? contradiction(said) : Optional.empty();
    }

    private static String ref(RefSaid said) {
        return said.pullRequest()
                .map(number -> PULL_REQUESTS + number)
                .or(() -> said.branch().map(branch -> BRANCHES + branch))
                .orElse(TAGS);
    }

    private boolean contradicts(String ref) {
        return text.endsWith(ANY) ? !ref.startsWith(text.substring(0, text.length() - 1)) : !ref.equals(text);
    }

    private static String words(RefSaid said) {
        return said.pullRequest().isEmpty() && said.branch().isEmpty()
                ? "it names neither a branch nor a pull request, as jobs of tags do"
                : "it is one of '" + Statement.shown(ref(said)) + "'";
    }

    @Override
    public String toString() {
        return text;
    }
}
