package dev.afterrun.storage.visibility;

import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.JobIssuer;
import dev.afterrun.storage.testing.PostgresResource;
import dev.afterrun.storage.testing.StoreResource;
import dev.afterrun.storage.testing.UploadTokenKeyPair;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A service whose forge is GitHub, which has private repositories. */
public final class OnGitHub implements QuarkusTestProfile {
    static final String FORGE = "github.com";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("afterrun.forge.name", FORGE, "afterrun.sealing.questions-per-minute", "6000");
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(PostgresResource.class),
                new TestResourceEntry(StoreResource.class),
                new TestResourceEntry(Issuer.class),
                new TestResourceEntry(JobIssuer.class),
                new TestResourceEntry(UploadTokenKeyPair.class),
                new TestResourceEntry(GitHubResource.class));
    }
}
