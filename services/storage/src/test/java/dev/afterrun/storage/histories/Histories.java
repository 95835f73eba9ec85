package dev.afterrun.storage.histories;

import dev.afterrun.storage.blob.CopiesWithBreakableLocks;
import dev.afterrun.storage.blob.WatchedStores;
import dev.afterrun.storage.testing.ForgeResource;
import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.PostgresResource;
import dev.afterrun.storage.testing.StoreResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Storage with checkpoints, on a database and a directory that nobody else uses: all that is in them is a history's. */
public final class Histories implements QuarkusTestProfile {
    private static final String JDBC = "quarkus.datasource.jdbc.additional-jdbc-properties.";

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(
                WatchedDatabase.class,
                WatchedEntities.class,
                WatchedStores.class,
                CopiesWithBreakableLocks.class,
                Slate.class,
                Player.class);
    }

    /**
     * A replica's end in the middle of something is what these tests are about; nobody reads 2,000 of them. And the same few
     * hundred statements come a million times on a few rows each: to plan one takes longer than to run it, so each is planned once.
     */
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.log.category.\"dev.afterrun.duework\".level",
                "OFF",
                "quarkus.log.category.\"com.arjuna\".level",
                "OFF",
                JDBC + "prepareThreshold",
                "1",
                JDBC + "preparedStatementCacheQueries",
                "2000",
                JDBC + "preparedStatementCacheSizeMiB",
                "20",
                JDBC + "options",
                "-c plan_cache_mode=force_generic_plan",
                // That disposal rests now and then is a part of them.
                "afterrun.yielding.slow",
                "PT0.25S");
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
                new TestResourceEntry(ForgeResource.class),
                new TestResourceEntry(Issuer.class));
    }
}
