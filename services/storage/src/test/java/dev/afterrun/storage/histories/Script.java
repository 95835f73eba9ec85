package dev.afterrun.storage.histories;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Turns as they are written down; behind the last scene the first lane that can goes on. */
final class Script implements Order {
    private final Queue<Scene> scenes;

    Script(Scene... scenes) {
        this.scenes = new ArrayDeque<>(List.of(scenes));
    }

    @Override
    public int next(List<Waiting> ready) {
        while (!scenes.isEmpty() && !scenes.element().goesOn(ready)) {
            scenes.remove();
        }
        return scenes.isEmpty() ? ready.getFirst().lane() : scenes.element().lane();
    }

    /** A lane goes on until it is about to do something; or is over, or waits for another's lock. */
    record Scene(int lane, String until) {
        private static final String NOTHING = "nothing that it ever does";

        /** As far as it comes. */
        Scene(int lane) {
            this(lane, NOTHING);
        }

        private boolean goesOn(List<Waiting> ready) {
            return ready.stream()
                    .anyMatch(waiting ->
                            waiting.lane() == lane && !waiting.before().startsWith(until));
        }
    }
}
