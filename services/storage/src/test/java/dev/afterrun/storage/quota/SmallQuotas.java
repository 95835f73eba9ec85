package dev.afterrun.storage.quota;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A repository may have 100 bytes in five files, an account 150. */
public final class SmallQuotas implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "afterrun.quota.repository.soft-bytes", "80",
                "afterrun.quota.repository.hard-bytes", "100",
                "afterrun.quota.repository.hard-files", "5",
                "afterrun.quota.account.hard-bytes", "150");
    }
}
