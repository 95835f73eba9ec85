package dev.afterrun.storage.histories;

import java.util.Random;

/**
 * An action and who does it.
 *
 * @param replica 0 or 1
 * @param end before which statement or call of the store the replica's process ends; 0 where it does not
 */
record Part(Action action, int replica, int end) {
    private static final int LATEST_END = 40;

    static Part any(Random random, int replica) {
        return new Part(Actions.any(random), replica, random.nextInt(4) == 0 ? 1 + random.nextInt(LATEST_END) : 0);
    }

    Part withoutEnd() {
        return new Part(action, replica, 0);
    }

    @Override
    public String toString() {
        return "replica " + replica + ": " + action + (end > 0 ? ", and ends before step " + end : "");
    }
}
