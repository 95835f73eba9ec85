package dev.afterrun.storage.command;

import dev.afterrun.contracts.event.Actor;
import java.time.Instant;
import java.util.Optional;

/**
 * What the forge told that somebody asks for.
 *
 * @param id by which it is known again: a comment's, or a delivery's
 * @param toldAt the forge's time of it
 */
record Asking(int number, String id, Optional<Long> comment, Actor by, String said, Instant toldAt) {
    private static final String OF_A_DELIVERY = "delivery/";

    static Asking byComment(int number, long comment, Actor by, String said, Instant toldAt) {
        return new Asking(number, "comment/" + comment, Optional.of(comment), by, said, toldAt);
    }

    static Asking byLabel(int number, String delivery, Actor by, String said, Instant toldAt) {
        return new Asking(number, OF_A_DELIVERY + delivery, Optional.empty(), by, said, toldAt);
    }
}
