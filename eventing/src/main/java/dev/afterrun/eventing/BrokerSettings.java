package dev.afterrun.eventing;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How the broker is reached, as a client of Kafka of our own wants to know it. */
public final class BrokerSettings {
    private BrokerSettings() {}

    /** Those of {@code broker} that the client knows, to be added to; others would only earn a warning each. */
    public static Map<String, Object> of(Map<String, Object> broker, Set<String> knownToClient) {
        var settings = new HashMap<>(broker);
        settings.keySet().retainAll(knownToClient);
        return settings;
    }
}
