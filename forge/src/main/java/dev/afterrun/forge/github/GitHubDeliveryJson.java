package dev.afterrun.forge.github;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.afterrun.forge.LoggedDelivery;
import java.time.Instant;

/** An entry of the log of deliveries, cut down to the fields that count here; {@code status_code} is 0 where nobody answered. */
@JsonNaming(SnakeCaseStrategy.class)
record GitHubDeliveryJson(long id, String guid, Instant deliveredAt, boolean redelivery, int statusCode, String event) {
    LoggedDelivery delivery() {
        return new LoggedDelivery(id, guid, deliveredAt, redelivery, statusCode / 100 == 2, event);
    }
}
