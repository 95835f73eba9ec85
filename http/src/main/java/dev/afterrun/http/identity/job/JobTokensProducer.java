package dev.afterrun.http.identity.job;

import dev.afterrun.http.identity.Authenticator;
import dev.afterrun.http.identity.issuer.IssuedTokens;
import dev.afterrun.http.identity.issuer.Issuer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The issuers that the settings name. */
@Singleton
final class JobTokensProducer {
    private final JobTokenSettings settings;

    JobTokensProducer(JobTokenSettings settings) {
        this.settings = settings;
    }

    /** What the operator has not said is told when the service starts, not to the first who calls. */
    void check(@Observes StartupEvent started) {
        issuers(settings);
    }

    @Produces
    @Singleton
    Authenticator jobTokens(Clock clock) {
        return IssuedTokens.of(issuers(settings), clock);
    }

    static List<Issuer> issuers(JobTokenSettings settings) {
        var issuers = new ArrayList<Issuer>();
        var github = settings.github();
        github.audience()
                .ifPresent(audience -> issuers.add(new Issuer(
                        github.issuer().toString(),
                        github.keys().orElseGet(() -> below(github.issuer(), "/.well-known/jwks")),
                        audience,
                        new GitHubJobs(
                                github.forge(),
                                admitted(github.owners(), "GITHUB"),
                                trusted(github.trustedRefs()),
                                github.forks()))));
        var gitlab = settings.gitlab();
        gitlab.audience()
                .ifPresent(audience -> issuers.add(new Issuer(
                        gitlab.issuer().toString(),
                        gitlab.keys().orElseGet(() -> below(gitlab.issuer(), "/oauth/discovery/keys")),
                        audience,
                        new GitLabJobs(
                                gitlab.forge(),
                                admitted(gitlab.owners(), "GITLAB"),
                                trusted(gitlab.trustedRefs()),
                                gitlab.forks()))));
        var buildkite = settings.buildkite();
        buildkite
                .audience()
                .ifPresent(audience -> issuers.add(new Issuer(
                        buildkite.issuer().toString(),
                        buildkite.keys().orElseGet(() -> below(buildkite.issuer(), "/.well-known/jwks")),
                        audience,
                        new BuildkiteJobs(
                                BuiltRepository.byPipeline(
                                        buildkite.forge(), buildkite.pipelines().orElse(List.of())),
                                trusted(buildkite.trustedRefs()),
                                buildkite.forks()))));
        return List.copyOf(issuers);
    }

    private static Admission admitted(Optional<List<String>> owners, String system) {
        return Admission.of(owners.orElse(List.of()), "AFTERRUN_JOB_TOKENS_" + system + "_OWNERS");
    }

    private static RefTrust trusted(Optional<List<String>> refs) {
        return RefTrust.of(refs.orElse(List.of()));
    }

    private static URI below(URI issuer, String path) {
        return URI.create(issuer + path);
    }
}
