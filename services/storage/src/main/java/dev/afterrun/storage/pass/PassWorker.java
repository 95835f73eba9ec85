package dev.afterrun.storage.pass;

import dev.afterrun.duework.Worker;
import java.io.IOException;
import java.time.Duration;

/** Takes parts of passes of one kind: it {@linkplain Treatment treats} their objects, some seconds at a time. */
public interface PassWorker extends Worker, Treatment {
    /** How it goes from object to object. */
    Walk walk();

    /** How fast it may. */
    Rate rate();

    @Override
    default Duration lease() {
        return Walk.LEASE;
    }

    @Override
    default int parallel() {
        return 2;
    }

    @Override
    default Outcome work(String key) throws IOException {
        return walk().turn(key, rate(), this);
    }
}
