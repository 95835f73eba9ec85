package dev.afterrun.storage.audit;

import dev.afterrun.storage.move.TwoStores;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A bucket and a directory, both judged at once: what is to be too young has a time that is to come. */
public final class AuditedStores implements QuarkusTestProfile {
    static final String DIRECTORY = "old";
    static final String BUCKET = "bucket";

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TwoStores.class));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("afterrun.audit.grace", "PT0S", "afterrun.audit.rate", "1000000000");
    }
}
