package dev.afterrun.notifier.forge;

import dev.afterrun.forge.Deliveries;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the forge told each of our Apps by webhook, by the App's id. */
public record DeliveryLogs(Map<String, Deliveries> byApp) {
    public DeliveryLogs {
        byApp = Map.copyOf(byApp);
    }

    /** The Apps that we act as. */
    public Set<String> apps() {
        return byApp.keySet();
    }

    /** That of one App; empty where we do not act as it any more. */
    public Optional<Deliveries> of(String app) {
        return Optional.ofNullable(byApp.get(app));
    }
}
