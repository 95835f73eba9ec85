package dev.afterrun.forge;

import java.io.IOException;
import java.util.Optional;

/**
 * The log that a forge keeps, for some days, of what it told us by itself and how that was answered. What was answered badly or
 * not at all it tells again only where it is asked to. Calls fail as those of {@link Forge} do.
 */
public interface Deliveries {
    /**
     * A page of the log, newest first; empty where there is none, since nothing is told in this way.
     *
     * @param cursor as the page before named the one that follows it; empty for the newest page
     */
    Optional<DeliveryPage> page(Optional<String> cursor) throws IOException;

    /**
     * Asks for one to be delivered again, under the same {@link LoggedDelivery#guid}; false where the forge has it no more.
     *
     * @param delivery its {@link LoggedDelivery#id}
     */
    boolean deliverAgain(long delivery) throws IOException;
}
