package dev.afterrun.forge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of the log of deliveries.
 *
 * @param deliveries newest first
 * @param next the cursor of the page that follows, with what is older; empty where nothing is
 */
public record DeliveryPage(List<LoggedDelivery> deliveries, Optional<String> next) {
    public DeliveryPage {
        deliveries = List.copyOf(deliveries);
    }

    /** When the newest of them was delivered. */
    public Optional<Instant> newest() {
        return deliveries.stream().findFirst().map(LoggedDelivery::at);
    }

    /** Whether the last of them was delivered before {@code floor}, so that a page which follows has none since. */
    public boolean endsBefore(Instant floor) {
        return !deliveries.isEmpty() && deliveries.getLast().at().isBefore(floor);
    }

    /** Those that were delivered at {@code floor} or later. */
    public List<LoggedDelivery> since(Instant floor) {
        return deliveries.stream()
                .filter(delivery -> !delivery.at().isBefore(floor))
                .toList();
    }
}
