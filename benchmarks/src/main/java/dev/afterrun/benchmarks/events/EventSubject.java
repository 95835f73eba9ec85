package dev.afterrun.benchmarks.events;

import dev.afterrun.benchmarks.load.Load;

/** One that takes events, and the topic where they are to be found afterwards. */
record EventSubject(String name, int port, String head, Topic topic) {

    Load load(int connections, long millis, long first) {
        return new Load(port, head, RunFinishedBody.TEXT, connections, millis, first);
    }
}
