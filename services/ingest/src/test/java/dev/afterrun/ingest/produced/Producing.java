package dev.afterrun.ingest.produced;

import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Three producers: of branches and of pull requests of one repository, and one of another repository that nobody knows the id of. */
public final class Producing implements QuarkusTestProfile {
    static final String BRANCHES = "afterrun.produced.jenkins";
    static final String PULL_REQUESTS = "afterrun.produced.pulls";
    static final String OTHER = "afterrun.produced.other";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("afterrun.producers.jenkins.forge", "github.com"),
                Map.entry("afterrun.producers.jenkins.repositories", "octo/Hello:1296269,octo/more:7"),
                Map.entry("afterrun.producers.jenkins.refs", "refs/heads/*"),
                Map.entry("afterrun.producers.jenkins.trust", "trusted"),
                Map.entry("afterrun.producers.pulls.forge", "github.com"),
                Map.entry("afterrun.producers.pulls.repositories", "octo/Hello:1296269"),
                Map.entry("afterrun.producers.pulls.refs", "refs/pull/*"),
                Map.entry("afterrun.producers.pulls.trust", "untrusted"),
                Map.entry("afterrun.producers.other.forge", "github.com"),
                Map.entry("afterrun.producers.other.repositories", "octo/Other"),
                Map.entry("afterrun.producers.other.refs", "refs/heads/main"),
                Map.entry("afterrun.rate.per-token", "0"));
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(KafkaBroker.class), new TestResourceEntry(Issuer.class));
    }
}
