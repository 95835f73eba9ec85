package dev.afterrun.http.identity;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a {@link Principal} may do; whatever is not allowed here is refused. */
public record Caller(Principal who) {
    private static final String PUBLISHER = "publisher";
    private static final String OPERATOR = "operator";

    /** The tenant of {@code repository}, where this caller may publish there; else 403. */
    public RepositoryId mayPublishTo(RepositoryName repository) {
        refusal(repository).ifPresent(why -> {
            throw forbidden(why);
        });
        return tenant(repository);
    }

    /** The tenant of {@code repository}, where this caller may publish there. */
    public Optional<RepositoryId> tenantOf(RepositoryName repository) {
        return refusal(repository).isPresent() ? Optional.empty() : Optional.of(tenant(repository));
    }

    /** The tenant of the repository that a job says to be of, where this caller may publish as that job; else 403. */
    public RepositoryId mayPublishAs(JobSaid said) {
        var tenant = mayPublishTo(said.repository());
        if (who instanceof CiJob job) {
            var contradictions = job.statements().stream()
                    .flatMap(statement -> statement.contradiction(said).stream())
                    .collect(Collectors.joining("; "));
            if (!contradictions.isEmpty()) {
                throw forbidden(
                        "the job is not who it says to be: " + contradictions + "; say what the CI system says");
            }
        }
        return tenant;
    }

    /** Passes where this caller operates the installation; else 403. */
    public void mayOperate() {
        switch (who) {
            case LocalOperator _ -> {}
            case Account account when !account.roles().contains(OPERATOR) -> throw forbidden(lacks(OPERATOR));
            case Account _ -> {}
            case CiJob job ->
                throw forbidden("the token is that of a job of " + job.repository()
                        + ", and jobs do not operate the installation; use a token with the role '" + OPERATOR + "'");
        }
    }

    /** As histories and audits name it. */
    public String principal() {
        return who.name();
    }

    /** The trust that its runs have. */
    public TrustLevel trust() {
        return who.trust();
    }

    /** The one repository that it may publish to, as the token names it; empty where there are several. */
    public Optional<String> onlyRepository() {
        return switch (who) {
            case LocalOperator _ -> Optional.empty();
            case Account account -> account.onlyRepository();
            case CiJob job -> Optional.of(job.repository().toString());
        };
    }

    private Optional<String> refusal(RepositoryName repository) {
        return switch (who) {
            case LocalOperator _ -> Optional.empty();
            case Account account when !account.roles().contains(PUBLISHER) -> Optional.of(lacks(PUBLISHER));
            case Account account
            when !account.covers(repository) -> Optional.of("the token is not for " + repository + "; use one that is");
            case Account _ -> Optional.empty();
            case CiJob job
            when !job.repository().toString().equalsIgnoreCase(repository.toString()) ->
                Optional.of("the token is that of a job of " + job.repository() + ", not of " + repository
                        + "; publish from a job of that repository");
            case CiJob _ -> Optional.empty();
        };
    }

    /** By the forge's own id; where nobody knows it, the name stands for it. */
    private RepositoryId tenant(RepositoryName repository) {
        var name = repository.toString().toLowerCase(Locale.ROOT);
        return switch (who) {
            case LocalOperator local -> new RepositoryId(local.forge(), name);
            case Account account ->
                new RepositoryId(account.forge(), account.idOf(repository).orElse(name));
            case CiJob job -> job.tenant();
        };
    }

    private static String lacks(String role) {
        return "the token has not the role '" + role + "'; use one that has";
    }

    private static ProblemException forbidden(String why) {
        return new ProblemException(ProblemType.FORBIDDEN.because(why));
    }
}
