package dev.afterrun.storage.pass;

import java.util.Optional;

/**
 * A range of one store's object keys, and how far one pass has read it.
 *
 * @param route of a pass that moves
 * @param position the last key that was read
 * @param failures how often the object behind it could not be read
 */
public record Part(Name name, Optional<Route> route, Optional<String> end, String position, int failures) {
    /** What tells parts apart; as text, the key of the work on it. */
    public record Name(long pass, String store, String start) {
        static Name parse(String text) {
            var parts = text.split("/", -1);
            return new Name(Long.parseLong(parts[0]), parts[1], parts[2]);
        }

        @Override
        public String toString() {
            return pass + "/" + store + "/" + start;
        }
    }
}
